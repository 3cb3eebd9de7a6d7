package liangku.certificate;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What there is to print with: the two faces that are shipped, and one of the city's own for what neither has. */
final class Fonts {

    private final Optional<FontProgram> own;

    private Fonts(Optional<FontProgram> own) {
        this.own = own;
    }

    /**
     * @param file a TrueType or OpenType font; empty for none
     * @throws IllegalArgumentException if it is no font, or may not be embedded
     * @throws UncheckedIOException if it cannot be read
     */
    static Fonts with(Optional<Path> file) {
        return new Fonts(file.map(Fonts::read));
    }

    Optional<FontProgram> program(Faces face) {
        return switch (face) {
            case SANS -> Optional.of(Parsed.SANS);
            case KAI -> Optional.of(Parsed.KAI);
            case OWN -> own;
        };
    }

    /** {@return whether the face draws this character} A glyph 0 is the box that must never be printed. */
    boolean has(Faces face, int character) {
        return program(face)
                .map(program -> program.getGlyph(character))
                .filter(glyph -> glyph.getCode() > 0)
                .isPresent();
    }

    boolean hasAll(Faces face, String text) {
        return text.codePoints().allMatch(character -> has(face, character));
    }

    /** {@return those characters of {@code text} that no face has} */
    String missing(String text) {
        var missing = new StringBuilder();
        text.codePoints()
                .filter(c -> List.of(Faces.values()).stream().noneMatch(face -> has(face, c)))
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    private static FontProgram read(Path file) {
        FontProgram program;
        try {
            program = FontProgramFactory.createFont(Files.readAllBytes(file), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("font " + file + " cannot be read", unreadable);
        } catch (com.itextpdf.io.exceptions.IOException none) {
            throw new IllegalArgumentException(file + " is no font", none);
        }
        if (!program.getFontNames().allowEmbedding()) {
            throw new IllegalArgumentException("font " + file + " does not allow to be embedded in documents");
        }
        return program;
    }

    private static FontProgram shipped(String file) {
        try (var in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
            if (in == null) {
                throw new IllegalStateException("font " + file + " is not in the jar");
            }
            return FontProgramFactory.createTrueTypeFont(in.readAllBytes(), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("font " + file + " is broken", unreadable);
        }
    }

    /** Parsed once for the JVM (60 ms, 40 MB of tables), when the first certificate is printed, and shared by all documents. */
    private static final class Parsed {
        static final FontProgram SANS = shipped("liangku-sans.ttf");
        static final FontProgram KAI = shipped("liangku-kai.ttf");
    }
}
