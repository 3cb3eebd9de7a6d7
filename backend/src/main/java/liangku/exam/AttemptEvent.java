package liangku.exam;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import liangku.exam.AttemptMarked.Verdict;

/** One thing that happened to an attempt, without questions, answers or keys. */
public sealed interface AttemptEvent {

    /** When, by the platform's clock. */
    Instant at();

    /**
     * The candidate was named in a session of the exam before the attempt, and no other attempt of it began in between.
     *
     * @param by the subject who ordered it, e.g. {@code account:<uuid>}
     */
    record Summoned(Instant at, Instant opensAt, String by) implements AttemptEvent {}

    /** Such a session was cancelled before it opened. */
    record CalledOff(Instant at, Instant opensAt, String by) implements AttemptEvent {}

    /**
     * The candidate was granted extra time.
     *
     * @param by the subject who granted it
     * @param counts whether it held at the start; what is granted while an attempt runs does not change its deadline
     */
    record ExtraTimeGranted(Instant at, int percent, String by, boolean counts) implements AttemptEvent {}

    /** Extra time was ended while the attempt ran: the deadline stays as it was. */
    record ExtraTimeEnded(Instant at, int percent, String by) implements AttemptEvent {}

    /**
     * The paper was handed out.
     *
     * @param number 1 for the first attempt of its series
     * @param policy number of the version of the exam's policy that it began under
     * @param extraTimePercent longer than the policy has it, as was granted to the candidate; 0 for none
     */
    record Started(Instant at, int number, Instant deadline, int policy, int extraTimePercent)
            implements AttemptEvent {}

    /** The running paper was opened on a phone that did not write it, for the first time on this one. */
    record ReadElsewhere(Instant at) implements AttemptEvent {}

    /** Another phone took the attempt over from the one that wrote it until then. */
    record TakenOver(Instant at) implements AttemptEvent {}

    /**
     * Answers were saved, none of them two minutes after the one before.
     *
     * @param until when the last of them was saved
     * @param answers how many, of which the same question may have several
     * @param items how many questions they are about
     * @param late whether they came when the time was up, with proof that they were given before
     */
    record Saved(Instant at, Instant until, int answers, int items, boolean late) implements AttemptEvent {}

    /**
     * Answers came that did not count by themselves.
     *
     * @param reason as {@link LateAnswer#reason()} has it
     */
    record CameTooLate(Instant at, int answers, String reason) implements AttemptEvent {}

    /** Answers came that are none to the paper. */
    record Refused(Instant at, int answers) implements AttemptEvent {}

    /**
     * A person decided on answers that came too late.
     *
     * @param by the subject, e.g. {@code account:<uuid>}
     */
    record Decided(Instant at, int answers, LateDecision decision, String by, String remark) implements AttemptEvent {}

    /** It was closed: by the candidate, or by its deadline. */
    record Closed(Instant at, boolean byCandidate) implements AttemptEvent {}

    /**
     * A paper that was handed in without a network came with its seal.
     *
     * @param after from the start to the sealing, by the phone's own account
     * @param holds whether the journal ended as the phone had sealed it
     */
    record Sealed(Instant at, Duration after, boolean holds) implements AttemptEvent {}

    /**
     * It was marked.
     *
     * @param revision 1, or more if late answers changed what was marked before
     * @param brokenAt the first answer whose link in the phone's chain does not follow; empty if all do, or none has any
     */
    record Marked(Instant at, int revision, BigDecimal percent, Verdict verdict, Optional<Long> brokenAt)
            implements AttemptEvent {}

    /** The candidate was told what was right on the paper, for the first time: in its corrections, or by a question of it in practice. */
    record CorrectionsSeen(Instant at) implements AttemptEvent {}

    /** Its certificate was revoked: the pass counts no more. */
    record PassTakenBack(Instant at) implements AttemptEvent {}
}
