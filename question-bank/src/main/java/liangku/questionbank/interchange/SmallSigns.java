package liangku.questionbank.interchange;

import java.util.Locale;
import java.util.Set;

/** Raised and lowered signs, which a file marks up and plain text has as signs of their own: 10⁵ must not become 105. */
final class SmallSigns {

    private static final String RAISABLE = "0123456789+-−=()ni";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
    /** What nobody takes for anything else on the line. */
    private static final String RAISED_ANYWAY = "®©™℠°℃℉′″*†‡" + "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final String LOWERABLE = "0123456789+-−=()";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

    private SmallSigns() {}

    /** {@return the words with each sign raised that can be} */
    static String raised(String words) {
        return each(words, RAISABLE, RAISED);
    }

    /** {@return the words with each sign lowered that can be} */
    static String lowered(String words) {
        return each(words, LOWERABLE, LOWERED);
    }

    /** {@return whether each of these signs has a raised or a lowered form} */
    static boolean areAll(String words, boolean raised) {
        var able = raised ? RAISABLE : LOWERABLE;
        return words.chars().allMatch(c -> Character.isWhitespace(c) || able.indexOf(c) >= 0);
    }

    /** {@return what stands before words that are set off in brackets} */
    static String open(boolean raised) {
        return raised ? "^(" : "_(";
    }

    /**
     * {@return the words as signs of their own if each of them has one, in brackets otherwise}
     *
     * @param before the sign they are set off from: 1st and 2nd, and what is raised wherever it stands, need no brackets
     */
    static String setOff(String words, boolean raised, char before) {
        if (words.isEmpty() || areAll(words, raised)) return raised ? raised(words) : lowered(words);
        boolean same = raised
                && (words.chars().allMatch(c -> RAISED_ANYWAY.indexOf(c) >= 0)
                        || (Character.isDigit(before) && ORDINALS.contains(words.toLowerCase(Locale.ROOT))));
        return same ? words : open(raised) + words + ")";
    }

    private static String each(String words, String from, String to) {
        var small = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            int place = from.indexOf(words.charAt(i));
            small.append(place < 0 ? words.charAt(i) : to.charAt(place));
        }
        return small.toString();
    }
}
