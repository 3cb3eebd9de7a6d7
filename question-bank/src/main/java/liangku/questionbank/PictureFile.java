package liangku.questionbank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Looks into the bytes of a picture; what its name or sender says does not count. */
final class PictureFile {

    /** A phone in a basement loads it within a lesson's breath. */
    static final int BYTES_MAX = 1 << 20;

    private static final int PIXELS_MAX = 4096;
    private static final String WANTED = "PNG, JPEG, GIF ≤ 1 MB, ≤ %d × %d".formatted(PIXELS_MAX, PIXELS_MAX);

    private PictureFile() {}

    static PictureKeeping inspect(byte[] bytes, String name) {
        if (bytes.length > BYTES_MAX) return refused(name, bytes.length / 1024 + " KB; " + WANTED);
        // Only the head is read: a picture of a billion pixels costs nothing here.
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) return refused(name, WANTED);
            var reader = readers.next();
            try {
                var type = "image/" + reader.getFormatName().toLowerCase(Locale.ROOT);
                if (!type.matches("image/(png|jpeg|gif)")) return refused(name, WANTED);
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > PIXELS_MAX || height > PIXELS_MAX) {
                    return refused(name, width + " × " + height + "; " + WANTED);
                }
                var digest = Canonical.sha256();
                return new PictureKeeping.Kept(
                        new Picture(HexFormat.of().formatHex(digest.digest(bytes)), type, width, height));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return refused(name, WANTED);
        }
    }

    private static PictureKeeping refused(String name, String why) {
        return new PictureKeeping.Refused(Fault.of(Fault.Code.BAD_PICTURE, Texts.shortened(name), why));
    }
}
