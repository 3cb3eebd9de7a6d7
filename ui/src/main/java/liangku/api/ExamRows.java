package liangku.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import liangku.api.ExamsController.Row;
import liangku.api.ExamsController.State;
import liangku.employer.Employers;
import liangku.exam.Eligibility;
import liangku.exam.Offer;
import org.jspecify.annotations.Nullable;

/** What is told of an exam that concerns a worker: how it stands, and why it does not start. */
final class ExamRows {

    private ExamRows() {}

    /** What differs from state to state. */
    private record Particulars(
            State state,
            @Nullable Instant notBefore,
            @Nullable Instant beginBefore,
            @Nullable String attempt,
            @Nullable Integer lessonsLeft,
            @Nullable Long minutesLeft,
            @Nullable String barredBy) {

        static Particulars of(State state, @Nullable Instant notBefore) {
            return new Particulars(state, notBefore, null, null, null, null, null);
        }
    }

    /**
     * {@return the row of an exam; empty for one that is none of theirs}
     *
     * @param bytes see {@link ExamWeights}
     */
    static Optional<Row> of(Offer offer, @Nullable Long bytes, Locale locale, Instant now) {
        return particulars(offer, now).map(told -> row(offer, told, bytes, locale));
    }

    private static Optional<Particulars> particulars(Offer offer, Instant now) {
        return switch (offer.eligibility()) {
            case Eligibility.MaySit may -> {
                var closing = offer.exam().terms().window().closing(now).orElse(null);
                yield Optional.of(new Particulars(State.OPEN, null, closing, null, null, null, null));
            }
            case Eligibility.Running(var attempt) ->
                Optional.of(new Particulars(State.RUNNING, null, null, attempt.toString(), null, null, null));
            case Eligibility.Scheduled(var opensAt) -> Optional.of(Particulars.of(State.SCHEDULED, opensAt));
            case Eligibility.CoolingDown(var until) -> Optional.of(Particulars.of(State.COOLING, until));
            case Eligibility.Exhausted(var until) -> Optional.of(Particulars.of(State.EXHAUSTED, until));
            case Eligibility.AlreadyPassed(var from) -> Optional.of(Particulars.of(State.PASSED, from));
            case Eligibility.Closed(var opensAt) -> Optional.of(Particulars.of(State.CLOSED, opensAt.orElse(null)));
            case Eligibility.LearnFirst(var lessons, var learning) ->
                Optional.of(new Particulars(State.LEARN_FIRST, null, null, null, lessons, minutes(learning), null));
            case Eligibility.Barred barred ->
                Optional.of(new Particulars(State.BARRED, end(barred), null, null, null, null, barred.decision()));
            case Eligibility.NoSuchDuty none -> Optional.empty();
        };
    }

    private static Row row(Offer offer, Particulars told, @Nullable Long bytes, Locale locale) {
        var exam = offer.exam();
        return new Row(
                exam.id().toString(),
                exam.code(),
                AttemptJson.title(exam, locale),
                exam.kind(),
                offer.items(),
                offer.limit().toMinutes(),
                offer.points(),
                exam.passPercent(),
                offer.attemptsUsed(),
                exam.retakes().allowed(),
                told.state(),
                told.notBefore(),
                told.beginBefore(),
                told.attempt(),
                told.lessonsLeft(),
                told.minutesLeft(),
                told.barredBy(),
                bytes);
    }

    /** {@return when a ban ends; null for life} */
    static @Nullable Instant end(Eligibility.Barred barred) {
        return barred.until()
                .map(until -> until.atStartOfDay(Employers.ZONE).toInstant())
                .orElse(null);
    }

    /** {@return why it does not start, as a problem with what one needs to come again} */
    static Problem refusal(Eligibility why) {
        return switch (why) {
            case Eligibility.Scheduled(var opensAt) ->
                Problem.conflict("not-yet-open", opensAt).with("notBefore", opensAt);
            case Eligibility.CoolingDown(var until) ->
                Problem.conflict("cooling-down", until).with("notBefore", until);
            case Eligibility.Exhausted(var until) ->
                Problem.conflict("attempts-exhausted", until).with("notBefore", until);
            case Eligibility.Closed(var opensAt) ->
                opensAt.map(next -> Problem.conflict("exam-closed", next).with("notBefore", next))
                        .orElseGet(() -> Problem.conflict("exam-closed.over"));
            case Eligibility.LearnFirst(var lessons, var learning) ->
                learnFirst(lessons, minutes(learning))
                        .with("lessonsLeft", lessons)
                        .with("minutesLeft", minutes(learning));
            case Eligibility.AlreadyPassed(var from) ->
                Problem.conflict("already-passed", from).with("notBefore", from);
            case Eligibility.Barred(var reach, var decision, var until) ->
                until.map(end -> Problem.conflict("barred", decision, end).with("until", end))
                        .orElseGet(() -> Problem.conflict("barred.life", decision))
                        .with("decision", decision);
            case Eligibility.NoSuchDuty() -> Problem.conflict("no-such-duty");
            // The service resumes and starts these; they are no refusals.
            case Eligibility.MaySit may -> throw new IllegalStateException("refused what may be sat: " + may);
            case Eligibility.Running running -> throw new IllegalStateException("refused what runs: " + running);
        };
    }

    private static Problem learnFirst(int lessons, long minutes) {
        if (minutes == 0) {
            return Problem.conflict("learn-first", lessons);
        }
        return lessons == 0
                ? Problem.conflict("learn-first.time", minutes)
                : Problem.conflict("learn-first.both", lessons, minutes);
    }

    /** {@return whole minutes, the begun one counted} */
    private static long minutes(Duration learning) {
        return Math.ceilDiv(learning.toSeconds(), 60);
    }
}
