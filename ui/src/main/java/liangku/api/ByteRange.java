package liangku.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What part of a file a {@code Range} header asks for (RFC 9110, 14.1.2).
 *
 * <p>Players ask for one range at a time. Several at once, other units and what is malformed are answered with the whole,
 * as the standard lets a server do.
 */
sealed interface ByteRange {

    record Whole() implements ByteRange {}

    /** From {@code first} to {@code last}, both included. */
    record Part(long first, long last) implements ByteRange {

        long length() {
            return last - first + 1;
        }
    }

    /** The file ends before the range begins. */
    record Unsatisfiable() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @param size of the whole file in bytes */
    static ByteRange of(@Nullable String header, long size) {
        var match = ONE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!match.matches()) {
            return new Whole();
        }
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : lastBytes(Long.parseLong(last), size);
        }
        var from = Long.parseLong(first);
        var to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Whole();
        }
        return from < size ? new Part(from, Math.min(to, size - 1)) : new Unsatisfiable();
    }

    private static ByteRange lastBytes(long count, long size) {
        return count == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - count), size - 1);
    }
}
