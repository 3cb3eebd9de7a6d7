package liangku.ui.author;

import com.vaadin.flow.component.HasSize;

/**
 * Fields as wide as their longest words: the same words are half as long again in the other language, and what has no room in
 * a field is cut without a sign that it was.
 */
final class FieldWidth {

    /** Frame and padding. */
    static final double PLAIN = 2.2;

    /** And an arrow, before which words fade. */
    static final double WITH_AN_ARROW = 3.7;

    /** And a looking glass. */
    static final double WITH_A_GLASS = 3.2;

    /** Latin letters are half as wide as they are tall, seen over words; Chinese signs as wide as tall. */
    private static final double LATIN = 0.5;

    private static final int FIRST_WIDE_SIGN = 0x2E80;

    private FieldWidth() {}

    /** @param besides what the field has beside its words, in rem */
    static void fit(HasSize field, String words, double besides) {
        long wide = words.chars().filter(sign -> sign >= FIRST_WIDE_SIGN).count();
        var width = "%.1frem".formatted(wide + LATIN * (words.length() - wide) + besides);
        field.setWidth(width);
        // On a phone fields share their line with others only as far as there is room.
        field.setMinWidth("min(100%, " + width + ")");
    }
}
