package liangku.api;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.exam.ExamSettings.Lessons;
import liangku.exam.PolicyVersion;
import liangku.exam.TermsWish;
import liangku.exam.TermsWish.Fault;
import org.jspecify.annotations.Nullable;

/** How an exam's policy looks on the wire. */
final class PolicyJson {

    private PolicyJson() {}

    /**
     * A whole policy as it is to be: what is left out is a mistake, but a window is open where it says nothing.
     *
     * @param minutes 1 to 1440, from start to deadline
     * @param passPercent 1 to 100, the least that passes
     * @param graceSeconds 0 to 600; answers are taken for so long after the deadline
     * @param attempts 1 to 50 in one period
     * @param periodDays 1 to 1830, from the first attempt of a series; of a spot check, from its order
     * @param coolDownHours 0 to 2160, from a failure to the next start
     * @param window left out: it may be begun at any time
     * @param lessons {@code REQUIRED}: those of the programme must be done before; {@code ADVISED}
     * @param learningMinutes 0 to 12000 of learning before, within the period of the duty
     * @param reason why, 1 to 500 characters
     */
    record Wish(
            @Nullable Integer minutes,
            @Nullable Integer passPercent,
            @Nullable Integer graceSeconds,
            @Nullable Integer attempts,
            @Nullable Integer periodDays,
            @Nullable Integer coolDownHours,
            @Nullable Window window,
            @Nullable String lessons,
            @Nullable Integer learningMinutes,
            @Nullable String reason) {

        TermsWish terms() {
            var when = window == null ? Window.ANY_TIME : window;
            return new TermsWish(
                    number("minutes", minutes),
                    number("passPercent", passPercent),
                    number("graceSeconds", graceSeconds),
                    number("attempts", attempts),
                    number("periodDays", periodDays),
                    number("coolDownHours", coolDownHours),
                    Optional.ofNullable(when.opensAt()),
                    Optional.ofNullable(when.closesAt()),
                    time("window.dailyFrom", when.dailyFrom()),
                    time("window.dailyUntil", when.dailyUntil()),
                    Given.oneOf(Lessons.class, "lessons", lessons),
                    number("learningMinutes", learningMinutes));
        }
    }

    /**
     * When an exam may be begun; null is no limit.
     *
     * @param closesAt the first moment without
     * @param dailyFrom as the city's clocks show it, e.g. {@code 08:00}; with {@code dailyUntil} or not at all
     * @param dailyUntil the first time without; one before {@code dailyFrom} is on the next day
     */
    record Window(
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable String dailyFrom,
            @Nullable String dailyUntil) {

        static final Window ANY_TIME = new Window(null, null, null, null);
    }

    enum State {
        WAITING,
        IN_FORCE,
        /** Another one is in force instead. */
        PAST,
        REFUSED,
        WITHDRAWN
    }

    /**
     * One version; what it says has the bounds it is proposed with.
     *
     * @param number from 1 in each exam; attempts name it
     * @param proposedBy the subject, e.g. {@code account:<uuid>}
     * @param decidedBy null while it waits
     * @param remark of who decided
     */
    record Version(
            int number,
            State state,
            int minutes,
            int passPercent,
            int graceSeconds,
            int attempts,
            int periodDays,
            int coolDownHours,
            Window window,
            Lessons lessons,
            int learningMinutes,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String remark) {}

    /** @param inForce number of the version that is */
    static Version json(PolicyVersion version, int inForce) {
        var terms = TermsWish.of(version.terms());
        var decision = version.decision();
        return new Version(
                version.number(),
                decision.map(decided -> state(version, decided, inForce)).orElse(State.WAITING),
                terms.minutes(),
                terms.passPercent(),
                terms.graceSeconds(),
                terms.attempts(),
                terms.periodDays(),
                terms.coolDownHours(),
                new Window(
                        terms.opensAt().orElse(null),
                        terms.closesAt().orElse(null),
                        terms.dailyFrom().map(LocalTime::toString).orElse(null),
                        terms.dailyUntil().map(LocalTime::toString).orElse(null)),
                terms.lessons(),
                terms.learningMinutes(),
                version.reason(),
                version.proposedBy(),
                version.proposedAt(),
                decision.map(PolicyVersion.Decision::by).orElse(null),
                decision.map(PolicyVersion.Decision::at).orElse(null),
                decision.map(PolicyVersion.Decision::remark).orElse(null));
    }

    private static State state(PolicyVersion version, PolicyVersion.Decision decision, int inForce) {
        return switch (decision.outcome()) {
            case APPROVED -> version.number() == inForce ? State.IN_FORCE : State.PAST;
            case REFUSED -> State.REFUSED;
            case WITHDRAWN -> State.WITHDRAWN;
        };
    }

    /** One thing a proposal does not keep to; {@code least} and {@code most} where it is a number. */
    record FaultJson(
            TermsWish.Rule rule,
            String came,
            @Nullable Integer least,
            @Nullable Integer most) {

        private static FaultJson of(Fault fault) {
            var rule = fault.rule();
            var bounded = rule.most() > 0;
            return new FaultJson(rule, fault.came(), bounded ? rule.least() : null, bounded ? rule.most() : null);
        }
    }

    /** {@return the refusal of a proposal, which says of everything what came and what was wanted} */
    static Problem unfit(List<Fault> faults) {
        var said = faults.stream().map(PolicyJson::said).toList();
        return Problem.badRequest(
                        "bad-policy",
                        new Said(
                                said.stream().map(Said::zh).collect(Collectors.joining("；")),
                                said.stream().map(Said::en).collect(Collectors.joining("; "))))
                .with("faults", faults.stream().map(FaultJson::of).toList());
    }

    private static Said said(Fault fault) {
        var came = fault.came();
        var least = fault.rule().least();
        var most = fault.rule().most();
        return switch (fault.rule()) {
            case MINUTES -> Said.of("bad-policy.minutes", came, least, most);
            case PASS_PERCENT -> Said.of("bad-policy.pass", came, least, most);
            case GRACE_SECONDS -> Said.of("bad-policy.grace", came, least, most);
            case ATTEMPTS -> Said.of("bad-policy.attempts", came, least, most);
            case PERIOD_DAYS -> Said.of("bad-policy.period", came, least, most);
            case COOL_DOWN_HOURS -> Said.of("bad-policy.cool-down", came, least, most);
            case LEARNING_MINUTES -> Said.of("bad-policy.learning", came, least, most);
            case WINDOW_LASTS -> Said.of("bad-policy.window", came);
            case DAILY_LASTS -> Said.of("bad-policy.daily", came);
            case WINDOW_OPENS -> Said.of("bad-policy.never", came);
            case SPOT_CHECK_ANY_TIME -> Said.of("bad-policy.spot-window", came);
            case SPOT_CHECK_AT_ONCE -> Said.of("bad-policy.spot-before", came);
        };
    }

    private static int number(String field, @Nullable Integer came) {
        if (came == null) {
            throw Problem.badRequest("missing-field", field);
        }
        return came;
    }

    private static Optional<LocalTime> time(String field, @Nullable String came) {
        return Given.optional(came).map(text -> {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeParseException noTime) {
                throw Problem.badRequest("bad-time", field, Problem.clipped(text));
            }
        });
    }
}
