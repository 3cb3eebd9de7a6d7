package liangku.exam;

import com.fasterxml.uuid.Generators;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exams of many people that begin at one moment. An authority schedules them where it watches, an employer for its own
 * people: the law makes both examine.
 *
 * @see "docs/decisions/exam-sessions.md"
 */
@Component
public class ExamSessions {

    /** Who is named waits for the session: for no longer than this. */
    public static final Duration AHEAD_MOST = Duration.ofDays(14);

    /** A session is one sitting, not a season. */
    public static final Duration OPEN_MOST = Duration.ofHours(12);

    private static final int WORKERS_MAX = 500;
    private static final int LIST_MAX = 200;

    private final SessionTable table;
    private final SpotChecks spotChecks;
    private final Exams exams;
    private final Candidates candidates;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public ExamSessions(
            JdbcClient db,
            SpotChecks spotChecks,
            Exams exams,
            Candidates candidates,
            Audit audit,
            TransactionTemplate transaction) {
        this.table = new SessionTable(db);
        this.spotChecks = spotChecks;
        this.exams = exams;
        this.candidates = candidates;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * When a session is.
     *
     * @param closesAt later starts are none of the session's; the attempt itself may run on
     */
    public record Window(Instant opensAt, Instant closesAt) {}

    /** What became of a wish to schedule. */
    public sealed interface Scheduling {

        /** @param already who is named in another session of the exam that has not closed: they stay in that one */
        record Scheduled(ExamSession session, List<WorkerId> workers, List<WorkerId> already) implements Scheduling {

            public Scheduled {
                workers = List.copyOf(workers);
                already = List.copyOf(already);
            }
        }

        /** Everybody meant is named in another session that has not closed. */
        record AllNamed(List<WorkerId> already) implements Scheduling {}

        /** No such business, order or certification exam within the scope. */
        record NotFound() implements Scheduling {}

        record NobodyNamed() implements Scheduling {}

        /** Somebody named does not work there today, or does not owe this exam. */
        record NotThere(WorkerId worker) implements Scheduling {}

        /** Nobody there owes the exam, or more do than one session takes. */
        record WrongNumber(int workers, int most) implements Scheduling {}

        /** It opens in the past or more than 14 days ahead, or is open for no time or more than 12 hours. */
        record WrongTime() implements Scheduling {}

        /**
         * The exam may not be begun at that time, or not for as long.
         *
         * @param opensAt when it may be begun next; empty if never again
         */
        record OutsideTheWindow(Optional<Instant> opensAt) implements Scheduling {}
    }

    /** A session with everybody named. */
    public record Report(ExamSession session, List<ExamSession.Line> lines) {

        public Report {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Schedules a certification exam at a business.
     *
     * @param workers whom; empty for everybody there who owes the exam, never an empty list
     * @param by the subject who schedules
     */
    public Scheduling schedule(
            ExamId exam,
            EmployerId employer,
            Optional<List<WorkerId>> workers,
            Window window,
            Scope scope,
            String by,
            Instant now) {
        var found = exams.find(exam).filter(one -> one.kind() == ExamKind.CERTIFICATION);
        var there = candidates.owingsAt(employer, scope, now);
        if (found.isEmpty() || there.isEmpty()) {
            return new Scheduling.NotFound();
        }
        if (workers.filter(List::isEmpty).isPresent()) {
            return new Scheduling.NobodyNamed();
        }
        var owing = there.get().stream()
                .filter(one -> one.programme().exam().equals(found.get().code()))
                .map(one -> one.employment().worker())
                .toList();
        var wanted = new HashSet<>(workers.orElse(owing));
        owing.forEach(wanted::remove);
        if (!wanted.isEmpty()) {
            return new Scheduling.NotThere(wanted.iterator().next());
        }
        var session = session(exam, employer, Optional.empty(), window, by, now);
        return schedule(session, workers.map(List::copyOf).orElse(owing), now);
    }

    /** Schedules the sitting of everybody a spot check orders who has something to sit under it. */
    public Scheduling schedule(SpotCheckId check, Window window, Scope scope, String by, Instant now) {
        return spotChecks
                .report(check, scope)
                .filter(report -> report.check().closesAt().isAfter(window.opensAt()))
                .map(report -> {
                    var ordered = report.check();
                    var workers = report.lines().stream()
                            .filter(line -> line.leftOn().isEmpty())
                            .map(SpotCheck.Line::worker)
                            .distinct()
                            .toList();
                    var session = session(ordered.exam(), ordered.employer(), Optional.of(check), window, by, now);
                    return schedule(session, workers, now);
                })
                .orElseGet(Scheduling.NotFound::new);
    }

    private Scheduling schedule(ExamSession session, Collection<WorkerId> workers, Instant now) {
        if (!isPossible(session, now)) {
            return new Scheduling.WrongTime();
        }
        var window = exams.find(session.exam()).orElseThrow().terms().window();
        if (!window.holds(session.opensAt(), session.closesAt())) {
            return new Scheduling.OutsideTheWindow(window.opening(session.opensAt()));
        }
        var people = workers.stream().distinct().toList();
        if (people.isEmpty() || people.size() > WORKERS_MAX) {
            return new Scheduling.WrongNumber(people.size(), WORKERS_MAX);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            table.oneAtATime(session.exam());
            var already = table.namedAlready(session.exam(), people, now);
            var fresh =
                    people.stream().filter(worker -> !already.contains(worker)).toList();
            if (fresh.isEmpty()) {
                return new Scheduling.AllNamed(already);
            }
            table.insert(session, fresh);
            audit.record(
                    session.orderedBy(),
                    "exam-session-scheduled",
                    "employer",
                    session.employer().toString(),
                    Map.of(
                            "session", session.id().toString(),
                            "opensAt", session.opensAt().toString(),
                            "workers", fresh.size()),
                    now);
            return new Scheduling.Scheduled(session, fresh, already);
        }));
    }

    /** What became of a wish to cancel. */
    public enum Cancelling {
        /** It is cancelled; twice is as good as once. */
        CANCELLED,
        /** It has opened: who sits, sits. */
        TOO_LATE,
        /** Somebody else ordered it, maybe an authority: an employer takes back only its own orders. */
        NOT_YOURS,
        NOT_FOUND
    }

    /** Cancels a session that has not opened: who is named may sit on their own again. */
    public Cancelling cancel(SessionId id, Scope scope, String by, Instant now) {
        var session = find(id, scope, now);
        if (session.isEmpty()) {
            return Cancelling.NOT_FOUND;
        }
        if (scope instanceof Scope.Own && !session.get().orderedBy().equals(by)) {
            return Cancelling.NOT_YOURS;
        }
        if (session.get().cancelledAt().isEmpty() && !now.isBefore(session.get().opensAt())) {
            return Cancelling.TOO_LATE;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            if (table.cancel(id, by, now) == 1) {
                audit.record(
                        by,
                        "exam-session-cancelled",
                        "employer",
                        session.get().employer().toString(),
                        Map.of("session", id.toString()),
                        now);
            }
            return Cancelling.CANCELLED;
        }));
    }

    /** {@return the session with everybody named, if its business is within the scope and it is no surprise to come} */
    public Optional<Report> report(SessionId id, Scope scope, Instant now) {
        return find(id, scope, now).map(session -> new Report(session, table.lines(id, now)));
    }

    /**
     * {@return the sessions within the scope, at one business or at all, the last to open first, at most 200} A business is
     * told of a spot check when it opens, and of one that was called off before never.
     */
    public List<ExamSession.Row> within(Scope scope, Optional<EmployerId> employer, Instant now) {
        return table.within(scope, employer, surprise(scope), now, LIST_MAX);
    }

    private Optional<ExamSession> find(SessionId id, Scope scope, Instant now) {
        return table.find(id)
                .filter(session -> candidates.sees(scope, session.employer()))
                .filter(session -> surprise(scope) == SessionTable.Surprise.TOLD || !session.isSurprise(now));
    }

    private static SessionTable.Surprise surprise(Scope scope) {
        return switch (scope) {
            case Scope.Everything _, Scope.Area _ -> SessionTable.Surprise.TOLD;
            case Scope.Own _, Scope.Nothing _ -> SessionTable.Surprise.KEPT;
        };
    }

    private static ExamSession session(
            ExamId exam, EmployerId employer, Optional<SpotCheckId> spotCheck, Window window, String by, Instant now) {
        return new ExamSession(
                new SessionId(Generators.timeBasedEpochGenerator().generate()),
                exam,
                employer,
                spotCheck,
                window.opensAt(),
                window.closesAt(),
                by,
                now,
                Optional.empty());
    }

    private static boolean isPossible(ExamSession session, Instant now) {
        var open = Duration.between(session.opensAt(), session.closesAt());
        return session.opensAt().isAfter(now)
                && !session.opensAt().isAfter(now.plus(AHEAD_MOST))
                && open.isPositive()
                && open.compareTo(OPEN_MOST) <= 0;
    }
}
