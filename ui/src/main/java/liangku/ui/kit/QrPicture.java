package liangku.ui.kit;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.Map;

/** An address to be read by a phone from the screen. */
public final class QrPicture extends Div {

    private static final long serialVersionUID = 1L;

    /** Modules of light around the code, as the standard wants them. */
    private static final int QUIET = 4;

    /**
     * @param text at most some 2,000 characters
     * @param label what it is, for who cannot see it
     * @throws IllegalArgumentException if the text is too long for a code
     */
    public QrPicture(String text, String label) {
        addClassName("lk-qr");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", label);
        add(new Svg(drawn(modules(text))));
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("%d characters do not fit a QR code".formatted(text.length()), tooLong);
        }
    }

    private static String drawn(ByteMatrix modules) {
        int side = modules.getWidth() + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <path d="%2$s" fill="currentColor"/></svg>""".formatted(side, path);
    }
}
