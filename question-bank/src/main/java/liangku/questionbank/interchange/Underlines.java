package liangku.questionbank.interchange;

import liangku.questionbank.Fault;

/**
 * Words with a line below them. Where all of a text has one, it is a look of the text; where some words have, they may be what
 * is asked for ("the underlined part"), and are told.
 */
final class Underlines {

    /** Between the stretches of one text. */
    static final String BETWEEN = " / ";

    private Underlines() {}

    /** {@return whether nothing of the text is left without a line} */
    static boolean isAll(CharSequence underlined, CharSequence text) {
        return visible(underlined) >= visible(text);
    }

    private static long visible(CharSequence words) {
        return words.chars()
                .filter(c -> !Character.isWhitespace(c) && c != '/' && c != '\u00A0')
                .count();
    }

    static Fault leftOut(String underlined) {
        return Draft.leftOut(Prose.UNDERLINE, underlined.strip().replaceAll("\\s+", " "));
    }
}
