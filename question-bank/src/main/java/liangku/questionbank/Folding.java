package liangku.questionbank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What makes no difference in what people type: full-width or half-width, upper or lower case, blanks. Pure. */
final class Folding {

    private static final Pattern WHITE = Pattern.compile("\\s");

    private static final Pattern PLAIN = Pattern.compile("\\P{No}+");

    private Folding() {}

    /** {@return the same form of a number and its unit: raised, lowered and circled digits stay apart from plain ones} */
    static String number(String text) {
        return PLAIN.matcher(text).replaceAll(some -> Matcher.quoteReplacement(folded(some.group())));
    }

    /** {@return the form that all equal spellings share} */
    static String folded(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return WHITE.matcher(normal).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
