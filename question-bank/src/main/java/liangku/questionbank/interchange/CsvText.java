package liangku.questionbank.interchange;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet opening a text table would take for a formula, with an apostrophe before them: it shows them as
 * they are and computes nothing.
 */
public final class CsvText {

    // The full-width signs, too: Chinese and Japanese Excel take them for the others.
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private CsvText() {}

    /** {@return the text so that no spreadsheet computes it} What begins like a guarded one is guarded once more. */
    public static String guarded(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    /** {@return what was {@link #guarded}} */
    static String unguarded(String text) {
        return text.startsWith("'") && DANGEROUS.matcher(text).matches() ? text.substring(1) : text;
    }
}
