package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code questionbank.quarantine}. */
final class QuarantineTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS = """
            select q.id, q.question_id, q.version, q.opened_at, q.evidence::text as evidence, q.release_id, q.stays, q.decided_at,
                q.decided_by, q.decision, exists (
                    select from questionbank.release_item i
                    where i.release_id = (select id from questionbank.release order by number desc limit 1)
                      and i.question_id = q.question_id and i.version = q.version) as in_use
            from questionbank.quarantine q
            """;

    /**
     * Whether a version, of a row that has {@code question_id} and {@code version}, is to be on no paper: figures took it off and
     * nobody has decided, or it was decided that it stays out, and neither decided otherwise since nor taken back into use. That
     * its question is retired does not tell, as it is taken back into use with another version. To be formatted with the name of
     * the row.
     */
    static final String OUT = """
            exists (
                select from questionbank.quarantine k
                where k.question_id = %1$s.question_id and k.version = %1$s.version
                  and (k.decided_at is null and k.release_id is not null
                    or k.decision = 'KEPT_OUT'
                      and not exists (
                        select from questionbank.quarantine l
                        where l.question_id = k.question_id and l.version = k.version and l.decided_at > k.decided_at)
                      and not exists (
                        select from questionbank.remark r
                        where r.question_id = k.question_id and r.version = k.version and r.step = 'REVIVED'
                          and r.made_at >= k.decided_at)))
            """;

    private final JdbcClient db;

    QuarantineTable(JdbcClient db) {
        this.db = db;
    }

    /** One who judges or decides until the transaction ends, on whatever node. Taken before the lock on questions. */
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('questionbank.quarantine'))")
                .query((row, number) -> 0)
                .single();
    }

    /** @param isNew whether nothing was open against the item before */
    record Kept(QuarantineId id, boolean isNew) {}

    /** {@return under which id it is kept: that of what was open against the item, which says now what is known now} */
    Kept keep(Quarantine quarantine) {
        var evidence = JSON.createArrayNode();
        for (var one : quarantine.evidence()) {
            evidence.addObject()
                    .put("reason", one.reason().name())
                    .put("shown", one.shown())
                    .put("value", one.value())
                    .put("compared", one.compared())
                    .put("since", one.since());
        }
        return db.sql("""
                        insert into questionbank.quarantine
                            (id, question_id, version, opened_at, tried_at, reasons, evidence, release_id, stays)
                        values (:id, :question, :version, :at, :at, :reasons, :evidence::jsonb, :release, :stays)
                        on conflict (question_id, version) where decided_at is null do update
                        set tried_at = excluded.tried_at, reasons = excluded.reasons, evidence = excluded.evidence,
                            release_id = coalesce(excluded.release_id, quarantine.release_id), stays = excluded.stays
                        returning id, xmax = 0 as is_new
                        """)
                .param("id", quarantine.id().value())
                .param("question", quarantine.question().id().value())
                .param("version", quarantine.question().version())
                .param("at", Timestamp.from(quarantine.openedAt()))
                .param(
                        "reasons",
                        quarantine.evidence().stream()
                                .map(one -> one.reason().name())
                                .toArray(String[]::new))
                .param("evidence", evidence.toString())
                .param("release", quarantine.release().map(ReleaseId::value).orElse(null))
                .param("stays", quarantine.stays().map(Quarantine.Stays::name).orElse(null))
                .query((row, number) ->
                        new Kept(new QuarantineId(row.getObject("id", UUID.class)), row.getBoolean("is_new")))
                .single();
    }

    List<Quarantine> list(int limit) {
        return db.sql(COLUMNS + "order by q.decided_at is not null, q.opened_at desc limit :limit")
                .param("limit", limit)
                .query(QuarantineTable::quarantine)
                .list();
    }

    List<Quarantine> of(QuestionId question) {
        return db.sql(COLUMNS + "where q.question_id = :question order by q.opened_at desc")
                .param("question", question.value())
                .query(QuarantineTable::quarantine)
                .list();
    }

    /** A reason nobody needs to hear again: it is before a person, or one has decided. */
    record Settled(QuestionVersion question, Quarantine.Reason reason) {}

    /**
     * {@return what is settled}
     *
     * @param again what could not be acted on was tried last before: it is not settled. Nor is a leak that was decided on, of
     *     which {@link #decidedLeaks} tells from when on it would be another one
     */
    Set<Settled> settled(Collection<QuestionVersion> versions, Instant again) {
        var list = List.copyOf(versions);
        Set<Settled> found = new HashSet<>();
        db.sql("""
                        select distinct q.question_id, q.version, r.reason
                        from unnest(:ids::uuid[], :versions) as w (id, version)
                        join questionbank.quarantine q on q.question_id = w.id and q.version = w.version
                        cross join unnest(q.reasons) as r (reason)
                        where case
                            when q.decided_at is not null then r.reason <> 'LEAKED'
                            else q.release_id is not null or q.tried_at > :again end
                        """)
                .param("ids", QuestionTable.texts(list, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(list, QuestionVersion::version))
                .param("again", Timestamp.from(again))
                .query((ResultSet row) -> {
                    found.add(new Settled(
                            ItemStatisticsTable.version(row), Quarantine.Reason.valueOf(row.getString("reason"))));
                });
        return found;
    }

    /** {@return when it was last decided on a leak of them} */
    Map<QuestionVersion, Instant> decidedLeaks(Collection<QuestionVersion> versions) {
        var list = List.copyOf(versions);
        Map<QuestionVersion, Instant> found = new HashMap<>();
        db.sql("""
                        select q.question_id, q.version, max(q.decided_at) as decided_at
                        from unnest(:ids::uuid[], :versions) as w (id, version)
                        join questionbank.quarantine q on q.question_id = w.id and q.version = w.version
                        where 'LEAKED' = any(q.reasons) and q.decided_at is not null
                        group by 1, 2
                        """)
                .param("ids", QuestionTable.texts(list, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(list, QuestionVersion::version))
                .query((ResultSet row) -> {
                    found.put(
                            ItemStatisticsTable.version(row),
                            row.getTimestamp("decided_at").toInstant());
                });
        return found;
    }

    /** {@return how many wait for a decision} */
    int waiting() {
        return db.sql("select count(*) from questionbank.quarantine where decided_at is null")
                .query(Integer.class)
                .single();
    }

    /** {@return how many were taken off papers and wait for a decision} */
    int withdrawnAndWaiting() {
        return db.sql("""
                        select count(*)
                        from questionbank.quarantine
                        where decided_at is null and release_id is not null
                        """).query(Integer.class).single();
    }

    /** {@return the quarantine, if nobody has decided} */
    Optional<Quarantine> open(QuarantineId id) {
        return db.sql(COLUMNS + "where q.id = :id and q.decided_at is null")
                .param("id", id.value())
                .query(QuarantineTable::quarantine)
                .optional();
    }

    void close(QuarantineId id, Quarantines.Decision decision, String by, Instant now) {
        db.sql("""
                        update questionbank.quarantine
                        set decided_at = :now, decided_by = :by, decision = :decision
                        where id = :id and decided_at is null
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("decision", decision.name())
                .update();
    }

    /**
     * Ends what is open against the newest versions of questions that are taken back into use. What was found about an older
     * version is no matter of that: it is being mended.
     */
    void putBack(Collection<QuestionId> questions, String by, Instant now) {
        db.sql("""
                        update questionbank.quarantine k
                        set decided_at = :now, decided_by = :by, decision = 'PUT_BACK'
                        from questionbank.question q
                        where q.id = any (:questions) and k.question_id = q.id and k.version = q.version
                          and k.decided_at is null
                        """)
                .param("questions", QuestionTable.uuids(questions))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    void withdrawn(QuarantineId id, ReleaseId release) {
        db.sql("update questionbank.quarantine set release_id = :release, stays = null where id = :id")
                .param("id", id.value())
                .param("release", release.value())
                .update();
    }

    /** {@return whether a newer version of the question was approved: what is wrong with this one is not wrong with that} */
    boolean isSuperseded(QuestionVersion question) {
        return db.sql("""
                        select exists (
                            select from questionbank.approval
                            where question_id = :question and version > :version)
                        """)
                .param("question", question.id().value())
                .param("version", question.version())
                .query(Boolean.class)
                .single();
    }

    /** {@return whether the next release will be without this version} */
    boolean leaves(QuestionVersion question) {
        return db.sql("""
                        select q.status = 'RETIRED' or exists (
                            select from questionbank.approval a where a.question_id = v.question_id and a.version > v.version)
                          or %s
                        from questionbank.question_version v
                        join questionbank.question q on q.id = v.question_id
                        where v.question_id = :question and v.version = :version
                        """.formatted(OUT.formatted("v")))
                .param("question", question.id().value())
                .param("version", question.version())
                .query(Boolean.class)
                .single();
    }

    /** {@return the items of a release in its own order, without these questions} */
    List<ReleaseTable.Approved> itemsWithout(ReleaseId release, Set<QuestionId> without) {
        return db.sql("""
                        select i.question_id, i.version, v.digest
                        from questionbank.release_item i
                        join questionbank.question_version v
                            on v.question_id = i.question_id and v.version = i.version
                        where i.release_id = :release and i.question_id <> all (:without)
                        order by i.position
                        """)
                .param("release", release.value())
                .param("without", QuestionTable.uuids(without))
                .query((row, number) -> new ReleaseTable.Approved(
                        row.getObject("question_id", UUID.class), row.getInt("version"), row.getString("digest")))
                .list();
    }

    private static Quarantine quarantine(ResultSet row, int number) throws SQLException {
        List<Quarantine.Evidence> evidence = new ArrayList<>();
        for (var one : JSON.readTree(row.getString("evidence"))) {
            evidence.add(new Quarantine.Evidence(
                    Quarantine.Reason.valueOf(one.get("reason").asString()),
                    one.get("shown").asInt(),
                    one.get("value").asDouble(),
                    one.get("compared").asDouble(),
                    one.get("since").asString()));
        }
        var decision = row.getString("decision");
        return new Quarantine(
                new QuarantineId(row.getObject("id", UUID.class)),
                ItemStatisticsTable.version(row),
                row.getTimestamp("opened_at").toInstant(),
                evidence,
                row.getBoolean("in_use"),
                Optional.ofNullable(row.getObject("release_id", UUID.class)).map(ReleaseId::new),
                Optional.ofNullable(row.getString("stays")).map(Quarantine.Stays::valueOf),
                decision == null
                        ? Optional.empty()
                        : Optional.of(new Quarantine.Outcome(
                                Quarantines.Decision.valueOf(decision),
                                row.getString("decided_by"),
                                row.getTimestamp("decided_at").toInstant())));
    }
}
