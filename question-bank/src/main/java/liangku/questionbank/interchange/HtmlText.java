package liangku.questionbank.interchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import liangku.questionbank.Fault;
import liangku.questionbank.Picture;
import liangku.questionbank.PictureKeeping;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as other tools write it, and our plain text with pictures in it.
 *
 * <p>Reading goes by a list of what is allowed:
 * <ul>
 *   <li>words are kept, entities decoded, blanks run together as a browser shows them; in {@code pre} and in what
 *       {@link #write} marks as typed they stay;
 *   <li>{@code br} and the ends of blocks become line ends, items of lists begin with {@code •} or their number;
 *   <li>{@code sub} and {@code sup} become the raised and lowered signs of Unicode where it has them all, {@code ^(…)} and
 *       {@code _(…)} otherwise, so that ten to the x is not 10x;
 *   <li>an underlined stretch of nothing, the usual gap to fill in, becomes {@code ____}; words that are underlined or
 *       dotted among others that are not ("the underlined part") are told;
 *   <li>{@code img} becomes a reference to a picture the bank keeps;
 *   <li>all other looks (bold, colours, sizes) are no part of a question here and go, their words stay; scripts, styles and
 *       comments say nothing and go;
 *   <li>a link keeps its words, and its address behind them in brackets;
 *   <li>whatever else carries meaning that plain text cannot is refused by its name, above all tables, struck-out words
 *       and hidden ones, formulas in MathML, drawings, sound, film, fields and every element nobody knows.
 * </ul>
 */
final class HtmlText {

    /** Longest HTML of one text: a few pictures written into it. More is refused unread. */
    static final int HTML_MAX = 8 << 20;

    private static final int DEPTH_MAX = 200;
    private static final String AS_TYPED = "as-typed";
    /** What stands where something is to be filled in. */
    static final String GAP = "____";

    private static final String MARK = "data-mark";
    private static final int NO_MARK = -1;

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "address",
            "figure",
            "figcaption",
            "center");

    private static final Set<String> INLINE = Set.of(
            "span", "b", "strong", "i", "em", "u", "ins", "font", "small", "big", "mark", "code", "kbd", "samp", "var",
            "tt", "q", "cite", "dfn", "abbr", "acronym", "bdi", "time", "label", "nobr", "wbr", "sub", "sup", "a",
            "body", "ruby", "rp", "rt");

    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "head", "title", "meta", "link", "base", "template");

    /** What a browser would not show as it was typed: tabs, fixed blanks, blanks beside a blank or a line end. */
    private static final Pattern FRAGILE = Pattern.compile("[\\t\\u00A0\\f\\u000B]|(^| |\\n) | ($|\\n)");

    private final PictureSource pictures;
    private final List<Fault> faults;
    private final List<Fault> notes;
    private final StringBuilder text = new StringBuilder();
    private boolean blankWaits;

    /** What becomes of words where we are: raised or lowered, most often neither. */
    private UnaryOperator<String> signs = words -> words;

    /** Where the mark of an item ends that has no words yet. */
    private int markEnd = NO_MARK;

    private final StringBuilder underlined = new StringBuilder();
    private int underlines;

    /** Whether a stretch begins that has no words yet. */
    private boolean another;

    private HtmlText(PictureSource pictures, List<Fault> faults, List<Fault> notes) {
        this.pictures = pictures;
        this.faults = faults;
        this.notes = notes;
    }

    /**
     * {@return the plain text of this HTML; of no use if faults were found}
     *
     * @param pictures asked once for each picture, in order
     * @param faults takes what cannot be held, by {@link Fault.Code#UNSUPPORTED} and the construct's name
     * @param notes takes what was left out of a text that is sound without it
     */
    static String read(String html, PictureSource pictures, List<Fault> faults, List<Fault> notes) {
        if (html.length() > HTML_MAX) {
            faults.add(Fault.of(Fault.Code.TOO_LONG, "HTML", html.length(), HTML_MAX));
            return "";
        }
        var reader = new HtmlText(pictures, faults, notes);
        // Most options of most files are but words.
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) reader.say(html, false);
        else reader.children(Jsoup.parseBodyFragment(html).body(), false, 0);
        reader.noteUnderlined();
        return reader.text.toString().strip();
    }

    /**
     * {@return this text as well-formed HTML without any block around it; {@link #read} gives the same text back}
     *
     * @param text as the bank keeps it
     * @param src the address under which the reader of the file finds the picture of this hash
     */
    static String write(String text, UnaryOperator<String> src) {
        var html = new StringBuilder();
        var picture = Picture.REFERENCE.matcher(text);
        int from = 0;
        while (picture.find()) {
            html.append(escaped(text.substring(from, picture.start())));
            html.append("<img src=\"")
                    .append(attribute(src.apply(picture.group(2))))
                    .append("\" alt=\"")
                    .append(attribute(picture.group(1)))
                    .append("\"/>");
            from = picture.end();
        }
        html.append(escaped(text.substring(from)));
        if (!FRAGILE.matcher(text).find()) return html.toString();
        return html.insert(0, "<span class=\"" + AS_TYPED + "\">")
                .append("</span>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br/>");
    }

    private static String attribute(String value) {
        return escaped(value).replace("\"", "&quot;").replace("\t", "&#9;");
    }

    private void children(Element parent, boolean asTyped, int depth) {
        if (depth > DEPTH_MAX) {
            refuse("> %d <%s>".formatted(DEPTH_MAX, parent.normalName()));
            return;
        }
        int number = 0;
        for (Node child : parent.childNodes()) {
            switch (child) {
                case TextNode words -> say(signs.apply(words.getWholeText()), asTyped);
                case Element element -> {
                    if (element.normalName().equals("li")) element.attr(MARK, mark(parent, ++number));
                    element(element, asTyped, depth + 1);
                }
                // Comments, declarations, what stands in scripts.
                default -> {}
            }
        }
    }

    private void element(Element element, boolean asTyped, int depth) {
        var name = element.normalName();
        if (SILENT.contains(name)) return;
        if (Styles.isHidden(element)) {
            // Editors leave marks of their own behind, which hold nothing.
            if (saysSomething(element)) refuse(Prose.HIDDEN);
            return;
        }
        if (Styles.isStruckOut(element)) refuse(Prose.STRUCK);
        if (!Styles.isUnderlined(element)) {
            seen(element, name, asTyped, depth);
            return;
        }
        if (underlines++ == 0) another = true;
        seen(element, name, asTyped, depth);
        underlines--;
    }

    private void seen(Element element, String name, boolean asTyped, int depth) {
        if (BLOCKS.contains(name)) {
            block(element, asTyped, depth);
        } else if (name.equals("br")) {
            lineEnd();
        } else if (name.equals("img")) {
            picture(element);
        } else if (INLINE.contains(name)) {
            inline(element, asTyped, depth);
        } else {
            refuse("<" + name + ">");
        }
    }

    private void block(Element element, boolean asTyped, int depth) {
        boolean item = element.normalName().equals("li");
        if (item) markEnd = NO_MARK;
        lineStart();
        if (item) {
            text.append(element.attr(MARK));
            markEnd = text.length();
            blankWaits = true;
        }
        children(element, asTyped || element.normalName().equals("pre") || keepsBlanks(element), depth);
        if (item) markEnd = NO_MARK;
        lineStart();
    }

    private void inline(Element element, boolean asTyped, int depth) {
        switch (element.normalName()) {
            case "sup" -> small(element, true, asTyped, depth);
            case "sub" -> small(element, false, asTyped, depth);
            case "a" -> link(element, asTyped, depth);
            default -> {
                if (Styles.isUnderlined(element) && isBlank(element)) gap();
                else children(element, asTyped || keepsBlanks(element), depth);
            }
        }
    }

    private void gap() {
        int around = underlines;
        underlines = 0;
        say(GAP, true);
        underlines = around;
    }

    /** Set off signs are kept as signs of their own, or in brackets where one of them has none. */
    private void small(Element element, boolean raised, boolean asTyped, int depth) {
        UnaryOperator<String> small = raised ? SmallSigns::raised : SmallSigns::lowered;
        if (element.childrenSize() == 0) {
            say(SmallSigns.setOff(element.wholeText().strip(), raised, last()), asTyped);
            return;
        }
        var around = signs;
        boolean plain = SmallSigns.areAll(ownWords(element), raised);
        if (!plain) say(SmallSigns.open(raised), true);
        signs = plain ? small : words -> words;
        children(element, asTyped, depth);
        signs = around;
        if (!plain) say(")", true);
    }

    private char last() {
        return text.isEmpty() || blankWaits ? ' ' : text.charAt(text.length() - 1);
    }

    /** {@return its words, but for those that are raised or lowered once more} */
    private static String ownWords(Element element) {
        var own = new StringBuilder();
        Deque<Node> waiting = new ArrayDeque<>(element.childNodes());
        while (!waiting.isEmpty()) {
            switch (waiting.poll()) {
                case TextNode words -> own.append(words.getWholeText());
                case Element inside -> {
                    if (!inside.normalName().matches("su[pb]")) waiting.addAll(inside.childNodes());
                }
                default -> {}
            }
        }
        return own.toString();
    }

    private void noteUnderlined() {
        if (underlined.toString().isBlank() || Underlines.isAll(underlined, text)) return;
        notes.add(Underlines.leftOut(underlined.toString()));
    }

    private void link(Element element, boolean asTyped, int depth) {
        children(element, asTyped, depth);
        var address = element.attr("href").strip();
        var words = element.wholeText().strip();
        if (address.toLowerCase(Locale.ROOT).matches("https?:.*")) {
            if (!words.equals(address)) say(" (" + address + ")", asTyped);
        } else if (!address.isEmpty()
                && !address.startsWith("#")
                && !address.toLowerCase(Locale.ROOT).matches("(javascript|mailto):.*")) {
            // A file beside the question, which the bank would not have.
            refuse("<a href=\"" + address.substring(0, Math.min(address.length(), PictureSource.SHOWN)) + "\">");
        }
    }

    private void picture(Element element) {
        var words = element.attr("alt");
        switch (pictures.keep(element.attr("src"))) {
            case PictureKeeping.Kept(var picture) -> {
                int length = words.codePointCount(0, words.length());
                if (length > Picture.WORDS_MAX) {
                    int from = words.offsetByCodePoints(0, Picture.WORDS_MAX);
                    int shown = Math.min(length - Picture.WORDS_MAX, Picture.WORDS_MAX);
                    notes.add(Fault.of(
                            Fault.Code.LEFT_OUT,
                            "alt",
                            "…" + words.substring(from, words.offsetByCodePoints(from, shown))));
                }
                // Said as typed: blanks within its words are the picture's own.
                say(picture.reference(words), true);
            }
            case PictureKeeping.Refused(var fault) -> faults.add(fault);
        }
    }

    private void refuse(Object construct) {
        var fault = Fault.of(Fault.Code.UNSUPPORTED, construct);
        if (!faults.contains(fault)) faults.add(fault);
    }

    private void say(String words, boolean asTyped) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00A0';
            if (blank && !asTyped) {
                blankWaits = !atLineStart();
                continue;
            }
            if (blankWaits) text.append(' ');
            if (underlines > 0) underline(c);
            blankWaits = false;
            text.append(c);
        }
    }

    private void underline(char c) {
        if (another && !underlined.isEmpty()) underlined.append(Underlines.BETWEEN);
        else if (blankWaits) underlined.append(' ');
        another = false;
        underlined.append(c);
    }

    private boolean atLineStart() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    private void lineStart() {
        // A paragraph that opens an item of a list stands beside its mark.
        if (text.length() == markEnd) return;
        if (!atLineStart()) lineEnd();
        blankWaits = false;
    }

    private void lineEnd() {
        text.append('\n');
        blankWaits = false;
    }

    private static String mark(Element list, int number) {
        if (!list.normalName().equals("ol")) return "•";
        int start = list.attr("start").matches("\\d{1,4}") ? Integer.parseInt(list.attr("start")) : 1;
        int place = start + number - 1;
        boolean letters = list.attr("type").matches("[aA]") && place >= 1 && place <= 26;
        return letters ? (char) (list.attr("type").charAt(0) + place - 1) + "." : place + ".";
    }

    private static boolean keepsBlanks(Element element) {
        return element.hasClass(AS_TYPED) || Styles.keepsBlanks(element);
    }

    private static boolean saysSomething(Element element) {
        return (element.childrenSize() > 0
                        && !element.select("img, math, svg, table").isEmpty())
                || !element.wholeText()
                        .replace('\u00A0', ' ')
                        .replace('\uFEFF', ' ')
                        .replace('\u200B', ' ')
                        .isBlank();
    }

    private static boolean isBlank(Element element) {
        return element.childrenSize() == 0
                && !element.wholeText().isEmpty()
                && element.wholeText().replace('\u00A0', ' ').isBlank();
    }
}
