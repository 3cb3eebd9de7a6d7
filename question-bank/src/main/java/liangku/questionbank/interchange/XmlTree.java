package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One element of a file with all that is in it; never more than one question at a time. */
final class XmlTree {

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlTree> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlTree(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** {@return the attribute's value; empty if there is none} */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<XmlTree> children() {
        return children;
    }

    List<XmlTree> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    Optional<XmlTree> first(String child) {
        return children.stream().filter(element -> element.name.equals(child)).findFirst();
    }

    /** {@return the characters right in this element, without blank ends} */
    String text() {
        return text.toString().strip();
    }

    /** {@return the text of the first such child; empty if there is none} */
    String text(String child) {
        return first(child).map(XmlTree::text).orElse("");
    }

    /** {@return whether any words stand in it, at any depth} */
    boolean saysAnything() {
        return !text().isEmpty() || children.stream().anyMatch(XmlTree::saysAnything);
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(XmlTree child) {
        children.add(child);
    }

    void say(String words) {
        text.append(words);
    }
}
