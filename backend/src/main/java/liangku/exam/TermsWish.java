package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Terms as somebody would like them, not looked at yet.
 *
 * @param graceSeconds after the deadline
 * @param periodDays from the first attempt of a series; for a spot check, from its order to its end
 * @param coolDownHours from a failure to the next start
 * @param opensAt empty for no beginning
 * @param closesAt the first moment without; empty for no end
 * @param dailyFrom of the city's clocks; empty, like {@code dailyUntil}, for all day
 * @param learningMinutes of learning before, 0 for none
 */
public record TermsWish(
        int minutes,
        int passPercent,
        int graceSeconds,
        int attempts,
        int periodDays,
        int coolDownHours,
        Optional<Instant> opensAt,
        Optional<Instant> closesAt,
        Optional<LocalTime> dailyFrom,
        Optional<LocalTime> dailyUntil,
        ExamSettings.Lessons lessons,
        int learningMinutes) {

    /** What terms have to keep to. A number has its bounds; what has none says itself what was wanted. */
    public enum Rule {
        MINUTES(1, 1_440),
        PASS_PERCENT(1, 100),
        GRACE_SECONDS(0, 600),
        ATTEMPTS(1, 50),
        PERIOD_DAYS(1, 1_830),
        COOL_DOWN_HOURS(0, 2_160),
        LEARNING_MINUTES(0, 12_000),
        /** The window ends after it begins. */
        WINDOW_LASTS,
        /** Daily hours have a beginning and an end, and last. */
        DAILY_LASTS,
        /** There is a moment to come at which the exam may be begun. */
        WINDOW_OPENS,
        /** A spot check is sat when an authority orders it: it has no window of its own. */
        SPOT_CHECK_ANY_TIME,
        /** A spot check shows what somebody knows today: nothing is asked before it. */
        SPOT_CHECK_AT_ONCE;

        private final int least;
        private final int most;

        Rule(int least, int most) {
            this.least = least;
            this.most = most;
        }

        Rule() {
            this(0, 0);
        }

        public int least() {
            return least;
        }

        public int most() {
            return most;
        }
    }

    /** @param came what was wished */
    public record Fault(Rule rule, String came) {}

    /** What terms are worth. */
    public sealed interface Checked {

        record Fit(ExamTerms terms) implements Checked {}

        /** @param faults all of them, at least one */
        record Unfit(List<Fault> faults) implements Checked {

            public Unfit {
                faults = List.copyOf(faults);
            }
        }
    }

    /** {@return the terms as a wish, for somebody to change} */
    public static TermsWish of(ExamTerms terms) {
        return new TermsWish(
                (int) terms.limit().toMinutes(),
                terms.passPercent(),
                (int) terms.grace().toSeconds(),
                terms.retakes().allowed(),
                (int) terms.retakes().period().toDays(),
                (int) terms.retakes().coolDown().toHours(),
                terms.window().from(),
                terms.window().until(),
                terms.window().daily().map(ExamWindow.Daily::from),
                terms.window().daily().map(ExamWindow.Daily::until),
                terms.before().lessons(),
                (int) terms.before().learning().toMinutes());
    }

    /** {@return the terms, if an exam of this kind can have them from now on} */
    public Checked check(ExamKind kind, Instant now) {
        var faults = new ArrayList<Fault>();
        number(faults, Rule.MINUTES, minutes);
        number(faults, Rule.PASS_PERCENT, passPercent);
        number(faults, Rule.GRACE_SECONDS, graceSeconds);
        number(faults, Rule.ATTEMPTS, attempts);
        number(faults, Rule.PERIOD_DAYS, periodDays);
        number(faults, Rule.COOL_DOWN_HOURS, coolDownHours);
        number(faults, Rule.LEARNING_MINUTES, learningMinutes);
        windowFault(kind, now).ifPresent(faults::add);
        if (kind == ExamKind.SPOT_CHECK && (lessons == ExamSettings.Lessons.REQUIRED || learningMinutes > 0)) {
            faults.add(new Fault(Rule.SPOT_CHECK_AT_ONCE, lessons + ", " + learningMinutes));
        }
        return faults.isEmpty() ? new Checked.Fit(terms()) : new Checked.Unfit(faults);
    }

    private Optional<Fault> windowFault(ExamKind kind, Instant now) {
        var term = text(opensAt) + " – " + text(closesAt);
        var hours = text(dailyFrom) + " – " + text(dailyUntil);
        if (opensAt.isPresent()
                && closesAt.filter(end -> !end.isAfter(opensAt.get())).isPresent()) {
            return Optional.of(new Fault(Rule.WINDOW_LASTS, term));
        }
        if (dailyFrom.isPresent() != dailyUntil.isPresent()
                || (dailyFrom.isPresent() && dailyFrom.equals(dailyUntil))) {
            return Optional.of(new Fault(Rule.DAILY_LASTS, hours));
        }
        var window = window();
        if (kind == ExamKind.SPOT_CHECK && !window.equals(ExamWindow.ANY_TIME)) {
            return Optional.of(new Fault(Rule.SPOT_CHECK_ANY_TIME, term + ", " + hours));
        }
        return window.opening(now).isPresent()
                ? Optional.empty()
                : Optional.of(new Fault(Rule.WINDOW_OPENS, term + ", " + hours));
    }

    private ExamTerms terms() {
        return new ExamTerms(
                Duration.ofMinutes(minutes),
                passPercent,
                Duration.ofSeconds(graceSeconds),
                new Exam.Retakes(attempts, Duration.ofDays(periodDays), Duration.ofHours(coolDownHours)),
                window(),
                new ExamTerms.Prerequisites(lessons, Duration.ofMinutes(learningMinutes)));
    }

    private ExamWindow window() {
        return new ExamWindow(
                opensAt, closesAt, dailyFrom.flatMap(begin -> dailyUntil.map(end -> new ExamWindow.Daily(begin, end))));
    }

    private static void number(List<Fault> faults, Rule rule, int came) {
        if (came < rule.least() || came > rule.most()) {
            faults.add(new Fault(rule, Integer.toString(came)));
        }
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("…");
    }
}
