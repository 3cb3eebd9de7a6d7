package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of releases and their items. */
final class ReleaseTable {

    /**
     * The newest approved version of every question that is not retired; an edit under review takes nothing away. One that is
     * quarantined has none: an older version is not what anybody wants in its place.
     */
    private static final String APPROVED = """
            select x.question_id, x.version, x.digest
            from (
              select distinct on (q.identifier) q.identifier, v.question_id, v.version, v.digest
              from questionbank.question q
              join questionbank.approval a on a.question_id = q.id
              join questionbank.question_version v on v.question_id = a.question_id and v.version = a.version
              where q.status <> 'RETIRED'
              order by q.identifier, v.version desc
            ) x
            where not %s
            order by x.identifier
            """.formatted(QuarantineTable.OUT.formatted("x"));

    private final JdbcClient db;

    ReleaseTable(JdbcClient db) {
        this.db = db;
    }

    /** One writer at a time until the transaction ends: release numbers have no gaps and snapshots no halves. */
    void lock() {
        db.sql("lock table questionbank.release in share row exclusive mode").update();
    }

    Optional<Release> latest() {
        return db.sql("""
                        select id, number, digest, questions, published_at, published_by, note
                        from questionbank.release
                        order by number desc
                        limit 1
                        """).query(ReleaseTable::release).optional();
    }

    Optional<Release> find(ReleaseId id) {
        return db.sql("""
                        select id, number, digest, questions, published_at, published_by, note
                        from questionbank.release
                        where id = :id
                        """).param("id", id.value()).query(ReleaseTable::release).optional();
    }

    List<Release> before(int number, int limit) {
        return db.sql("""
                        select id, number, digest, questions, published_at, published_by, note
                        from questionbank.release
                        where number < :number
                        order by number desc
                        limit :limit
                        """)
                .param("number", number)
                .param("limit", limit)
                .query(ReleaseTable::release)
                .list();
    }

    /** A question version that a release would have. */
    record Approved(UUID question, int version, String digest) {}

    List<Approved> approved() {
        return db.sql(APPROVED).query(ReleaseTable::approvedItem).list();
    }

    /** {@return what a release has, without what was retired or quarantined since} */
    List<Approved> notRetired(ReleaseId release) {
        return db.sql("""
                        select i.question_id, i.version, v.digest
                        from questionbank.release_item i
                        join questionbank.question q on q.id = i.question_id
                        join questionbank.question_version v
                            on v.question_id = i.question_id and v.version = i.version
                        where i.release_id = :release and q.status <> 'RETIRED' and not %s
                        order by q.identifier
                        """.formatted(QuarantineTable.OUT.formatted("i")))
                .param("release", release.value())
                .query(ReleaseTable::approvedItem)
                .list();
    }

    /** {@return what the latest release has, with the newest approved version of these; without what was retired or quarantined since} */
    List<Approved> extended(Collection<QuestionId> more) {
        return db.sql("""
                        select x.question_id, x.version, v.digest
                        from (
                          select a.question_id, max(a.version) as version
                          from questionbank.approval a
                          where a.question_id = any (:more)
                          group by a.question_id
                          union all
                          select i.question_id, i.version
                          from questionbank.release_item i
                          where i.release_id = (select id from questionbank.release order by number desc limit 1)
                            and i.question_id <> all (:more)
                        ) x
                        join questionbank.question q on q.id = x.question_id
                        join questionbank.question_version v
                            on v.question_id = x.question_id and v.version = x.version
                        where q.status <> 'RETIRED' and not %s
                        order by q.identifier
                        """.formatted(QuarantineTable.OUT.formatted("x")))
                .param("more", more.stream().map(QuestionId::value).toArray(UUID[]::new))
                .query(ReleaseTable::approvedItem)
                .list();
    }

    private static Approved approvedItem(ResultSet row, int number) throws SQLException {
        return new Approved(row.getObject("question_id", UUID.class), row.getInt("version"), row.getString("digest"));
    }

    void insert(Release release, List<Approved> items) {
        db.sql("""
                        insert into questionbank.release
                            (id, number, digest, questions, published_at, published_by, note)
                        values (:id, :number, :digest, :questions, :publishedAt, :publishedBy, :note)
                        """)
                .param("id", release.id().value())
                .param("number", release.number())
                .param("digest", release.digest())
                .param("questions", release.questions())
                .param("publishedAt", Timestamp.from(release.publishedAt()))
                .param("publishedBy", release.publishedBy())
                .param("note", release.note())
                .update();
        db.sql("""
                        insert into questionbank.release_item (release_id, position, question_id, version)
                        select :release, i.position, i.question, i.version
                        from unnest(:questions, :versions) with ordinality as i (question, version, position)
                        """)
                .param("release", release.id().value())
                .param("questions", items.stream().map(Approved::question).toArray(UUID[]::new))
                .param("versions", items.stream().map(Approved::version).toArray(Integer[]::new))
                .update();
        db.sql("""
                        update questionbank.question q
                        set status = 'RELEASED'
                        from questionbank.release_item i
                        where i.release_id = :release and i.question_id = q.id and i.version = q.version
                          and q.status = 'APPROVED'
                        """).param("release", release.id().value()).update();
    }

    /** The items in the release's own order. */
    List<CompiledRelease.Item> items(ReleaseId id) {
        List<CompiledRelease.Item> items = new ArrayList<>();
        db.sql("""
                        select v.question_id, v.version, v.topic, v.difficulty, v.kind, v.stem, v.body::text as body,
                            v.about::text as about
                        from questionbank.release_item i
                        join questionbank.question_version v
                            on v.question_id = i.question_id and v.version = i.version
                        where i.release_id = :id
                        order by i.position
                        """).param("id", id.value()).query((ResultSet row) -> {
            items.add(item(row));
        });
        return items;
    }

    private static CompiledRelease.Item item(ResultSet row) throws SQLException {
        return new CompiledRelease.Item(
                new QuestionId(row.getObject("question_id", UUID.class)),
                row.getInt("version"),
                // A hundred thousand rows name 52 topics.
                row.getString("topic").intern(),
                row.getInt("difficulty"),
                BodyJson.read(
                        QuestionKind.valueOf(row.getString("kind")), row.getString("stem"), row.getString("body")),
                AboutJson.read(row.getString("about")).english().map(Translation::words));
    }

    private static Release release(ResultSet row, int number) throws SQLException {
        return new Release(
                new ReleaseId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("digest"),
                row.getInt("questions"),
                row.getTimestamp("published_at").toInstant(),
                row.getString("published_by"),
                row.getString("note"));
    }
}
