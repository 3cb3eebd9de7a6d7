package liangku.questionbank;

/** What came of publishing. */
public sealed interface Publication {

    /** A new release. */
    record Published(Release release) implements Publication {}

    /** Nothing has changed since the latest release, so it stays the latest. */
    record Unchanged(Release latest) implements Publication {}

    /** No question is approved. */
    record Empty() implements Publication {}
}
