package liangku.employer;

/** What an attempt to add or change a business came to. */
public sealed interface Saving {

    record Saved(EmployerId id) implements Saving {}

    /** Another business already carries one of the identifiers. */
    record Taken(EmployerId by, String identifier) implements Saving {}

    record NoSuchRegion(String region) implements Saving {}

    /** It is not there, or not the caller's to change. */
    record NotFound() implements Saving {}
}
