package liangku.journey;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/** A certificate as it lies on somebody's disk, looked at with other people's programs (poppler, zxing). */
final class CertificateFile {

    private final Path file;

    CertificateFile(Path file) {
        this.file = file;
    }

    /** {@return what pdfsig says of its signature} */
    String signature() throws IOException, InterruptedException {
        return run("pdfsig", "-nocert", file.toString());
    }

    /** {@return the words that can be copied out of it} */
    String text() throws IOException, InterruptedException {
        return run("pdftotext", "-layout", file.toString(), "-");
    }

    /** {@return where the QR code on the paper leads} */
    String code() throws IOException, InterruptedException, ReaderException {
        return code(picture(150));
    }

    /** {@return where the QR code in this picture leads} */
    static String code(BufferedImage picture) throws NotFoundException {
        var codes = new QRCodeMultiReader()
                .decodeMultiple(
                        new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))),
                        Map.of(DecodeHintType.TRY_HARDER, true));
        return codes[0].getText();
    }

    static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** {@return the page, drawn at so many dots an inch} */
    BufferedImage picture(int dotsPerInch) throws IOException, InterruptedException {
        var target = file.resolveSibling(file.getFileName() + "-" + dotsPerInch);
        run("pdftoppm", "-png", "-singlefile", "-r", Integer.toString(dotsPerInch), file.toString(), target.toString());
        return ImageIO.read(target.resolveSibling(target.getFileName() + ".png").toFile());
    }

    /** {@return a copy in which one byte of the content is another} */
    CertificateFile withOneByteChanged() throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("/Creator") + 12] ^= 1;
        return new CertificateFile(Files.write(file.resolveSibling("changed-" + file.getFileName()), bytes));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
