package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.questionbank.statistics.Suspicion;
import org.jspecify.annotations.Nullable;

/**
 * A question version that figures spoke against.
 *
 * @param release the first without it; absent as long as it stays on papers: a blueprint cannot do without it, or too many
 *     were suspected at once to believe it
 * @param outcome absent while nobody has decided
 */
public record Quarantine(
        QuarantineId id,
        QuestionVersion question,
        Instant openedAt,
        List<Evidence> evidence,
        Optional<ReleaseId> release,
        Optional<Outcome> outcome) {

    public Quarantine {
        evidence = List.copyOf(evidence);
    }

    /** What was decided, by whom. */
    public record Outcome(Quarantines.Decision decision, String by, Instant at) {}

    /** What speaks against a question. */
    public enum Reason {
        NEGATIVE,
        TOO_HARD,
        TOO_EASY,
        LEAKED
    }

    /**
     * One thing that speaks against it, with its numbers.
     *
     * @param shown to how many candidates; of a leak, since it began
     * @param value discrimination for {@code NEGATIVE}, facility otherwise
     * @param compared standard errors from 0 for {@code NEGATIVE}; the nearer end of the interval of the facility; for {@code
     *     LEAKED} the facility the same candidates' other answers predict
     * @param since the day a leak began, as {@code 2026-03-01}; empty otherwise
     */
    public record Evidence(Reason reason, int shown, double value, double compared, String since) {

        static Evidence of(Suspicion suspicion) {
            return switch (suspicion) {
                case Suspicion.Negative(double discrimination, double z, int shown) ->
                    new Evidence(Reason.NEGATIVE, shown, discrimination, z, "");
                case Suspicion.TooHard(double facility, var interval, int shown) ->
                    new Evidence(Reason.TOO_HARD, shown, facility, interval.high(), "");
                case Suspicion.TooEasy(double facility, var interval, int shown) ->
                    new Evidence(Reason.TOO_EASY, shown, facility, interval.low(), "");
                case Suspicion.Leaked(var jump) ->
                    new Evidence(
                            Reason.LEAKED,
                            jump.shown(),
                            jump.facility(),
                            jump.expected(),
                            jump.since().toString());
            };
        }

        /** {@return for the remark, in the bank's own language} */
        String words() {
            return switch (reason) {
                case NEGATIVE ->
                    String.format(
                            Locale.ROOT,
                            "区分度为负：%.3f（离零 %.1f 个标准误，%d 人次）。水平越高越容易答错，请核对答案与表述。",
                            value,
                            Math.abs(compared),
                            shown);
                case TOO_HARD ->
                    String.format(
                            Locale.ROOT, "得分率过低：%.1f%%（%d 人次，95%% 区间上限 %.1f%%）。", value * 100, shown, compared * 100);
                case TOO_EASY ->
                    String.format(
                            Locale.ROOT, "得分率过高：%.1f%%（%d 人次，95%% 区间下限 %.1f%%）。", value * 100, shown, compared * 100);
                case LEAKED ->
                    String.format(
                            Locale.ROOT,
                            "疑似泄题：自 %s 起得分率 %.1f%%，而按同一批考生的其他作答应为 %.1f%%（%d 人次）。",
                            since,
                            value * 100,
                            compared * 100,
                            shown);
            };
        }
    }

    static Quarantine opened(QuestionVersion question, List<Evidence> evidence, Instant now) {
        var id = new QuarantineId(Generators.timeBasedEpochGenerator().generate());
        return new Quarantine(id, question, now, evidence, Optional.empty(), Optional.empty());
    }

    Quarantine withId(QuarantineId kept) {
        return new Quarantine(kept, question, openedAt, evidence, release, outcome);
    }

    Quarantine withRelease(@Nullable ReleaseId first) {
        return new Quarantine(id, question, openedAt, evidence, Optional.ofNullable(first), outcome);
    }

    String words() {
        return evidence.stream().map(Evidence::words).collect(Collectors.joining("\n"));
    }
}
