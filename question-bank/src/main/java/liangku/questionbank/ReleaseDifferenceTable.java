package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two releases laid beside each other. */
final class ReleaseDifferenceTable {

    private static final String DIFFERENT = """
            from (select question_id, version from questionbank.release_item where release_id = :before) a
            full join (select question_id, version from questionbank.release_item where release_id = :after) b
                on b.question_id = a.question_id
            """;

    private final JdbcClient db;

    ReleaseDifferenceTable(JdbcClient db) {
        this.db = db;
    }

    ReleaseDifference between(Release before, Release after) {
        var counts = db.sql("""
                        select count(*) filter (where a.question_id is null) as added,
                            count(*) filter (where b.question_id is null) as removed,
                            count(*) filter (where a.version <> b.version) as changed
                        """ + DIFFERENT)
                .param("before", before.id().value())
                .param("after", after.id().value())
                .query((row, number) -> new int[] {row.getInt("added"), row.getInt("removed"), row.getInt("changed")})
                .single();
        return new ReleaseDifference(before, after, counts[0], counts[1], counts[2], lines(before, after));
    }

    private List<ReleaseDifference.Line> lines(Release before, Release after) {
        return db.sql("select q.id, q.identifier, v.stem, a.version as before, b.version as after " + DIFFERENT + """
                        join questionbank.question q on q.id = coalesce(b.question_id, a.question_id)
                        join questionbank.question_version v
                            on v.question_id = q.id and v.version = greatest(a.version, b.version)
                        where a.version is distinct from b.version
                        order by q.identifier
                        limit :limit
                        """)
                .param("before", before.id().value())
                .param("after", after.id().value())
                .param("limit", ReleaseDifference.LINES_MAX)
                .query((row, number) -> new ReleaseDifference.Line(
                        new QuestionId(row.getObject("id", UUID.class)),
                        row.getString("identifier"),
                        row.getString("stem"),
                        version(row, "before"),
                        version(row, "after")))
                .list();
    }

    private static OptionalInt version(ResultSet row, String column) throws SQLException {
        int version = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
    }
}
