package liangku.questionbank.interchange;

/** Raised and lowered signs, which a file marks up and plain text has as signs of their own: 10⁵ must not become 105. */
final class SmallSigns {

    private static final String RAISABLE = "0123456789+-−=()ni";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
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

    private static String each(String words, String from, String to) {
        var small = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            int place = from.indexOf(words.charAt(i));
            small.append(place < 0 ? words.charAt(i) : to.charAt(place));
        }
        return small.toString();
    }
}
