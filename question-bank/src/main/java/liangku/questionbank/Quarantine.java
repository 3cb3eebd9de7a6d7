package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.statistics.Suspicion;

/**
 * A question version that figures spoke against.
 *
 * @param inUse whether the newest release has this very version
 * @param release the first without it; absent as long as it stays on papers: a blueprint cannot do without it, or too many
 *     were suspected to believe it
 * @param outcome absent while nobody has decided
 */
public record Quarantine(
        QuarantineId id,
        QuestionVersion question,
        Instant openedAt,
        List<Evidence> evidence,
        boolean inUse,
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
    }

    static Quarantine opened(QuestionVersion question, List<Evidence> evidence, Instant now) {
        var id = new QuarantineId(Generators.timeBasedEpochGenerator().generate());
        return new Quarantine(id, question, now, evidence, true, Optional.empty(), Optional.empty());
    }

    Quarantine withId(QuarantineId kept) {
        return new Quarantine(kept, question, openedAt, evidence, inUse, release, outcome);
    }

    Quarantine withdrawnBy(ReleaseId first) {
        return new Quarantine(id, question, openedAt, evidence, false, Optional.of(first), outcome);
    }

    /** {@return for the remark; desks say it in the reader's language, see {@link EvidenceWords#read}} */
    String words() {
        return EvidenceWords.of(evidence);
    }
}
