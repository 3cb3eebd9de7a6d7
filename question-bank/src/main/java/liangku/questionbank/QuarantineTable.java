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
            select id, question_id, version, opened_at, evidence::text as evidence, release_id, decided_at, decided_by,
                decision
            from questionbank.quarantine
            """;

    private final JdbcClient db;

    QuarantineTable(JdbcClient db) {
        this.db = db;
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
                            (id, question_id, version, opened_at, tried_at, reasons, evidence, release_id)
                        values (:id, :question, :version, :at, :at, :reasons, :evidence::jsonb, :release)
                        on conflict (question_id, version) where decided_at is null do update
                        set tried_at = excluded.tried_at, reasons = excluded.reasons, evidence = excluded.evidence,
                            release_id = excluded.release_id
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
                .query((row, number) ->
                        new Kept(new QuarantineId(row.getObject("id", UUID.class)), row.getBoolean("is_new")))
                .single();
    }

    List<Quarantine> list(int limit) {
        return db.sql(COLUMNS + "order by decided_at is not null, opened_at desc limit :limit")
                .param("limit", limit)
                .query(QuarantineTable::quarantine)
                .list();
    }

    List<Quarantine> of(QuestionId question) {
        return db.sql(COLUMNS + "where question_id = :question order by opened_at desc")
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

    /** {@return the quarantine that was open until now} */
    Optional<Quarantine> close(QuarantineId id, Quarantines.Decision decision, String by, Instant now) {
        return db.sql("""
                        update questionbank.quarantine
                        set decided_at = :now, decided_by = :by, decision = :decision
                        where id = :id and decided_at is null
                        returning id, question_id, version, opened_at, evidence::text as evidence, release_id,
                            decided_at, decided_by, decision
                        """)
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .param("decision", decision.name())
                .query(QuarantineTable::quarantine)
                .optional();
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
                Optional.ofNullable(row.getObject("release_id", UUID.class)).map(ReleaseId::new),
                decision == null
                        ? Optional.empty()
                        : Optional.of(new Quarantine.Outcome(
                                Quarantines.Decision.valueOf(decision),
                                row.getString("decided_by"),
                                row.getTimestamp("decided_at").toInstant())));
    }
}
