package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import liangku.exam.AttemptMarked.Verdict;

/**
 * Who may sit when. Pure: the same history, rules and time give the same answer.
 *
 * @see "docs/decisions/attempts-are-counted-in-periods.md"
 */
final class ExamPolicy {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private ExamPolicy() {}

    /**
     * One earlier attempt.
     *
     * @param result empty while it is open
     * @param withdrawnAt since when a pass is none any more, because its certificate was revoked
     * @param holdsUntil the last day of the certificate that a pass earned
     */
    record Past(
            AttemptId id,
            Instant startedAt,
            Optional<Result> result,
            Optional<Instant> withdrawnAt,
            Optional<LocalDate> holdsUntil) {

        /** {@return the pass it is} */
        Optional<Pass> pass() {
            return result.filter(marked -> marked.verdict() == Verdict.PASSED)
                    .filter(marked -> withdrawnAt.isEmpty())
                    .map(marked -> new Pass(marked.submittedAt(), holdsUntil));
        }
    }

    record Result(Instant submittedAt, Verdict verdict) {}

    /** @param until the last day of its certificate; empty if it earned none */
    record Pass(Instant at, Optional<LocalDate> until) {}

    /**
     * What somebody did so far.
     *
     * @param attempts of this exam, the oldest first
     * @param passed the last pass that covers the duty, of this exam or of a higher level's, and holds
     * @param withdrawnAt when a pass that covered it was taken back last; what was before is settled
     */
    record History(List<Past> attempts, Optional<Pass> passed, Optional<Instant> withdrawnAt) {

        Optional<AttemptId> open() {
            return attempts.stream()
                    .filter(past -> past.result().isEmpty())
                    .map(Past::id)
                    .findFirst();
        }

        Optional<Instant> failedAt(Instant since) {
            return attempts.stream()
                    .filter(past -> !past.startedAt().isBefore(since))
                    .flatMap(past -> past.result().stream())
                    .filter(result -> result.verdict() == Verdict.FAILED)
                    .map(Result::submittedAt)
                    .max(Instant::compareTo);
        }
    }

    /** The rules one attempt is measured by. */
    sealed interface Rules {

        Exam.Retakes retakes();
    }

    /**
     * @param validity how long a pass lasts as the duty of today wants it
     * @param renewal how long before its end it may be renewed
     * @param left what the person has still to learn before
     */
    record Certification(Exam.Retakes retakes, Period validity, Duration renewal, Left left) implements Rules {}

    /**
     * What is asked before and not done yet.
     *
     * @param lessons at least 0
     * @param learning at least zero
     */
    record Left(int lessons, Duration learning) {

        static final Left NOTHING = new Left(0, Duration.ZERO);
    }

    /** One order of an authority is one period, from {@code orderedAt} to {@code closesAt}. */
    record SpotCheck(Exam.Retakes retakes, Instant orderedAt, Instant closesAt) implements Rules {}

    /** @param used attempts of the current period, a running one included */
    record Standing(Eligibility eligibility, int used) {}

    static Standing check(History history, Rules rules, Instant now) {
        return switch (rules) {
            case Certification certification -> certification(history, certification, now);
            case SpotCheck spotCheck -> spotCheck(history, spotCheck, now);
        };
    }

    /**
     * {@return the standing with what was decided about the person} A ban comes before everything but an attempt that runs:
     * who sits, sits to the end. Who may sit but is named in a session sits when it opens.
     */
    static Standing admit(Standing standing, Optional<Eligibility.Barred> barred, Optional<Instant> opensAt) {
        return switch (standing.eligibility()) {
            case Eligibility.Running running -> standing;
            case Eligibility.NoSuchDuty none -> standing;
            case Eligibility other when barred.isPresent() -> new Standing(barred.get(), standing.used());
            case Eligibility.MaySit may
            when opensAt.isPresent() -> new Standing(new Eligibility.Scheduled(opensAt.get()), standing.used());
            case Eligibility other -> standing;
        };
    }

    /**
     * {@return the standing within the hours and the term in which the exam may be begun} Who has to wait anyway is told when
     * they can really begin. Learning comes first in any case, and a session has been fixed within the window.
     */
    static Standing within(ExamWindow window, Standing standing, Instant now) {
        var eligibility = switch (standing.eligibility()) {
            case Eligibility.MaySit may -> window.isOpen(now) ? may : new Eligibility.Closed(window.opening(now));
            case Eligibility.CoolingDown(var until) ->
                window.opening(until)
                        .<Eligibility>map(Eligibility.CoolingDown::new)
                        .orElseGet(() -> new Eligibility.Closed(Optional.empty()));
            case Eligibility.Exhausted(var until) ->
                window.opening(until)
                        .<Eligibility>map(Eligibility.Exhausted::new)
                        .orElseGet(() -> new Eligibility.Closed(Optional.empty()));
            case Eligibility.AlreadyPassed(var from) ->
                // Until then there may be another window.
                new Eligibility.AlreadyPassed(window.opening(from).orElse(from));
            case Eligibility.Running running -> running;
            case Eligibility.LearnFirst learn -> learn;
            case Eligibility.Barred barred -> barred;
            case Eligibility.Scheduled scheduled -> scheduled;
            case Eligibility.Closed closed -> closed;
            case Eligibility.NoSuchDuty none -> none;
        };
        return new Standing(eligibility, standing.used());
    }

