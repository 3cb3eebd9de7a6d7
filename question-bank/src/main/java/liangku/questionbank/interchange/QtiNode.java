package liangku.questionbank.interchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A piece of an XML file of QTI, small enough to be held at once. */
sealed interface QtiNode {

    /** Words, entities decoded. */
    record Words(String text) implements QtiNode {}

    /**
     * @param name without prefix; that of version 2, whatever the file speaks
     * @param attributes likewise
     */
    record Element(String name, Map<String, String> attributes, List<QtiNode> content) implements QtiNode {

        private static final List<String> VOID = List.of("br", "img", "hr", "wbr", "col");

        /** {@return the attribute, empty if there is none} */
        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        boolean is(String wanted) {
            return name.equals(wanted);
        }

        Stream<Element> children() {
            return content.stream().filter(Element.class::isInstance).map(Element.class::cast);
        }

        Stream<Element> children(String wanted) {
            return children().filter(child -> child.is(wanted));
        }

        Optional<Element> child(String wanted) {
            return children(wanted).findFirst();
        }

        /** Shows each element within this one, in the order of the file, however deep. */
        void walk(Consumer<Element> visitor) {
            for (var node : content) {
                if (node instanceof Element child) {
                    visitor.accept(child);
                    child.walk(visitor);
                }
            }
        }

        /** {@return the first element of this name, however deep} */
        Optional<Element> find(String wanted) {
            for (var node : content) {
                if (!(node instanceof Element child)) continue;
                var found = child.is(wanted) ? Optional.of(child) : child.find(wanted);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        }

        /** {@return all words in it, as they stand} */
        String text() {
            if (content.size() == 1 && content.getFirst() instanceof Words(var text)) return text;
            var all = new StringBuilder();
            collect(all);
            return all.toString();
        }

        private void collect(StringBuilder all) {
            for (var node : content) {
                switch (node) {
                    case Words words -> all.append(words.text);
                    case Element child -> child.collect(all);
                }
            }
        }
    }

    /** {@return these nodes as HTML} */
    static String html(List<QtiNode> nodes) {
        if (nodes.size() == 1 && nodes.getFirst() instanceof Words(var text)) return escaped(text);
        var html = new StringBuilder();
        nodes.forEach(node -> html(node, html));
        return html.toString();
    }

    private static void html(QtiNode node, StringBuilder html) {
        switch (node) {
            case Words words -> html.append(escaped(words.text));
            case Element element -> {
                html.append('<').append(element.name);
                element.attributes.forEach((name, value) -> html.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value).replace("\"", "&quot;"))
                        .append('"'));
                html.append('>');
                if (Element.VOID.contains(element.name)) return;
                element.content.forEach(child -> html(child, html));
                html.append("</").append(element.name).append('>');
            }
        }
    }

    private static String escaped(String text) {
        return text.indexOf('&') < 0 && text.indexOf('<') < 0
                ? text
                : text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
