package liangku.exam;

import java.time.Instant;

/** What became of a wish to start. */
public sealed interface Starting {

    record Started(Attempt.Open attempt) implements Starting {}

    /** There was one already, in another tab or on another phone: this is it. */
    record Resumed(Attempt.Open attempt) implements Starting {}

    /**
     * A place in the queue is kept; the time of the attempt begins when it is started.
     *
     * @param opensAt of the session that is waited for; at or before now if only others are
     * @param ahead how many start before
     * @param startsAt about when the turn comes
     * @param askAgain when the place has to be asked for again, or it is lost; not after {@code startsAt}
     */
    record Waiting(Exam exam, Instant opensAt, int ahead, Instant startsAt, Instant askAgain) implements Starting {}

    /** Too many wait already: no place is kept. */
    record Overrun(Instant askAgain) implements Starting {}

    record Refused(Eligibility why) implements Starting {}

    record NoSuchExam() implements Starting {}

    /** No paper can be drawn: nothing was published yet, or the bank does not fill the blueprint. */
    record NoPaper(String why) implements Starting {}
}
