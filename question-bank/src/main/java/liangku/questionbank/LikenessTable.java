package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that say which questions share a band. */
final class LikenessTable {

    private final JdbcClient db;

    LikenessTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * How far a lookup goes.
     *
     * @param eachBand how many questions of one band are looked at in memory
     * @param near how many questions that share any band are looked at in the database
     * @param each how many questions are compared at most, those that share most bands first
     */
    record Reach(int eachBand, int near, int each) {}

    /** Two that share a band: the sketch at {@code place} of those that were asked for, and a question of the bank. */
    record Met(int place, QuestionId question) {}

    /**
     * {@return of those that share a band all that may be near} The bank's signs are asked where they stand: what shares a
     * band by chance is passed over without its text being read, unless it differs by a word, of which signs say nothing.
     * Without an order a plan that reads everything until it has met enough would look cheaper than the index.
     */
    List<Met> meet(List<Sketch> sketches, Reach reach) {
        return db.sql("""
                        select place, question_id
                        from (
                            select w.place, f.question_id,
                                row_number() over (partition by w.place order by shared.bands desc) as rank
                            from unnest(:bands, :rests, :signs) with ordinality as w (bands, rests, sign, place)
                            cross join lateral (
                                select question_id, bands
                                from questionbank.found_by
                                where bands && w.bands::int[]
                                    and (sign is null or bit_count((sign # w.sign)::bit(64)) <= :unlike
                                        or bands && w.rests::int[])
                                order by bands
                                limit :near) as f
                            cross join lateral (
                                select count(*) as bands
                                from unnest(f.bands) as own (hash)
                                where own.hash = any (w.bands::int[])) as shared) as met
                        where rank <= :each
                        """)
                .param("bands", QuestionTable.texts(sketches, sketch -> FoundByTable.array(sketch.bands())))
                .param("rests", QuestionTable.texts(sketches, sketch -> FoundByTable.array(sketch.rests())))
                .param("signs", sketches.stream().map(Sketch::sign).toArray(Long[]::new))
                .param("unlike", Sketch.UNLIKE_MAX)
                .param("near", reach.near)
                .param("each", reach.each)
                .query((row, number) -> new Met(row.getInt("place") - 1, QuestionTable.id(row, "question_id")))
                .list();
    }

    int count() {
        return db.sql("select count(*) from questionbank.found_by")
                .query(Integer.class)
                .single();
    }

    /** How a question of the bank looks from afar. */
    record Look(UUID id, List<Integer> bands, long sign) {}

    /** {@return the next after this one, by id} */
    List<Look> looks(UUID after, int limit) {
        return db.sql("""
                        select question_id, bands, coalesce(sign, :unknown) as sign
                        from questionbank.found_by
                        where question_id > :after
                        order by question_id
                        limit :limit
                        """)
                .param("unknown", Sketch.UNKNOWN)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Look(
                        row.getObject("question_id", UUID.class),
                        List.of((Integer[]) row.getArray("bands").getArray()),
                        row.getLong("sign")))
                .list();
    }

    /**
     * A question that is not retired, as it is compared.
     *
     * @param text all that is asked, for people to see what differs
     */
    record Compared(QuestionId id, String identifier, String text, Sketch sketch) {

        static Compared of(QuestionTable.Write write, Sketch sketch) {
            var content = write.content();
            return new Compared(write.id(), content.identifier(), ShortDifference.text(content.body()), sketch);
        }
    }

    Map<QuestionId, Compared> compared(Collection<QuestionId> ids) {
        Map<QuestionId, Compared> found = new HashMap<>();
        db.sql("""
                        select q.id, q.identifier, v.kind, v.stem, v.body::text as body
                        from unnest(:ids) as w (id)
                        join questionbank.question q on q.id = w.id
                        join questionbank.question_version v on v.question_id = q.id and v.version = q.version
                        where q.status <> 'RETIRED'
                        """)
                .param("ids", ids.stream().map(QuestionId::value).toArray(UUID[]::new))
                .query((row, number) -> compared(row))
                .list()
                .forEach(question -> found.put(question.id, question));
        return found;
    }

    List<Compared> after(String identifier, int limit) {
        return db.sql("""
                        select q.id, q.identifier, v.kind, v.stem, v.body::text as body
                        from questionbank.question q
                        join questionbank.question_version v on v.question_id = q.id and v.version = q.version
                        where q.identifier > :identifier and q.status <> 'RETIRED'
                        order by q.identifier
                        limit :limit
                        """)
                .param("identifier", identifier)
                .param("limit", limit)
                .query((row, number) -> compared(row))
                .list();
    }

    private static Compared compared(ResultSet row) throws SQLException {
        var body = BodyJson.read(
                QuestionKind.valueOf(row.getString("kind")), row.getString("stem"), row.getString("body"));
        return new Compared(
                QuestionTable.id(row, "id"), row.getString("identifier"), ShortDifference.text(body), Sketch.of(body));
    }

    /** {@return newest versions of which nothing was noted yet} */
    List<Question> unnoted(int limit) {
        return db.sql(QuestionTable.QUESTION + """
                        join questionbank.found_by n on n.question_id = q.id
                        where v.version = q.version and n.sign is null
                        order by q.id
                        limit :limit
                        """)
                .param("limit", limit)
                .query(QuestionTable::question)
                .list();
    }
}
