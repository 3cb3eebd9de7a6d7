package liangku.questionbank;

/**
 * Which file is brought in, and how.
 *
 * @param fileName as sent; told to people, never trusted
 * @param sha256 of the file, lower-case hex
 * @param topic leaf for items that name none; empty if such items are to be refused
 */
public record ImportOrder(
        FileFormat format, String fileName, String sha256, ImportMode mode, OnDuplicate onDuplicate, String topic) {

    /** Where items come to rest that name no knowledge point of ours. */
    public static final String UNSORTED = "9900";

    private static final int NAME_MAX = 200;

    public ImportOrder {
        fileName = fileName.length() <= NAME_MAX ? fileName : fileName.substring(0, NAME_MAX);
    }
}
