package liangku.questionbank.interchange;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What an element's own style says, as far as it changes what its words mean. */
final class Styles {

    private static final Set<String> NOT_SHOWN =
            Set.of("display:none", "visibility:hidden", "visibility:collapse", "mso-hide:all");

    private Styles() {}

    static boolean keepsBlanks(Element element) {
        return any(element, (property, value) -> property.equals("white-space") && value.startsWith("pre"));
    }

    /** {@return whether it has a line below its words, or dots as Chinese examiners put them} */
    static boolean isUnderlined(Element element) {
        var name = element.normalName();
        return name.equals("u")
                || name.equals("ins")
                || decorates(element, "underline")
                || any(element, (property, value) -> property.contains("text-emphasis") && !value.contains("none"));
    }

    static boolean isStruckOut(Element element) {
        return decorates(element, "line-through");
    }

    /** {@return whether nobody who looks at the page sees the element's words} */
    static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || any(
                        element,
                        (property, value) -> NOT_SHOWN.contains(property + ":" + value.replace("!important", "")));
    }

    private static boolean decorates(Element element, String line) {
        return any(element, (property, value) -> property.startsWith("text-decoration") && value.contains(line));
    }

    /** Asked of each declaration, in lower case and without blanks. */
    private interface Question {
        boolean answer(String property, String value);
    }

    /** Read by hand: patterns take a style of a hundred thousand characters for an invitation to try all its parts. */
    private static boolean any(Element element, Question question) {
        var style = element.attr("style");
        for (int from = 0; from < style.length(); ) {
            int end = style.indexOf(';', from);
            if (end < 0) end = style.length();
            int colon = style.indexOf(':', from, end);
            if (colon >= 0 && question.answer(bare(style, from, colon), bare(style, colon + 1, end))) return true;
            from = end + 1;
        }
        return false;
    }

    private static String bare(String style, int from, int to) {
        var bare = new StringBuilder(to - from);
        for (int i = from; i < to; i++) if (!Character.isWhitespace(style.charAt(i))) bare.append(style.charAt(i));
        return bare.toString().toLowerCase(Locale.ROOT);
    }
}
