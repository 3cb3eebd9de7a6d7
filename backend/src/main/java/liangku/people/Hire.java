package liangku.people;

import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.EmployerId;

/**
 * A person to be put into a post.
 *
 * @param since first day
 * @param until first day no longer; after {@code since}
 */
public record Hire(
        EmployerId employer,
        PersonName name,
        ResidentId idNumber,
        Phone phone,
        Post post,
        LocalDate since,
        Optional<LocalDate> until) {

    static final int AGE_MIN = 16;
    static final int AHEAD_MAX = 90;

    /** Employed from {@code since} on. */
    public static Hire of(
            EmployerId employer, PersonName name, ResidentId idNumber, Phone phone, Post post, LocalDate since) {
        return new Hire(employer, name, idNumber, phone, post, since, Optional.empty());
    }
}
