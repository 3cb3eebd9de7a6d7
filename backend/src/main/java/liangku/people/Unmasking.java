package liangku.people;

/** What an attempt to see a person's full data came to. */
public sealed interface Unmasking {

    /** Shown, and logged with its reason. */
    record Shown(Worker worker) implements Unmasking {}

    record NotFound() implements Unmasking {}

    /** They worked within the scope and do so no longer: what they are reached by now is no longer its business. */
    record Left() implements Unmasking {}

    /** Who gives no reason (4 to 200 characters) sees nothing. */
    record NoReason() implements Unmasking {}
}
