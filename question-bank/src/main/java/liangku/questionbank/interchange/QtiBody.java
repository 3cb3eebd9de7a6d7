package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import liangku.questionbank.Phrase;

/**
 * The body of an item taken apart: what is told, and what is asked.
 *
 * @param story what is told before all questions; empty if there is one question only
 * @param asked the interactions in order, at least one
 */
record QtiBody(String story, List<Asked> asked) {

    /**
     * An interaction and its question.
     *
     * @param unit what our own files say behind a field for a number
     */
    record Asked(QtiNode.Element interaction, String stem, String unit) {}

    /** The class of what stands behind a field and belongs to it. */
    static final String UNIT = "liangku-unit";

    private static final Set<String> INLINE = Set.of("textEntryInteraction", "inlineChoiceInteraction");
    private static final Set<String> CONTAINERS = Set.of(
            "div",
            "p",
            "section",
            "article",
            "blockquote",
            "table",
            "tbody",
            "tr",
            "td",
            "ul",
            "ol",
            "li",
            "main",
            "span",
            "center",
            "fieldset");

    /** Stands for a field while a text is read; no text has it. */
    private static final char FIELD = '\uE0F1';

    private static final String GAP = "____";

    /** Collects the pieces of one body. */
    private static final class Pieces {

        private sealed interface Piece {}

        private record Told(String text) implements Piece {}

        /** @param own the words of the interaction itself, with {@link #FIELD} where an inline field is */
        private record Field(QtiNode.Element interaction, String own, String unit) implements Piece {}

        private final Function<List<QtiNode>, String> text;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<QtiNode> waiting = new ArrayList<>();
        private int fields;

        Pieces(Function<List<QtiNode>, String> text) {
            this.text = text;
        }

        void walk(List<QtiNode> nodes) {
            for (var node : nodes) {
                if (node instanceof QtiNode.Element element && isApart(element)) {
                    block();
                    apart(element);
                } else {
                    waiting.add(node);
                }
            }
            block();
        }

        /** {@return whether it is more than a run of words and inline fields} */
        private static boolean isApart(QtiNode.Element element) {
            if (isInteraction(element)) return !INLINE.contains(element.name());
            return isBlock(element) || holdsBlockInteraction(element);
        }

        private static boolean isBlock(QtiNode.Element element) {
            return CONTAINERS.contains(element.name()) && !element.is("span");
        }

        private static boolean holdsBlockInteraction(QtiNode.Element element) {
            return element.children()
                    .anyMatch(child ->
                            isInteraction(child) ? !INLINE.contains(child.name()) : holdsBlockInteraction(child));
        }

        private static boolean holdsInteraction(QtiNode.Element element) {
            return element.children().anyMatch(child -> isInteraction(child) || holdsInteraction(child));
        }

        private void apart(QtiNode.Element element) {
            if (isInteraction(element)) {
                var prompt = element.child("prompt").map(words -> text.apply(words.content()));
                pieces.add(new Field(element, prompt.orElse(""), ""));
                fields++;
            } else if (holdsInteraction(element) && element.children().anyMatch(Pieces::isApart)) {
                if (!CONTAINERS.contains(element.name())) throw new Unsupported(element.name());
                walk(element.content());
            } else {
                // A list or a table keeps its look only if it is read as a whole.
                waiting.add(element);
                block();
            }
        }

        private void block() {
            if (waiting.isEmpty()) return;
            var inline = new ArrayList<QtiNode.Element>();
            var unit = new StringBuilder();
            var words = text.apply(fieldless(waiting, inline, unit));
            waiting.clear();
            if (inline.isEmpty()) {
                if (!words.isEmpty()) pieces.add(new Told(words));
            } else if (inline.size() == 1) {
                boolean alone = words.equals(String.valueOf(FIELD));
                pieces.add(new Field(inline.getFirst(), alone ? "" : words, unit.toString()));
                fields++;
            } else {
                cloze(words, inline);
            }
        }

