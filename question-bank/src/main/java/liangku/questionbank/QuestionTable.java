package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of questions and their versions. */
final class QuestionTable {

    /** The identifiers of the enemies of {@code questionbank.question q}. */
    static final String ENEMIES = """
            array(
                select f.identifier
                from questionbank.enemy e
                join questionbank.question f on f.id = e.other
                where e.one = q.id)""";

    /** The join of questions with all their versions, ready for a where clause. */
    static final String QUESTION = """
            select v.question_id, v.version, q.status, q.identifier, v.kind, v.stem, v.body::text as body,
                v.explanation, v.topic, v.difficulty, v.source, v.about::text as about, v.changed_by, v.changed_at,
                q.tags, %s as enemies
            from questionbank.question q
            join questionbank.question_version v on v.question_id = q.id
            """.formatted(ENEMIES);

    private final JdbcClient db;
    private final FoundByTable found;

    QuestionTable(JdbcClient db) {
        this.db = db;
        this.found = new FoundByTable(db);
    }

    /** One writer at a time until the transaction ends: what was looked up stays true while it is written. */
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('questionbank.question'))")
                .query((row, number) -> 0)
                .single();
    }

    /** What deciding about a row needs of the question the bank has. */
    record Known(
            QuestionId id,
            String identifier,
            int version,
            int next,
            boolean retired,
            String digest,
            String twin,
            Labels labels) {}

    List<Known> byIdentifier(Collection<String> identifiers) {
        return db.sql("""
                        select q.id, q.identifier, q.version, greatest(q.version, q.spent) + 1 as next, q.status, v.digest,
                            q.twin, q.tags, %s as enemies
                        from questionbank.question q
                        join questionbank.question_version v on v.question_id = q.id and v.version = q.version
                        where q.identifier = any (:identifiers)
                        """.formatted(ENEMIES))
                .param("identifiers", identifiers.toArray(String[]::new))
                .query((row, number) -> new Known(
                        id(row, "id"),
                        row.getString("identifier"),
                        row.getInt("version"),
                        row.getInt("next"),
                        QuestionStatus.valueOf(row.getString("status")) == QuestionStatus.RETIRED,
                        row.getString("digest"),
                        row.getString("twin"),
                        new Labels(strings(row, "tags"), strings(row, "enemies"))))
                .list();
    }

    /** A question, and what its twins would share with it. */
    record TwinOf(String twin, String identifier) {}

    /** {@return those that are not retired, by identifier} */
    List<TwinOf> byTwin(Collection<String> twins) {
        return byTwin(twins, "and status <> 'RETIRED'");
    }

    /** {@return retired ones too, by identifier} */
    List<TwinOf> everByTwin(Collection<String> twins) {
        return byTwin(twins, "");
    }

    private List<TwinOf> byTwin(Collection<String> twins, String which) {
        return db.sql("""
                        select twin, identifier
                        from questionbank.question
                        where twin = any (:twins) %s
                        order by identifier
                        """.formatted(which))
                .param("twins", twins.toArray(String[]::new))
                .query((row, number) -> new TwinOf(row.getString("twin"), row.getString("identifier")))
                .list();
    }

    /** Sets what questions share with their twins, where it is worked out otherwise than when they were written. */
    void noteTwins(List<Write> writes) {
        db.sql("""
                        update questionbank.question q
                        set twin = w.twin
                        from unnest(:ids, :twins) as w (id, twin)
                        where q.id = w.id and q.twin <> w.twin
                        """)
                .param("ids", uuids(writes.stream().map(Write::id).toList()))
                .param("twins", texts(writes, Write::twin))
                .update();
    }

    /** One version about to be written; version 1 is a new question. */
    record Write(QuestionId id, int version, QuestionContent content, String digest, String twin, Stored stored) {

        static Write of(QuestionVersion next, QuestionContent content) {
            var body = content.body();
            return new Write(
                    next.id(), next.version(), content, Canonical.of(content), Twin.of(body), Stored.of(content));
        }

        Sketch sketch() {
            return stored.sketch();
        }

        boolean isFirst() {
            return version == 1;
        }
    }

    void write(List<Write> writes, @Nullable ImportId origin, String by, Instant now) {
        if (writes.isEmpty()) return;
        point(writes, origin, by, now);
        found.note(writes);
        db.sql("""
                        insert into questionbank.question_version
                            (question_id, version, kind, stem, body, explanation, topic, difficulty, source, about,
                             digest, changed_at, changed_by, import_id)
                        select w.id, w.version, w.kind, w.stem, w.body::jsonb, w.explanation, w.topic, w.difficulty,
                            w.source, w.about::jsonb, w.digest, :now, :by, :origin::uuid
                        from unnest(:ids, :versions, :kinds, :stems, :bodies, :explanations, :topics,
                                :difficulties, :sources, :abouts, :digests)
                            as w (id, version, kind, stem, body, explanation, topic, difficulty, source, about, digest)
                        """)
                .param("ids", uuids(writes.stream().map(Write::id).toList()))
                .param("versions", numbers(writes, Write::version))
                .param(
                        "kinds",
                        texts(writes, write -> write.content.body().kind().name()))
                .param("stems", texts(writes, write -> write.content.body().stem()))
                .param("bodies", texts(writes, write -> write.stored.body()))
                .param("explanations", texts(writes, write -> write.content.explanation()))
                .param("topics", texts(writes, write -> write.content.knowledgePoint()))
                .param("difficulties", numbers(writes, write -> write.content.difficulty()))
                .param("sources", texts(writes, write -> write.content.source()))
                .param("abouts", texts(writes, write -> write.stored.about()))
                .param("digests", texts(writes, Write::digest))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("origin", origin == null ? null : origin.toString())
                .update();
    }

    /** Lets the questions' own rows say what these versions, their newest, say. */
    private void point(List<Write> writes, @Nullable ImportId origin, String by, Instant now) {
        db.sql("""
                        insert into questionbank.question
                            (id, identifier, version, status, kind, topic, difficulty, twin, expires_on, posts,
                             changed_at, changed_by, author, import_id)
                        select w.id, w.identifier, w.version, 'DRAFT', w.kind, w.topic, w.difficulty, w.twin,
                            w.expires_on::date, string_to_array(w.posts, ','), :now, :by, :by, :origin::uuid
                        from unnest(:ids, :identifiers, :versions, :kinds, :topics, :difficulties, :twins, :expiries,
                                :posts)
                            as w (id, identifier, version, kind, topic, difficulty, twin, expires_on, posts)
                        on conflict (id) do update
                        set version = excluded.version, kind = excluded.kind, topic = excluded.topic,
                            difficulty = excluded.difficulty, twin = excluded.twin, expires_on = excluded.expires_on,
                            posts = excluded.posts, changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by, import_id = excluded.import_id,
                            -- They were those of the version before.
                            measured_difficulty = null, facility = null, discrimination = null, shown = null,
                            -- An old approved version must not come back into use because someone edited a new one.
                            status = case question.status when 'RETIRED' then 'RETIRED' else excluded.status end
                        """)
                .param("ids", uuids(writes.stream().map(Write::id).toList()))
                .param("identifiers", texts(writes, write -> write.content.identifier()))
                .param("versions", numbers(writes, Write::version))
                .param(
                        "kinds",
                        texts(writes, write -> write.content.body().kind().name()))
                .param("topics", texts(writes, write -> write.content.knowledgePoint()))
                .param("difficulties", numbers(writes, write -> write.content.difficulty()))
                .param("twins", texts(writes, Write::twin))
                .param("expiries", texts(writes, QuestionTable::expiry))
                .param(
                        "posts",
                        texts(
                                writes,
                                write -> String.join(",", write.content.about().posts())))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("origin", origin == null ? null : origin.toString())
                .update();
    }

    /** Lets questions' rows say what an earlier version says; whose it is and how it stands is for the caller to set. */
    void pointBack(List<Write> writes) {
        point(writes, null, "", Instant.EPOCH);
        found.note(writes);
    }

    private static @Nullable String expiry(Write write) {
        return write.content.about().expiresOn().map(LocalDate::toString).orElse(null);
    }

    /** After many new rows: who approves or searches next must not be served by a plan made for the few there were. */
    void analyze() {
        db.sql("analyze questionbank.question, questionbank.question_version, questionbank.found_by")
                .update();
    }

    static UUID[] uuids(Collection<QuestionId> ids) {
        return ids.stream().map(QuestionId::value).toArray(UUID[]::new);
    }

    /** {@return for each of these questions the number of its next version: one that none had before} */
    Map<QuestionId, Integer> next(Collection<QuestionId> ids) {
        Map<QuestionId, Integer> next = new HashMap<>();
        db.sql("select id, greatest(version, spent) + 1 as next from questionbank.question where id = any (:ids)")
                .param("ids", uuids(ids))
                .query(row -> {
                    next.put(id(row, "id"), row.getInt("next"));
                });
        return next;
    }

    /** {@return the next version of this question} */
    QuestionVersion next(QuestionId id) {
        return new QuestionVersion(id, next(List.of(id)).getOrDefault(id, 1));
    }

    Optional<Question> find(QuestionId id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Question> find(Collection<QuestionId> ids) {
        return db.sql(QUESTION + """
                        where v.version = q.version and q.id = any (:ids::uuid[])
                        order by q.identifier
                        """)
                .param("ids", ids.stream().map(QuestionId::toString).toArray(String[]::new))
                .query(QuestionTable::question)
                .list();
    }

    /** {@return these very versions, by identifier} */
    List<Question> versions(List<QuestionVersion> named) {
        return db.sql(QUESTION + """
                        where (v.question_id, v.version) in (
                            select w.id, w.version from unnest(:ids, :versions) as w (id, version))
                        order by q.identifier
                        """)
                .param("ids", uuids(named.stream().map(QuestionVersion::id).toList()))
                .param("versions", numbers(named, QuestionVersion::version))
                .query(QuestionTable::question)
                .list();
    }

    Map<QuestionId, String> authors(Collection<QuestionId> ids) {
        Map<QuestionId, String> authors = new HashMap<>();
        db.sql("select id, author from questionbank.question where id = any (:ids)")
                .param("ids", uuids(ids))
                .query(row -> {
                    authors.put(id(row, "id"), row.getString("author"));
                });
        return authors;
    }

    List<Question> versions(QuestionId id) {
        return db.sql(QUESTION + "where q.id = :id order by v.version desc")
                .param("id", id.value())
                .query(QuestionTable::question)
                .list();
    }

    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    static <T> Integer[] numbers(List<T> rows, Function<T, Integer> number) {
        return rows.stream().map(number).toArray(Integer[]::new);
    }

    static QuestionId id(ResultSet row, String column) throws SQLException {
        return new QuestionId(row.getObject(column, UUID.class));
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static Question question(ResultSet row, int number) throws SQLException {
        var kind = QuestionKind.valueOf(row.getString("kind"));
        return new Question(
                id(row, "question_id"),
                row.getInt("version"),
                QuestionStatus.valueOf(row.getString("status")),
                new QuestionContent(
                        row.getString("identifier"),
                        BodyJson.read(kind, row.getString("stem"), row.getString("body")),
                        row.getString("explanation"),
                        row.getString("topic"),
                        row.getInt("difficulty"),
                        row.getString("source"),
                        AboutJson.read(row.getString("about"))),
                new Labels(strings(row, "tags"), strings(row, "enemies")),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
