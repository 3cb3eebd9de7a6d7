package liangku.people;

import java.util.Optional;
import liangku.employer.Refusal;

/** What an attempt to put a person into a post came to. */
public sealed interface Hiring {

    /**
     * The person is in the post.
     *
     * @param remark what was not taken as it came, e.g. that a known person keeps the phone they sign in with
     */
    record Hired(WorkerId worker, EmploymentId employment, Effect effect, Optional<Refusal> remark) implements Hiring {}

    record Refused(Refusal why) implements Hiring {}

    /** What it did to the record: a new employment, one corrected (same first day), or nothing. */
    enum Effect {
        NEW,
        CORRECTED,
        SAME
    }
}
