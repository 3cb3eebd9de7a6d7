package liangku.people;

import liangku.employer.Refusal;

/** What an attempt to change a fact about a person came to. */
public sealed interface Change {

    record Done() implements Change {}

    /** It is not there, or not the caller's to change. */
    record NotFound() implements Change {}

    record Refused(Refusal why) implements Change {}
}
