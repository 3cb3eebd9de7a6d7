package liangku.identity;

import java.util.Optional;
import liangku.people.Worker;

/** What an attempt to let somebody sign in with another number came to. */
public sealed interface PhoneChange {

    /** They sign in with the new number; sessions of before are over. */
    record Changed() implements PhoneChange {}

    /** Wrong, too old, used before, or sent for something else. */
    record WrongCode() implements PhoneChange {}

    /** Who changes somebody else's says why, in 4 to 200 characters. */
    record NoReason() implements PhoneChange {}

    record NotFound() implements PhoneChange {}

    /** They have left the caller's scope: somebody else speaks for them now. */
    record Left() implements PhoneChange {}

    /** It is their number already. */
    record Same() implements PhoneChange {}

    /**
     * Another person signs in with it.
     *
     * @param holder who; empty if they do not work within the caller's scope
     */
    record Taken(Optional<Worker> holder) implements PhoneChange {}

    /** Somebody has it who works nowhere any more: the caller may take it over, knowingly. */
    record HeldByLeaver() implements PhoneChange {}
}
