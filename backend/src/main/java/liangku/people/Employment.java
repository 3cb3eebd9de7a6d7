package liangku.people;

import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.EmployerId;

/**
 * A dated fact: who worked where, in which post.
 *
 * @param since first day
 * @param until first day no longer; empty while it lasts
 */
public record Employment(
        EmploymentId id, WorkerId worker, EmployerId employer, Post post, LocalDate since, Optional<LocalDate> until) {

    /** {@return whether it holds on {@code day}} */
    public boolean on(LocalDate day) {
        return !day.isBefore(since) && until.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
