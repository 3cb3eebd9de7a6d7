package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Whether somebody may start an exam now, and if not, why and until when. */
public sealed interface Eligibility {

    /** @param number 1 for the first attempt of the period */
    record MaySit(int number) implements Eligibility {}

    /** One is under way; starting means going on with it. */
    record Running(AttemptId attempt) implements Eligibility {}

    record CoolingDown(Instant until) implements Eligibility {}

    /** All attempts of the period are used; the next period begins at {@code until}. */
    record Exhausted(Instant until) implements Eligibility {}

    /**
     * @param lessonsLeft of the programme's lessons
     * @param learningLeft time of learning that is still to be spent; at least one of both is more than zero
     */
    record LearnFirst(int lessonsLeft, Duration learningLeft) implements Eligibility {}

    /** @param renewalFrom when it may be sat again */
    record AlreadyPassed(Instant renewalFrom) implements Eligibility {}

    /**
     * An authority has barred them.
     *
     * @param decision number of the decision
     * @param until first day without; empty for life
     */
    record Barred(Ban.Reach reach, String decision, Optional<LocalDate> until) implements Eligibility {}

    /** They are named in a session of the exam that has not opened yet. */
    record Scheduled(Instant opensAt) implements Eligibility {}

    /**
     * It is outside the hours or the term in which the exam may be begun.
     *
     * @param opensAt when it may be begun next; empty if its term is over
     */
    record Closed(Optional<Instant> opensAt) implements Eligibility {}

    /** The person's posts do not ask for this exam, or no authority has ordered it. */
    record NoSuchDuty() implements Eligibility {}
}
