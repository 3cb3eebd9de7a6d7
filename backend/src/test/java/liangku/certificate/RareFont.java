package liangku.certificate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A font of a city's own: the shipped kai, whose first character of the supplementary planes is told to be another. */
final class RareFont {

    private static final int FORMAT_12 = 12;
    private static final int SUPPLEMENTARY = 0x20000;

    private RareFont() {}

    /** @param character before the first one there */
    static Path of(int character, Path folder) throws IOException {
        try (var in = RareFont.class.getResourceAsStream("/fonts/liangku-kai.ttf")) {
            var font = ByteBuffer.wrap(in.readAllBytes());
            var group = groups(font, cmap(font));
            while (font.getInt(group) < SUPPLEMENTARY) {
                group += 12;
            }
            font.putInt(group, character).putInt(group + 4, character);
            return Files.write(folder.resolve("rare.ttf"), font.array());
        }
    }

    private static int cmap(ByteBuffer font) {
        for (var table = 12; ; table += 16) {
            if (font.getInt(table) == 0x636d6170) {
                return font.getInt(table + 8);
            }
        }
    }

    /** {@return where the first group of the table of whole code points is: first character, last character, glyph} */
    private static int groups(ByteBuffer font, int cmap) {
        for (var record = cmap + 4; ; record += 8) {
            var subtable = cmap + font.getInt(record + 4);
            if (font.getShort(subtable) == FORMAT_12) {
                return subtable + 16;
            }
        }
    }
}
