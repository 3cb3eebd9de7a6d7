package liangku.certificate;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.DeviceRgb;

/** Colours of paper: the house's tokens (kit/tokens.css), and tints of them light enough to lie under text. */
enum Ink {
    PAPER(0xFDFBF6),
    TEAL_DEEP(0x07423F),
    TEAL(0x0B5C57),
    TEAL_BRIGHT(0x147A73),
    TEAL_MIST(0xE4EEEA),
    TEAL_LINE(0xB9D2CC),
    AMBER(0xE2A33A),
    AMBER_SOFT(0xEBCB8F),
    INK(0x1F2A2A),
    INK_SOFT(0x4C5858),
    INK_FAINT(0x646E6C),
    BRICK(0xB5483A),
    BRICK_MIST(0xF6DDD7),
    WHITE(0xFFFFFF);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    Color color() {
        return new DeviceRgb(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
}
