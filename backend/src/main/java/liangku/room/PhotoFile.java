package liangku.room;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Looks into the bytes of a picture somebody let be taken. Drawn anew, so that nothing rides along: no place, no device. */
final class PhotoFile {

    /** It shows a face, not a landscape. */
    static final int BYTES_MAX = 150 * 1024;

    private static final int PIXELS_MAX = 1280;

    private PhotoFile() {}

    /** {@return the same picture as a fresh JPEG; empty if it is none, or too large} */
    static Optional<byte[]> fresh(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Optional.empty();
        }
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReadersByFormatName("jpeg");
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return reader.getWidth(0) > PIXELS_MAX || reader.getHeight(0) > PIXELS_MAX
                        ? Optional.empty()
                        : drawn(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException noPicture) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> drawn(BufferedImage picture) throws IOException {
        var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = plain.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        return ImageIO.write(plain, "jpeg", out) ? Optional.of(out.toByteArray()) : Optional.empty();
    }
}
