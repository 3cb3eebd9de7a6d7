package liangku.questionbank.interchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import liangku.questionbank.FileFault;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;

/**
 * A part of a workbook on its way to the XML parser, watched byte by byte, so that the parser never meets what it could
 * choke on: more unpacked bytes than any honest workbook has (zip bombs), declarations and comments (external entities,
 * billion laughs; spreadsheets have none), and names, attributes or texts of absurd length.
 */
final class GuardedPart extends FilterInputStream {

    /** Unpacked bytes of all parts together: ten times what 200,000 long questions take. */
    static final long UNPACKED_MAX = 512L << 20;

    /** Longest stretch without an opening bracket; a cell has at most 32,767 characters. */
    private static final int STRETCH_MAX = 1 << 20;

    private final AtomicLong unpacked;
    private long position;
    private long lastBracket = -1;

    GuardedPart(InputStream part, AtomicLong unpacked) {
        super(part);
        this.unpacked = unpacked;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) inspect(buffer, offset, count);
        return count;
    }

    /** Adds to the bytes unpacked so far. */
    static void count(AtomicLong unpacked, int count) {
        if (unpacked.addAndGet(count) > UNPACKED_MAX) {
            throw new UnreadableFile(
                    FileFault.Code.TOO_LARGE, "> %d MB".formatted(UNPACKED_MAX >> 20), (UNPACKED_MAX >> 20) + " MB");
        }
    }

    private void inspect(byte[] buffer, int offset, int count) {
        count(unpacked, count);
        for (int i = offset; i < offset + count; i++, position++) {
            byte now = buffer[i];
            if (now == '<') {
                lastBracket = position;
            } else if (position == lastBracket + 1 && lastBracket >= 0) {
                // The XML declaration opens a part; every other declaration, comment or instruction is refused.
                boolean opening = lastBracket == 0 || lastBracket == 3;
                if (now == '!' || (now == '?' && !opening)) {
                    throw new UnreadableFile(FileFault.Code.HOSTILE, "<" + (char) now);
                }
            } else if (position - lastBracket > STRETCH_MAX) {
                throw new UnreadableFile(FileFault.Code.HOSTILE, new Phrase("一段文字超过1 MB", "a text of more than 1 MB"));
            } else if (now == 0) {
                // UTF-16 would hide declarations from the look above.
                throw new UnreadableFile(FileFault.Code.HOSTILE, new Phrase("值为零的字节", "a zero byte"));
            }
        }
    }
}
