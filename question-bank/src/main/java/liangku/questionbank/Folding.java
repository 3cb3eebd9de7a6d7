package liangku.questionbank;

import java.text.Normalizer;
import java.util.Locale;

/** What makes no difference in what people type: full-width or half-width, upper or lower case, blanks. Pure. */
final class Folding {

    private Folding() {}

    /** {@return the form that all equal spellings share} */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
