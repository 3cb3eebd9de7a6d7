package liangku.employer;

/** What an attempt to add or change a business came to. */
public sealed interface Saving {

    record Saved(EmployerId id) implements Saving {}

    /** Another business already carries one of the identifiers. */
    record Taken(EmployerId by, String identifier) implements Saving {}

    record NoSuchRegion(String region) implements Saving {}

    /** The business named as its parent is not in the archive. */
    record NoSuchParent(EmployerId parent) implements Saving {}

    /** The parent is the business itself or one below it: nothing would be on top. */
    record OwnParent(EmployerId parent) implements Saving {}

    /** It is not there, or not the caller's to change. */
    record NotFound() implements Saving {}
}
