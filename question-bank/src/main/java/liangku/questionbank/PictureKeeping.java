package liangku.questionbank;

/** What came of keeping a picture. */
public sealed interface PictureKeeping {

    record Kept(Picture picture) implements PictureKeeping {}

    /** It is no picture we can show, or too large. */
    record Refused(Fault fault) implements PictureKeeping {}
}
