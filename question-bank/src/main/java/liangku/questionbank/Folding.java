package liangku.questionbank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What makes no difference in what people type: full-width or half-width, upper or lower case, blanks. Pure. */
final class Folding {

    private static final Pattern WHITE = Pattern.compile("\\s");

    private Folding() {}

    /** {@return the form that all equal spellings share} */
    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c)) return WHITE.matcher(normal(text)).replaceAll("").toLowerCase(Locale.ROOT);
            char narrow = narrow(c);
            if (!isWhite(narrow)) folded.append(lower(narrow));
        }
        return folded.toString();
    }

    /** {@return the text without differences of width (NFKC) and case} */
    static String lowered(String text) {
        var lowered = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c)) return normal(text).toLowerCase(Locale.ROOT);
            lowered.append(lower(narrow(c)));
        }
        return lowered.toString();
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /**
     * {@return whether it is one of those that nearly all texts consist of, whose normal form is one character, itself or
     * the narrow one, whatever stands beside it} Normalising a text by the tables of Unicode takes thirty times as long.
     */
    static boolean isPlain(char c) {
        return c < 0x80
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xFF01 && c <= 0xFF5E)
                || (c >= 0x3000 && c <= 0x3002)
                || (c >= 0x3008 && c <= 0x3011)
                || (c >= 0x2018 && c <= 0x201D);
    }

    private static char narrow(char c) {
        if (c == 0x3000) return ' ';
        return c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isWhite(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
