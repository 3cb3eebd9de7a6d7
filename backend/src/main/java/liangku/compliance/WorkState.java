package liangku.compliance;

import java.time.LocalDate;
import java.util.Optional;

/** Where a person stands with what their post demands. */
public sealed interface WorkState {

    /** Certified, and for a while. */
    record Certified(LocalDate until) implements WorkState {}

    /** Certified, but the last covering certificate ends within 30 days. */
    record DueSoon(LocalDate until) implements WorkState {}

    /** Was certified; {@code since} is the first day without. */
    record Lapsed(LocalDate since) implements WorkState {}

    /** Never held a certificate that covers the post. */
    record Never() implements WorkState {}

    /**
     * Barred from the post by an authority, whatever certificate they hold.
     *
     * @param until first day without the ban; empty for life
     */
    record Barred(Optional<LocalDate> until) implements WorkState {}

    /** The post demands nothing on this day. */
    record NotRequired() implements WorkState {}
}
