package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what an attempt left behind, table by table. */
class TimelineTable {

    /** Answers that follow each other sooner are told as one. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    /**
     * Sessions that led to the attempt: what became of them came before it, and after the start of the one before. Of a spot
     * check that was called off nobody is told.
     */
    private static final String LED_HERE = """
            from exam.attempt a
            join exam.session_candidate c on c.worker_id = a.worker_id
            join exam.session s on s.id = c.session_id and s.exam_id = a.exam_id
            left join exam.session_cancellation x on x.session_id = s.id
            where a.id = :attempt
              and coalesce(x.cancelled_at, s.opens_at) <= a.started_at
              and (x.session_id is null or s.spot_check_id is null)
              and not exists (select from exam.attempt other
                              where other.worker_id = a.worker_id and other.exam_id = a.exam_id
                                and other.started_at < a.started_at
                                and other.started_at >= coalesce(x.cancelled_at, s.opens_at))
            """;

    /** Grants that held at the start, and those of the time from it to the end. */
    private static final String GRANTS = """
            with grants as (
                select t.percent, t.granted_at, t.granted_by, e.ended_at, e.ended_by, t.granted_at <= a.started_at as counts,
                       a.started_at, a.submitted_at
                from exam.attempt a
                join exam.extra_time t on t.worker_id = a.worker_id
                left join exam.extra_time_end e on e.extra_time_id = t.id
                where a.id = :attempt
                  and (t.granted_at > a.started_at and (a.submitted_at is null or t.granted_at <= a.submitted_at)
                    or t.granted_at <= a.started_at
                      and (e.ended_at is null or e.ended_at > a.started_at)
                      and (t.until is null or t.until > (a.started_at at time zone 'Asia/Shanghai')::date))
            )
            """;

    private final JdbcClient db;

    TimelineTable(JdbcClient db) {
        this.db = db;
    }

    /** Whose it is, and what every attempt has. */
    record Head(
            AttemptId attempt,
            WorkerId worker,
            ExamId exam,
            EmployerId employer,
            AttemptEvent.Started started,
            Optional<AttemptEvent.Closed> closed) {}

