package liangku.questionbank;

/** What came of keeping a recording. */
public sealed interface RecordingKeeping {

    record Kept(Recording recording) implements RecordingKeeping {}

    /** It is no recording we can play, or too large, or reads no text a question can have. */
    record Refused(Fault fault) implements RecordingKeeping {}
}
