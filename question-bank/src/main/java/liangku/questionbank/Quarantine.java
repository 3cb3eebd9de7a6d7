package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.statistics.Suspicion;

/**
 * A question version that figures spoke against.
 *
 * @param inUse whether the newest release has this very version
 * @param release the first without it; absent as long as it stays on papers
 * @param stays why it stays; absent if it left, or was found before this was told
 * @param outcome absent while nobody has decided
 */
public record Quarantine(
        QuarantineId id,
        QuestionVersion question,
        Instant openedAt,
        List<Evidence> evidence,
        boolean inUse,
        Optional<ReleaseId> release,
        Optional<Stays> stays,
        Optional<Outcome> outcome) {

    /** Those that are most certain first. */
    static final Comparator<Quarantine> STRONGEST_FIRST =
            Comparator.comparingDouble(Quarantine::strength).reversed();

    public Quarantine {
        evidence = List.copyOf(evidence);
    }

    /** What was decided, by whom. */
    public record Outcome(Quarantines.Decision decision, String by, Instant at) {}

    /** Why a question stays on papers though figures speak against it. */
    public enum Stays {
        /** A blueprint that can be drawn could not be drawn without it, beside those that left before it. */
        NEEDED,
        /** So many left by themselves, and wait for a decision, that more are only told of. */
        TOO_MANY
    }

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

        /** {@return how far it is from what would be no suspicion, in standard errors: so that one can be held against another} */
        double strength() {
            return switch (reason) {
                case NEGATIVE -> -compared;
                case TOO_HARD ->
                    errors(Suspicion.Limits.USUAL.facilityMin() - value, Suspicion.Limits.USUAL.facilityMin());
                case TOO_EASY ->
                    errors(value - Suspicion.Limits.USUAL.facilityMax(), Suspicion.Limits.USUAL.facilityMax());
                case LEAKED -> errors(value - compared, compared);
            };
        }

        private double errors(double off, double expected) {
            return off * Math.sqrt(shown / Math.max(1e-9, expected * (1 - expected)));
        }

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
        return new Quarantine(id, question, now, evidence, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Quarantine withId(QuarantineId kept) {
        return new Quarantine(kept, question, openedAt, evidence, inUse, release, stays, outcome);
    }

    Quarantine withdrawnBy(ReleaseId first) {
        return new Quarantine(id, question, openedAt, evidence, false, Optional.of(first), Optional.empty(), outcome);
    }

    Quarantine staying(Stays why) {
        return new Quarantine(id, question, openedAt, evidence, inUse, release, Optional.of(why), outcome);
    }

    private double strength() {
        return evidence.stream().mapToDouble(Evidence::strength).max().orElse(0);
    }

    /** {@return for the remark; desks say it in the reader's language, see {@link EvidenceWords#read}} */
    String words() {
        return EvidenceWords.of(evidence);
    }
}
