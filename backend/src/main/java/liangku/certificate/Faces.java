package liangku.certificate;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The two faces of a certificate, parsed once for the JVM (60 ms, 40 MB of tables) and shared by all documents.
 *
 * <p>Sans has 27,790 Chinese characters and is for everything; kai is the warm hand of titles and names, with the 4,061
 * most common ones and 965 rare ones that sans lacks. {@code docs/decisions} says how they were made.
 */
enum Faces {
    SANS("liangku-sans.ttf"),
    KAI("liangku-kai.ttf");

    private final String file;

    Faces(String file) {
        this.file = file;
    }

    FontProgram program() {
        return this == SANS ? Parsed.SANS : Parsed.KAI;
    }

    /** {@return whether the face draws this character} A glyph 0 is the box that must never be printed. */
    boolean has(int character) {
        var glyph = program().getGlyph(character);
        return glyph != null && glyph.getCode() > 0;
    }

    boolean hasAll(String text) {
        return text.codePoints().allMatch(this::has);
    }

    /** {@return those characters of {@code text} that no face has} */
    static String missing(String text) {
        var missing = new StringBuilder();
        text.codePoints()
                .filter(c -> List.of(values()).stream().noneMatch(face -> face.has(c)))
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    private FontProgram read() {
        try (var in = Faces.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("font " + file + " is not in the jar");
            }
            return FontProgramFactory.createTrueTypeFont(in.readAllBytes(), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("font " + file + " is broken", unreadable);
        }
    }

    /** Parsed when the first certificate is printed, not when the class is named. */
    private static final class Parsed {
        static final FontProgram SANS = Faces.SANS.read();
        static final FontProgram KAI = Faces.KAI.read();
    }
}