        /** A text with several gaps is told with numbers in it; the numbers are what is asked. */
        private void cloze(String words, List<QtiNode.Element> inline) {
            var told = new StringBuilder();
            int number = fields;
            for (int i = 0; i < words.length(); i++) {
                if (words.charAt(i) == FIELD)
                    told.append('(').append(++number).append(')').append(GAP);
                else told.append(words.charAt(i));
            }
            pieces.add(new Told(told.toString()));
            for (var field : inline) pieces.add(new Field(field, "(" + ++fields + ")", ""));
        }

        private static List<QtiNode> fieldless(List<QtiNode> nodes, List<QtiNode.Element> inline, StringBuilder unit) {
            List<QtiNode> plain = new ArrayList<>(nodes.size());
            for (var node : nodes) {
                if (!(node instanceof QtiNode.Element element)) {
                    plain.add(node);
                } else if (isInteraction(element)) {
                    inline.add(element);
                    plain.add(new QtiNode.Words(String.valueOf(FIELD)));
                } else if (element.attribute("class").equals(UNIT)) {
                    unit.append(element.text());
                } else {
                    plain.add(new QtiNode.Element(
                            element.name(), element.attributes(), fieldless(element.content(), inline, unit)));
                }
            }
            return plain;
        }

        private static boolean isInteraction(QtiNode.Element element) {
            return element.name().endsWith("Interaction");
        }
    }

    /**
     * {@return the parts of a body}
     *
     * @param text the plain text of some nodes
     * @param title told where nothing else is
     */
    static QtiBody read(List<QtiNode> body, Function<List<QtiNode>, String> text, String title) {
        var pieces = new Pieces(text);
        pieces.walk(body);
        return switch (pieces.fields) {
            case 0 -> throw new Unsupported(new Phrase("没有作答部分的itemBody", "itemBody without interaction"));
            case 1 -> single(pieces.pieces, title);
            default -> composite(pieces.pieces, title);
        };
    }

    private static QtiBody single(List<Pieces.Piece> pieces, String title) {
        List<String> stem = new ArrayList<>();
        Pieces.Field asked = null;
        for (var piece : pieces) {
            switch (piece) {
                case Pieces.Told told -> stem.add(told.text());
                case Pieces.Field field -> {
                    asked = field;
                    if (!field.own().isEmpty()) stem.add(gap(field.own()));
                }
            }
        }
        if (asked == null) throw new Unsupported(new Phrase("没有作答部分的itemBody", "itemBody without interaction"));
        var words = stem.isEmpty() ? title : String.join("\n", stem);
        return new QtiBody("", List.of(new Asked(asked.interaction(), words, asked.unit())));
    }

    private static QtiBody composite(List<Pieces.Piece> pieces, String title) {
        List<String> story = new ArrayList<>();
        List<String> pending = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        for (var piece : pieces) {
            switch (piece) {
                case Pieces.Told told -> pending.add(told.text());
                case Pieces.Field field -> {
                    boolean numbered = field.own().equals("(" + (asked.size() + 1) + ")");
                    if (asked.isEmpty() || numbered) {
                        // The last thing told before a question without words is its words.
                        int told = field.own().isEmpty() && !pending.isEmpty() ? pending.size() - 1 : pending.size();
                        story.addAll(pending.subList(0, told));
                        pending.subList(0, told).clear();
                    }
                    if (!field.own().isEmpty()) pending.add(gap(field.own()));
                    var stem = pending.isEmpty() ? "(" + (asked.size() + 1) + ")" : String.join("\n", pending);
                    pending.clear();
                    asked.add(new Asked(field.interaction(), stem, field.unit()));
                }
            }
        }
        story.addAll(pending);
        return new QtiBody(story.isEmpty() ? title : String.join("\n", story), asked);
    }

    private static String gap(String words) {
        return words.replace(String.valueOf(FIELD), GAP);
    }
}
