package liangku.questionbank.interchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a file is UTF-8. Bytes of GB18030 make up a sequence of UTF-8 now and then, by chance; a text in UTF-8 of which a
 * byte was lost or changed consists of them but for that place.
 *
 * @param whole sequences of several bytes that are in order
 * @param broken bytes that belong to none
 * @param firstBroken where the first of those is, counted from 0; -1 without any
 */
record Utf8Look(long whole, long broken, long firstBroken) {

    /** So many sequences in order for each byte that is not do not come about by chance. */
    private static final int CLEAR = 2;

    static Utf8Look at(Path file) throws IOException {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return at(bytes);
        }
    }

    /** @param bytes can be marked */
    static Utf8Look at(InputStream bytes) throws IOException {
        long whole = 0;
        long broken = 0;
        long first = -1;
        long place = 0;
        for (int lead = bytes.read(); lead >= 0; lead = bytes.read(), place++) {
            if (lead < 0x80) continue;
            int more = following(lead, bytes);
            if (more > 0) {
                whole++;
                place += more;
            } else {
                if (broken++ == 0) first = place;
            }
        }
        return new Utf8Look(whole, broken, first);
    }

    /** {@return how many bytes complete the sequence that this one begins, now read; 0 if they do not, and then none is read unless the file ends} */
    private static int following(int lead, InputStream bytes) throws IOException {
        int more = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
        if (more == 0) return 0;
        bytes.mark(more);
        for (int i = 0; i < more; i++) {
            int next = bytes.read();
            boolean fits = next >= 0x80 && next < 0xC0 && (i > 0 || mayFollow(lead, next));
            if (!fits) {
                // Half a character at the end of a file is one place, not two.
                if (next >= 0) bytes.reset();
                return 0;
            }
        }
        return more;
    }

    /** No longer form than needed, no halves of surrogates, nothing beyond the last character. */
    private static boolean mayFollow(int lead, int next) {
        return switch (lead) {
            case 0xE0 -> next >= 0xA0;
            case 0xED -> next < 0xA0;
            case 0xF0 -> next >= 0x90;
            case 0xF4 -> next < 0x90;
            default -> true;
        };
    }

    boolean isBroken() {
        return broken > 0;
    }

    /** {@return whether this was UTF-8 before something happened to it} */
    boolean isClearly() {
        return whole >= CLEAR * Math.max(broken, 1);
    }
}