    Optional<Head> head(AttemptId attempt) {
        return db.sql("""
                select a.worker_id, a.exam_id, a.employer_id, a.number, a.policy, a.started_at, a.deadline, a.submitted_at,
                       a.closed_by,
                       coalesce((select t.percent
                                 from exam.extra_time t
                                 left join exam.extra_time_end e on e.extra_time_id = t.id
                                 where t.worker_id = a.worker_id
                                   and t.granted_at <= a.started_at
                                   and (e.ended_at is null or e.ended_at > a.started_at)
                                   and (t.until is null or t.until > (a.started_at at time zone 'Asia/Shanghai')::date)
                                 order by t.granted_at desc
                                 limit 1), 0) as extra_percent
                from exam.attempt a where a.id = :attempt
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new Head(
                        attempt,
                        new WorkerId(rs.getObject("worker_id", UUID.class)),
                        new ExamId(rs.getObject("exam_id", UUID.class)),
                        new EmployerId(rs.getObject("employer_id", UUID.class)),
                        new AttemptEvent.Started(
                                AttemptTable.instant(rs, "started_at"),
                                rs.getInt("number"),
                                AttemptTable.instant(rs, "deadline"),
                                rs.getInt("policy"),
                                rs.getInt("extra_percent")),
                        rs.getObject("submitted_at") == null
                                ? Optional.empty()
                                : Optional.of(new AttemptEvent.Closed(
                                        AttemptTable.instant(rs, "submitted_at"),
                                        rs.getString("closed_by").equals("CANDIDATE")))))
                .optional();
    }

    List<AttemptEvent.Summoned> summoned(Head head) {
        return db.sql("select s.ordered_at, s.opens_at, s.ordered_by " + LED_HERE)
                .param("attempt", head.attempt().value())
                .query((rs, row) -> new AttemptEvent.Summoned(
                        AttemptTable.instant(rs, "ordered_at"),
                        AttemptTable.instant(rs, "opens_at"),
                        rs.getString("ordered_by")))
                .list();
    }

    List<AttemptEvent.CalledOff> calledOff(Head head) {
        return db.sql("select x.cancelled_at, s.opens_at, x.cancelled_by " + LED_HERE + "and x.session_id is not null")
                .param("attempt", head.attempt().value())
                .query((rs, row) -> new AttemptEvent.CalledOff(
                        AttemptTable.instant(rs, "cancelled_at"),
                        AttemptTable.instant(rs, "opens_at"),
                        rs.getString("cancelled_by")))
                .list();
    }

    List<AttemptEvent.ExtraTimeGranted> extraTimeGranted(Head head) {
        return db.sql(GRANTS + "select granted_at, percent, granted_by, counts from grants")
                .param("attempt", head.attempt().value())
                .query((rs, row) -> new AttemptEvent.ExtraTimeGranted(
                        AttemptTable.instant(rs, "granted_at"),
                        rs.getInt("percent"),
                        rs.getString("granted_by"),
                        rs.getBoolean("counts")))
                .list();
    }

    List<AttemptEvent.ExtraTimeEnded> extraTimeEnded(Head head) {
        return db.sql(GRANTS + """
                select ended_at, percent, ended_by
                from grants
                where ended_at > started_at and (submitted_at is null or ended_at <= submitted_at)
                """)
                .param("attempt", head.attempt().value())
                .query((rs, row) -> new AttemptEvent.ExtraTimeEnded(
                        AttemptTable.instant(rs, "ended_at"), rs.getInt("percent"), rs.getString("ended_by")))
                .list();
    }

    List<AttemptEvent.ReadElsewhere> readElsewhere(AttemptId attempt) {
        return db.sql("select read_at from exam.read_elsewhere where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.ReadElsewhere(AttemptTable.instant(rs, "read_at")))
                .list();
    }

    /**
     * Answers in the order in which they were saved, without those a person let in.
     *
     * @param end whatever was saved later came late
     */
    List<AttemptEvent.Saved> saved(AttemptId attempt, Instant end) {
        record One(Instant at, int item) {}
        var all = db.sql("""
                select a.saved_at, a.item
                from exam.answer a
                where a.attempt_id = :attempt
                  and not exists (select from exam.late_answer l
                                  where l.attempt_id = a.attempt_id and l.decision = 'TAKEN' and l.decided_at = a.saved_at)
                order by a.saved_at, a.seq
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new One(AttemptTable.instant(rs, "saved_at"), rs.getInt("item")))
                .list();
        var runs = new ArrayList<AttemptEvent.Saved>();
        Set<Integer> items = new HashSet<>();
        for (var one : all) {
            var late = one.at.isAfter(end);
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null
                    && last.late() == late
                    && one.at.isBefore(last.until().plus(PAUSE))) {
                items.add(one.item);
                runs.set(
                        runs.size() - 1,
                        new AttemptEvent.Saved(last.at(), one.at, last.answers() + 1, items.size(), late));
            } else {
                items = new HashSet<>(Set.of(one.item));
                runs.add(new AttemptEvent.Saved(one.at, one.at, 1, 1, late));
            }
        }
        return runs;
    }

    List<AttemptEvent.CameTooLate> tooLate(AttemptId attempt) {
        return db.sql("""
                select arrived_at, reason, count(*) as answers from exam.late_answer
                where attempt_id = :attempt
                group by arrived_at, reason
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.CameTooLate(
                        AttemptTable.instant(rs, "arrived_at"), rs.getInt("answers"), rs.getString("reason")))
                .list();
    }

    List<AttemptEvent.Refused> refused(AttemptId attempt) {
        return db.sql("""
                select arrived_at, count(*) as answers from exam.refused_answer
                where attempt_id = :attempt
                group by arrived_at
                """)
                .param("attempt", attempt.value())
                .query((rs, row) ->
                        new AttemptEvent.Refused(AttemptTable.instant(rs, "arrived_at"), rs.getInt("answers")))
                .list();
    }

    List<AttemptEvent.Decided> decided(AttemptId attempt) {
        return db.sql("""
                select decided_at, decision, decided_by, remark, count(*) as answers from exam.late_answer
                where attempt_id = :attempt and decision is not null
                group by decided_at, decision, decided_by, remark
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.Decided(
                        AttemptTable.instant(rs, "decided_at"),
                        rs.getInt("answers"),
                        LateDecision.valueOf(rs.getString("decision")),
                        rs.getString("decided_by"),
                        Optional.ofNullable(rs.getString("remark")).orElse("")))
                .list();
    }

    List<AttemptEvent.Sealed> sealed(AttemptId attempt) {
        return db.sql("select arrived_at, elapsed_ms, holds from exam.sealed_paper where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.Sealed(
                        AttemptTable.instant(rs, "arrived_at"),
                        Duration.ofMillis(rs.getLong("elapsed_ms")),
                        rs.getBoolean("holds")))
                .list();
    }

    /** Every revision: the first ones are kept as rows of the result were when they were replaced. */
    List<AttemptEvent.Marked> marked(AttemptId attempt) {
        return db.sql("""
                select (result->>'marked_at')::timestamptz as marked_at, revision, (result->>'percent')::numeric as percent,
                       result->>'verdict' as verdict, (result->>'chain_broken_at')::bigint as chain_broken_at
                from exam.past_result where attempt_id = :attempt
                union all
                select marked_at, revision, percent, verdict, chain_broken_at
                from exam.result where attempt_id = :attempt
                order by revision
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.Marked(
                        AttemptTable.instant(rs, "marked_at"),
                        rs.getInt("revision"),
                        rs.getBigDecimal("percent"),
                        Verdict.valueOf(rs.getString("verdict")),
                        Optional.ofNullable(rs.getObject("chain_broken_at", Long.class))))
                .list();
    }

    List<AttemptEvent.CorrectionsSeen> correctionsSeen(AttemptId attempt) {
        return db.sql("select seen_at from exam.corrections_seen where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.CorrectionsSeen(AttemptTable.instant(rs, "seen_at")))
                .list();
    }

    List<AttemptEvent.PassTakenBack> takenBack(AttemptId attempt) {
        return db.sql("select withdrawn_at from exam.withdrawn_pass where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query((rs, row) -> new AttemptEvent.PassTakenBack(AttemptTable.instant(rs, "withdrawn_at")))
                .list();
    }
}
