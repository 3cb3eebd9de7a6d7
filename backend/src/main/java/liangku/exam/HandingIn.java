package liangku.exam;

import java.util.Optional;

/** What became of a paper that a phone handed in. */
public sealed interface HandingIn {

    /**
     * However often it is handed in, it is marked once.
     *
     * @param sealed how it was sealed, if it was handed in without a network
     */
    record Marked(Attempt.Marked attempt, Optional<HandIns.Sealed> sealed) implements HandingIn {}

    /** The phone shows a ticket that is not signed here, was changed, or is of another attempt. Nothing was submitted. */
    record ForeignTicket() implements HandingIn {}

    /** The candidate goes on with this attempt on another phone. Nothing was submitted. */
    record OtherPhone(Writer writer) implements HandingIn {}

    /** No such attempt, or somebody else's: which of the two is not told. */
    record NotFound() implements HandingIn {}
}
