package liangku.questionbank;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Looks into the bytes of a recording; what its name or sender says does not count. Pure. */
final class RecordingFile {

    private static final int FRAME_HEADER = 4;
    private static final int TAG_HEADER = 10;
    private static final int TAG_HAS_FOOTER = 0x10;

    /** In kbit/s by index, for MPEG 1 and for the lower sampling rates of MPEG 2; 0 where a frame has no length of its own. */
    private static final int[][] BITRATES = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0}
    };

    private static final int[] SAMPLING_RATES = {44_100, 48_000, 32_000, 0};

    /** Who begins an MP4 file so has sound for a browser in it; pictures begin with other brands. */
    private static final Set<String> SOUND =
            Set.of("M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash");

    private RecordingFile() {}

    /** {@return what kind of sound it is; empty if it is none we play} */
    static Optional<String> mediaType(byte[] bytes) {
        if (isMp3(bytes)) return Optional.of("audio/mpeg");
        return isM4a(bytes) ? Optional.of("audio/mp4") : Optional.empty();
    }

    private static boolean isM4a(byte[] bytes) {
        return bytes.length >= 16
                && "ftyp".equals(new String(bytes, 4, 4, StandardCharsets.ISO_8859_1))
                && SOUND.contains(new String(bytes, 8, 4, StandardCharsets.ISO_8859_1));
    }

    /** Two frames that follow each other: a few bits that look like one are found in anything. */
    private static boolean isMp3(byte[] bytes) {
        int first = withoutTag(bytes);
        int length = frameLength(bytes, first);
        return length > 0 && frameLength(bytes, first + length) > 0;
    }

    /** {@return where sound begins: after what players show, and the zeros some leave room with} */
    private static int withoutTag(byte[] bytes) {
        int at = 0;
        if (bytes.length >= TAG_HEADER && bytes[0] == 'I' && bytes[1] == 'D' && bytes[2] == '3') {
            int size = (bytes[6] & 0x7F) << 21 | (bytes[7] & 0x7F) << 14 | (bytes[8] & 0x7F) << 7 | (bytes[9] & 0x7F);
            at = TAG_HEADER + size + ((bytes[5] & TAG_HAS_FOOTER) == 0 ? 0 : TAG_HEADER);
        }
        while (at < bytes.length && bytes[at] == 0) at++;
        return at;
    }

    /** {@return how long the frame of MPEG layer III is that begins here; 0 if none does} */
    private static int frameLength(byte[] bytes, int at) {
        if (at < 0 || at + FRAME_HEADER > bytes.length) return 0;
        int second = bytes[at + 1] & 0xFF;
        int third = bytes[at + 2] & 0xFF;
        // 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5; 1 is none.
        int version = second >> 3 & 3;
        boolean isLayer3 = (bytes[at] & 0xFF) == 0xFF && (second & 0xE0) == 0xE0 && (second >> 1 & 3) == 1;
        if (!isLayer3 || version == 1) return 0;
        int bitrate = BITRATES[version == 3 ? 0 : 1][third >> 4] * 1000;
        int samplingRate = SAMPLING_RATES[third >> 2 & 3] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        if (bitrate == 0 || samplingRate == 0) return 0;
        int padding = third >> 1 & 1;
        return (version == 3 ? 144 : 72) * bitrate / samplingRate + padding;
    }
}
