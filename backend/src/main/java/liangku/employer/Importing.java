package liangku.employer;

/** What an import came to. */
public sealed interface Importing {

    /** The file was read to its end; the report says what became of each row. */
    record Done(ImportReport report) implements Importing {}

    /** The file as a whole could not be taken; nothing changed. */
    record Unreadable(Refusal why) implements Importing {}
}
