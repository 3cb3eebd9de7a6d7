package liangku.api;

import java.util.function.Supplier;

/**
 * Text without control characters: none of our fields has a use for them, a database takes no NUL, and a screen or a
 * spreadsheet that shows them lies.
 */
final class PlainText {

    private PlainText() {}

    /** {@return the text, if it holds no control character but tabs and line ends, and no half of a character} */
    static String of(String field, String text) {
        return of(() -> field, text);
    }

    /** {@return the same, of a field whose name takes work to find} */
    static String of(Supplier<String> field, String text) {
        if (text.codePoints().anyMatch(PlainText::isIllegal)) {
            throw Problem.badRequest("control-character", Problem.clipped(field.get()));
        }
        return text;
    }

    private static boolean isIllegal(int c) {
        return (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')
                || Character.getType(c) == Character.SURROGATE;
    }
}
