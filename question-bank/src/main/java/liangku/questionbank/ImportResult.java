package liangku.questionbank;

/** What came of an import. */
public sealed interface ImportResult {

    /** The file was read to its end. */
    record Complete(ImportReport report) implements ImportResult {}

    /** The file as a whole is no use; nothing was stored. */
    record Unreadable(FileFault fault) implements ImportResult {}
}
