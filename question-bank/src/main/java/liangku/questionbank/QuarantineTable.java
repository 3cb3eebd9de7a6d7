package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    void insert(Quarantine quarantine) {
        var evidence = JSON.createArrayNode();
        for (var one : quarantine.evidence()) {
            evidence.addObject()
                    .put("reason", one.reason().name())
                    .put("shown", one.shown())
                    .put("value", one.value())
                    .put("compared", one.compared())
                    .put("since", one.since());
        }
        db.sql("""
                        insert into questionbank.quarantine
                            (id, question_id, version, opened_at, reasons, evidence, release_id)
                        values (:id, :question, :version, :at, :reasons, :evidence::jsonb, :release)
                        on conflict (question_id, version) where decided_at is null do nothing
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
                .update();
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

    Set<Settled> settled(Collection<QuestionVersion> versions) {
        var list = List.copyOf(versions);
        Set<Settled> found = new HashSet<>();
        db.sql("""
                        select distinct q.question_id, q.version, r.reason
                        from unnest(:ids::uuid[], :versions) as w (id, version)
                        join questionbank.quarantine q on q.question_id = w.id and q.version = w.version
                        cross join unnest(q.reasons) as r (reason)
                        """)
                .param("ids", QuestionTable.texts(list, version -> version.id().toString()))
                .param("versions", QuestionTable.numbers(list, QuestionVersion::version))
                .query((ResultSet row) -> {
                    found.add(new Settled(
                            ItemStatisticsTable.version(row), Quarantine.Reason.valueOf(row.getString("reason"))));
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
