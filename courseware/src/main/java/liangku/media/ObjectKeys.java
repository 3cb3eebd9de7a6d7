package liangku.media;

import java.util.regex.Pattern;

/** Which keys there may be. The same in every store, so that objects can move from one to another. */
final class ObjectKeys {

    /** A segment leaves room for what a folder adds to a file's name, within the 255 bytes of most file systems. */
    static final int SEGMENT_LENGTH_MAX = 180;

    static final int LENGTH_MAX = 512;

    private static final Pattern SEGMENT = Pattern.compile("[a-z0-9._-]{1," + SEGMENT_LENGTH_MAX + "}");

    private ObjectKeys() {}

    /** {@return the key as it came} @throws IllegalArgumentException if it is not one, above all if it would climb out */
    static String checked(String key) {
        if (key.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("key of %d characters; at most %d".formatted(key.length(), LENGTH_MAX));
        }
        for (var segment : key.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException(
                        "key '%s': segments are 1 to %d of a-z 0-9 . _ - and neither . nor .."
                                .formatted(key, SEGMENT_LENGTH_MAX));
            }
        }
        return key;
    }

    /** Ranges are asked for by numbers that came over the wire. */
    static void checkRange(long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("range from %d of %d bytes".formatted(offset, length));
        }
    }
}