    private static Standing certification(History history, Certification rules, Instant now) {
        // A series of attempts starts when the last pass may be renewed; what was before it is settled.
        var seriesFrom = history.passed()
                .map(passed -> renewalFrom(passed, rules.validity(), rules.renewal()))
                .orElse(history.withdrawnAt().orElse(Instant.MIN));
        var running = history.open();
        if (running.isEmpty() && now.isBefore(seriesFrom)) {
            return new Standing(
                    new Eligibility.AlreadyPassed(seriesFrom), used(history, rules.retakes(), Instant.MIN, now));
        }
        var used = used(history, rules.retakes(), seriesFrom, now);
        if (running.isPresent()) {
            return new Standing(new Eligibility.Running(running.get()), used);
        }
        // What is promised must not be a day on which a pause still holds.
        var cooled = history.failedAt(seriesFrom)
                .map(failed -> failed.plus(rules.retakes().coolDown()));
        var periodEnd = periodStart(history, rules.retakes(), seriesFrom, now)
                .map(start -> start.plus(rules.retakes().period()))
                .map(end -> cooled.filter(end::isBefore).orElse(end));
        var barred = barred(history, rules.retakes(), used, seriesFrom, periodEnd, now);
        if (barred.isPresent()) {
            return new Standing(barred.get(), used);
        }
        var left = rules.left();
        return left.equals(Left.NOTHING)
                ? new Standing(new Eligibility.MaySit(used + 1), used)
                : new Standing(new Eligibility.LearnFirst(left.lessons(), left.learning()), used);
    }

    private static Standing spotCheck(History history, SpotCheck rules, Instant now) {
        var used = history.attempts().size();
        var running = history.open();
        if (running.isPresent()) {
            return new Standing(new Eligibility.Running(running.get()), used);
        }
        if (now.isBefore(rules.orderedAt()) || !now.isBefore(rules.closesAt())) {
            return new Standing(new Eligibility.NoSuchDuty(), used);
        }
        if (history.passed().isPresent()) {
            return new Standing(new Eligibility.AlreadyPassed(rules.closesAt()), used);
        }
        return barred(history, rules.retakes(), used, Instant.MIN, Optional.of(rules.closesAt()), now)
                .map(no -> new Standing(no, used))
                .orElseGet(() -> new Standing(new Eligibility.MaySit(used + 1), used));
    }

    private static Optional<Eligibility> barred(
            History history, Exam.Retakes retakes, int used, Instant since, Optional<Instant> periodEnd, Instant now) {
        if (used >= retakes.allowed() && periodEnd.isPresent()) {
            return Optional.of(new Eligibility.Exhausted(periodEnd.get()));
        }
        return history.failedAt(since)
                .map(failed -> failed.plus(retakes.coolDown()))
                .filter(now::isBefore)
                .map(Eligibility.CoolingDown::new);
    }

    private static int used(History history, Exam.Retakes retakes, Instant since, Instant now) {
        return periodStart(history, retakes, since, now)
                .map(start -> (int) history.attempts().stream()
                        .filter(past -> !past.startedAt().isBefore(start))
                        .count())
                .orElse(0);
    }

    /** A period begins with the first attempt that is in no earlier one. Empty: the next attempt begins one. */
    private static Optional<Instant> periodStart(History history, Exam.Retakes retakes, Instant since, Instant now) {
        Optional<Instant> start = Optional.empty();
        for (var past : history.attempts()) {
            if (past.startedAt().isBefore(since)) {
                continue;
            }
            if (start.isEmpty() || !past.startedAt().isBefore(start.get().plus(retakes.period()))) {
                start = Optional.of(past.startedAt());
            }
        }
        return start.filter(begun -> now.isBefore(begun.plus(retakes.period())));
    }

    /**
     * Whole days of the city: who passed on 1 March may renew on a day, not at a minute. Who changed their job since may sit
     * before their certificate ends, and before the new job wants it of them: whichever comes first.
     */
    static Instant renewalFrom(Pass passed, Period validity, Duration renewal) {
        var wanted = LocalDate.ofInstant(passed.at(), CITY).plus(validity);
        return passed.until()
                .map(last -> last.plusDays(1))
                .filter(wanted::isAfter)
                .orElse(wanted)
                .minusDays(renewal.toDays())
                .atStartOfDay(CITY)
                .toInstant();
    }
}
