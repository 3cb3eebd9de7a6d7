package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which styles of a workbook strike out what stands in their cells. */
final class XlsxStrikes {

    private final List<Boolean> fonts = new ArrayList<>();
    private final List<Boolean> styles = new ArrayList<>();
    private boolean withinFonts;

    /** Looks at an element of the styles that was just started. */
    void read(XmlPart xml) {
        switch (xml.name()) {
            case "fonts" -> withinFonts = true;
            case "fills" -> withinFonts = false;
            case "font" -> {
                if (withinFonts) fonts.add(false);
            }
            case "strike" -> {
                if (withinFonts && !fonts.isEmpty()) fonts.set(fonts.size() - 1, XmlPart.isOn(xml.attribute("val")));
            }
            default -> {}
        }
    }

    /** Takes the next style of cells. */
    void style(@Nullable String fontId) {
        int font = XlsxRows.number(fontId, -1);
        styles.add(font >= 0 && font < fonts.size() && fonts.get(font));
    }

    boolean isStruck(int style) {
        return style >= 0 && style < styles.size() && styles.get(style);
    }
}
