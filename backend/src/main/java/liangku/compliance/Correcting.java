package liangku.compliance;

import java.time.LocalDate;

/** What became of a change that may reach back into days that were reported. */
public sealed interface Correcting {

    record Changed() implements Correcting {}

    /** No such business within the scope. */
    record NotFound() implements Correcting {}

    /** Days before {@code earliest} were reported: only the system administrator changes them, and says why. */
    record Reported(LocalDate earliest) implements Correcting {}

    /** The system administrator says why, in 4 to 200 characters. */
    record NoReason() implements Correcting {}
}
