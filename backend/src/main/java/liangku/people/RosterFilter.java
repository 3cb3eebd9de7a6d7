package liangku.people;

import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.EmployerId;

/**
 * What to look for.
 *
 * @param text a whole name, phone or ID number: sealed texts have no parts to be found by
 * @param on only employments that hold on this day; empty = past ones too
 */
public record RosterFilter(Optional<EmployerId> employer, Optional<String> text, Optional<LocalDate> on) {

    /** Everyone in scope who is employed on {@code day}. */
    public static RosterFilter on(LocalDate day) {
        return new RosterFilter(Optional.empty(), Optional.empty(), Optional.of(day));
    }

    /** Everyone of one business on {@code day}. */
    public static RosterFilter of(EmployerId employer, LocalDate day) {
        return new RosterFilter(Optional.of(employer), Optional.empty(), Optional.of(day));
    }
}
