package liangku.certificate;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.util.Map;

/** A QR code as vector rectangles: sharp at any size, a few hundred bytes. */
final class QrCode {

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** {@return the code of {@code text} at error correction M: readable with 15 % of it soiled} */
    static QrCode of(String text) {
        try {
            return new QrCode(
                    Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("%d characters do not fit a QR code".formatted(text.length()), tooLong);
        }
    }

    /** Draws it black on white with the quiet zone of four modules that the standard wants, {@code side} points in all. */
    void draw(PdfCanvas canvas, float x, float y, float side) {
        var module = side / (modules.getWidth() + 8);
        canvas.setFillColor(Ink.WHITE.color()).rectangle(x, y, side, side).fill();
        canvas.setFillColor(Ink.INK.color());
        for (var row = 0; row < modules.getHeight(); row++) {
            var from = 0;
            while (from < modules.getWidth()) {
                if (modules.get(from, row) == 0) {
                    from++;
                    continue;
                }
                var to = from;
                while (to < modules.getWidth() && modules.get(to, row) == 1) {
                    to++;
                }
                canvas.rectangle(x + (from + 4) * module, y + side - (row + 5) * module, (to - from) * module, module);
                from = to;
            }
        }
        canvas.fill();
    }
}
