package liangku.certificate;

import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Sets lines of text on one page. A line is set in the face that is wanted if that has all of it, else in the other, else
 * character by character in whichever has it; what none has is {@link Unprintable}.
 */
final class Typesetter {

    /** Sans first: it has nearly all, so a line keeps one look as far as it can. */
    private static final List<Faces> ORDER = List.of(Faces.SANS, Faces.KAI, Faces.OWN);

    private final PdfCanvas canvas;
    private final Fonts fonts;
    private final Map<Faces, PdfFont> embedded = new EnumMap<>(Faces.class);

    Typesetter(PdfCanvas canvas, Fonts fonts) {
        this.canvas = canvas;
        this.fonts = fonts;
    }

    /**
     * How a line looks.
     *
     * @param size in points
     * @param tracking extra space after each character, in points
     */
    record Style(Faces face, float size, Ink ink, float tracking) {
        Style(Faces face, float size, Ink ink) {
            this(face, size, ink, 0);
        }

        Style sized(float other) {
            return new Style(face, other, ink, tracking * other / size);
        }
    }

    /** Where a line's x is. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    void line(String text, Style style, Align align, float x, float y) {
        var width = width(text, style);
        var left = switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width / 2;
            case RIGHT -> x - width;
        };
        for (var run : runs(text, style.face())) {
            var font = font(run.face());
            canvas.beginText()
                    .setFontAndSize(font, style.size())
                    .setCharacterSpacing(style.tracking())
                    .setFillColor(style.ink().color())
                    .moveText(left, y)
                    .showText(run.text())
                    .endText();
            left += width(run, style) + style.tracking();
        }
    }

    /** The same, smaller where it would be wider than {@code room}. */
    void fitted(String text, Style style, Align align, float x, float y, float room) {
        var width = width(text, style);
        line(text, width <= room ? style : style.sized(style.size() * room / width), align, x, y);
    }

    /**
     * Sets up to two lines: in one if it fits at three quarters of the size, else broken near its middle and then as
     * small as it takes.
     */
    void paragraph(String text, Style style, float x, float y, float room) {
        if (width(text, style) * 0.75f <= room) {
            fitted(text, style, Align.LEFT, x, y, room);
            return;
        }
        var small = style.sized(style.size() * 0.72f);
        var cut = breakNearMiddle(text);
        var leading = small.size() * 1.25f;
        fitted(text.substring(0, cut).strip(), small, Align.LEFT, x, y + leading * 0.45f, room);
        fitted(text.substring(cut).strip(), small, Align.LEFT, x, y - leading * 0.55f, room);
    }

    /** {@return the width in points, without the space after the last character} */
    float width(String text, Style style) {
        var width = -style.tracking();
        for (var run : runs(text, style.face())) {
            width += width(run, style) + style.tracking();
        }
        return width;
    }

    private float width(Run run, Style style) {
        var characters = run.text().codePointCount(0, run.text().length());
        return font(run.face()).getWidth(run.text(), style.size()) + style.tracking() * (characters - 1);
    }

    private PdfFont font(Faces face) {
        return embedded.computeIfAbsent(face, f -> {
            var font = PdfFontFactory.createFont(
                    fonts.program(f).orElseThrow(),
                    PdfEncodings.IDENTITY_H,
                    PdfFontFactory.EmbeddingStrategy.FORCE_EMBEDDED);
            font.setSubset(true);
            return font;
        });
    }

    private static int breakNearMiddle(String text) {
        var middle = text.offsetByCodePoints(0, (text.codePointCount(0, text.length()) + 1) / 2);
        var blank = text.lastIndexOf(' ', middle);
        return blank > text.length() / 4 ? blank : middle;
    }

    private List<Run> runs(String text, Faces wanted) {
        var other = wanted == Faces.SANS ? Faces.KAI : Faces.SANS;
        if (fonts.hasAll(wanted, text)) {
            return List.of(new Run(wanted, text));
        }
        if (fonts.hasAll(other, text)) {
            return List.of(new Run(other, text));
        }
        var missing = fonts.missing(text);
        if (!missing.isEmpty()) {
            throw new Unprintable(missing);
        }
        var runs = new ArrayList<Run>();
        text.codePoints().forEach(c -> {
            var face =
                    ORDER.stream().filter(one -> fonts.has(one, c)).findFirst().orElseThrow();
            var character = Character.toString(c);
            if (!runs.isEmpty() && runs.getLast().face() == face) {
                runs.set(runs.size() - 1, new Run(face, runs.getLast().text() + character));
            } else {
                runs.add(new Run(face, character));
            }
        });
        return runs;
    }

    private record Run(Faces face, String text) {}
}
