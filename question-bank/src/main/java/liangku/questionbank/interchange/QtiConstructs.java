package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Fault;

/**
 * What an item says beside its words and its rules, by a list of what is understood or is a mere look. Everything else is
 * told where the question is sound without it, and refuses the item where it may not be:
 *
 * <table>
 * <caption>Beyond the list</caption>
 * <tr><th>construct</th><th>what becomes of it</th></tr>
 * <tr><td>adaptive, templates, externalScored, a base other than ten, elements nobody knows</td><td>refused</td></tr>
 * <tr><td>companion materials to be read or used</td><td>refused; calculator, rule and protractor are told</td></tr>
 * <tr><td>title, timeDependent, points of its own, catalogs (braille, spoken words), limits of how many to choose, an order of
 * choices where the bank shuffles, every other attribute</td><td>told</td></tr>
 * </table>
 */
final class QtiConstructs {

    private static final Set<String> EVERYWHERE = Set.of(
            "identifier",
            "id",
            "class",
            "lang",
            "label",
            "base",
            "space",
            "dir",
            "schemaLocation",
            "noNamespaceSchemaLocation",
            "responseIdentifier");

    private static final Set<String> CHOICE = Set.of("fixed", "showHide", "templateIdentifier", "matchMax", "matchMin");

    /** Attributes that are read elsewhere, or looked at below. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("assessmentItem", Set.of("title", "adaptive", "timeDependent", "toolName", "toolVersion")),
            Map.entry("responseDeclaration", Set.of("cardinality", "baseType")),
            Map.entry("correctResponse", Set.of()),
            Map.entry("mapping", Set.of("defaultValue", "lowerBound", "upperBound")),
            Map.entry("mapEntry", Set.of("mapKey", "mappedValue", "caseSensitive")),
            Map.entry(
                    "outcomeDeclaration",
                    Set.of("cardinality", "baseType", "normalMinimum", "normalMaximum", "view", "externalScored")),
            Map.entry("choiceInteraction", Set.of("shuffle", "maxChoices", "minChoices", "orientation")),
            Map.entry("orderInteraction", Set.of("shuffle", "maxChoices", "minChoices", "orientation")),
            Map.entry("inlineChoiceInteraction", Set.of("shuffle", "required")),
            Map.entry("matchInteraction", Set.of("shuffle", "maxAssociations", "minAssociations")),
            Map.entry("associateInteraction", Set.of("shuffle", "maxAssociations", "minAssociations")),
            Map.entry("textEntryInteraction", Set.of("expectedLength", "patternMask")),
            Map.entry("simpleChoice", CHOICE),
            Map.entry("inlineChoice", CHOICE),
            Map.entry("simpleAssociableChoice", CHOICE),
            Map.entry("modalFeedback", Set.of("outcomeIdentifier", "showHide")));

    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "assessmentItem",
            Set.of(
                    "responseDeclaration",
                    "outcomeDeclaration",
                    "contextDeclaration",
                    "templateDeclaration",
                    "templateProcessing",
                    "assessmentStimulusRef",
                    "companionMaterialsInfo",
                    "catalogInfo",
                    "apipAccessibility",
                    "stylesheet",
                    "itemBody",
                    "responseProcessing",
                    "modalFeedback"),
            "responseDeclaration",
            Set.of("correctResponse", "mapping", "areaMapping", "defaultValue"),
            "choiceInteraction",
            Set.of("prompt", "simpleChoice"),
            "orderInteraction",
            Set.of("prompt", "simpleChoice"),
            "inlineChoiceInteraction",
            Set.of("label", "inlineChoice"),
            "matchInteraction",
            Set.of("prompt", "simpleMatchSet"),
            "associateInteraction",
            Set.of("prompt", "simpleAssociableChoice"),
            "textEntryInteraction",
            Set.of());

    private static final Set<String> TOOLS = Set.of("calculator", "rule", "protractor");

    private final QtiNode.Element item;
    private final List<Fault> leftOut = new ArrayList<>();

    QtiConstructs(QtiNode.Element item) {
        this.item = item;
    }

    /** @throws Unsupported for what no question can do without */
    void refuse() {
        if (item.attribute("adaptive").equals("true")) throw new Unsupported("adaptive");
        for (var construct : List.of("templateDeclaration", "templateProcessing")) {
            if (item.child(construct).isPresent()) throw new Unsupported(construct);
        }
        var human = item.children("outcomeDeclaration")
                .map(outcome -> outcome.attribute("externalScored"))
                .filter(scored -> !scored.isEmpty())
                .findFirst();
        if (human.isPresent()) throw new Unsupported("externalScored " + human.get());
        item.children("companionMaterialsInfo")
                .flatMap(QtiNode.Element::children)
                .filter(material -> !TOOLS.contains(material.name()))
                .findFirst()
                .ifPresent(material -> {
                    throw new Unsupported("companionMaterialsInfo " + material.name());
                });
    }

    /**
     * {@return what of the item is left out}
     *
     * @throws Unsupported for elements that nobody knows
     */
    List<Fault> leftOut() {
        if (item.attribute("timeDependent").equals("true")) leaveOut("timeDependent", "true");
        listed(item);
        item.children().forEach(this::ofItem);
        item.children("itemBody")
                .forEach(body -> body.walk(element -> {
                    listed(element);
                    interaction(element);
                }));
        points();
        return leftOut;
    }

    private void leaveOut(String construct, String words) {
        leftOut.add(Draft.leftOut(construct, words));
    }

    private void listed(QtiNode.Element element) {
        var attributes = ATTRIBUTES.get(element.name());
        if (attributes != null) {
            element.attributes().forEach((name, value) -> {
                if (!attributes.contains(name) && !EVERYWHERE.contains(name)) {
                    leaveOut(element.name() + " " + name, value);
                }
            });
        }
        var children = CHILDREN.get(element.name());
        if (children == null) return;
        element.children()
                .filter(child -> !children.contains(child.name()))
                .findFirst()
                .ifPresent(child -> {
                    throw new Unsupported(element.name() + " <" + child.name() + ">");
                });
    }

    private void ofItem(QtiNode.Element child) {
        listed(child);
        switch (child.name()) {
            case "responseDeclaration" -> {
                child.walk(this::listed);
                child.children("defaultValue").forEach(value -> leaveOut("defaultValue", words(value)));
            }
            case "contextDeclaration" -> leaveOut(child.name(), child.attribute("identifier"));
            case "companionMaterialsInfo", "catalogInfo", "apipAccessibility" -> leaveOut(child.name(), words(child));
            default -> {}
        }
    }

    /** What stands in an element; the names of its children if there are no words. */
    static String words(QtiNode.Element element) {
        var text = element.text().replaceAll("\\s+", " ").strip();
        return text.isEmpty()
                ? element.children().map(QtiNode.Element::name).distinct().collect(Collectors.joining(", "))
                : text;
    }

    private void interaction(QtiNode.Element element) {
        switch (element.name()) {
            case "choiceInteraction" -> {
                unless(element, "minChoices", 0, 1);
                atLeast(element, "maxChoices", element.children("simpleChoice").count(), "1");
            }
            case "orderInteraction" -> {
                long steps = element.children("simpleChoice").count();
                unless(element, "minChoices", 0, 1, steps);
                atLeast(element, "maxChoices", steps, "");
                shuffled(element, element.children("simpleChoice"));
            }
            case "matchInteraction" -> {
                var sets = element.children("simpleMatchSet")
                        .map(set -> set.children("simpleAssociableChoice").count())
                        .toList();
                long pairs = sets.stream().mapToLong(size -> size).min().orElse(0);
                unless(element, "minAssociations", 0, 1, pairs);
                atLeast(element, "maxAssociations", pairs, "");
                shuffled(
                        element,
                        element.children("simpleMatchSet").flatMap(set -> set.children("simpleAssociableChoice")));
            }
            case "associateInteraction" -> {
                long pairs = element.children("simpleAssociableChoice").count() / 2;
                unless(element, "minAssociations", 0, 1, pairs);
                atLeast(element, "maxAssociations", pairs, "");
                shuffled(element, element.children("simpleAssociableChoice"));
            }
            case "inlineChoiceInteraction" ->
                element.children("label").forEach(label -> leaveOut("inlineChoiceInteraction label", words(label)));
            case "textEntryInteraction" -> {
                var base = element.attribute("base").strip();
                if (!base.isEmpty() && !base.equals("10")) throw new Unsupported("base " + base);
            }
            default -> {}
        }
    }

    private void unless(QtiNode.Element element, String attribute, long... usual) {
        var said = element.attribute(attribute).strip();
        if (said.isEmpty()) return;
        for (long one : usual) if (said.equals(Long.toString(one))) return;
        leaveOut(element.name() + " " + attribute, said);
    }

    /** A limit that bars nobody from any answer is none; nought is said for that, too. */
    private void atLeast(QtiNode.Element element, String attribute, long all, String usual) {
        var said = element.attribute(attribute).strip();
        if (said.isEmpty() || said.equals("0") || said.equals(usual)) return;
        int limit = XlsxRows.number(said, -1);
        if (limit < all) leaveOut(element.name() + " " + attribute, said);
    }

    /** Steps and pairs are always shuffled here. */
    private void shuffled(QtiNode.Element element, Stream<QtiNode.Element> choices) {
        if (element.attribute("shuffle").equals("false")) leaveOut(element.name() + " shuffle", "false");
        choices.filter(choice -> choice.attribute("fixed").equals("true"))
                .forEach(choice -> leaveOut(element.name() + " fixed", choice.attribute("identifier")));
    }

    /** Points are a matter of the paper here. */
    private void points() {
        item.children("outcomeDeclaration").forEach(outcome -> {
            var name = outcome.attribute("identifier");
            if (name.equals("SCORE")) points("normalMaximum", outcome.attribute("normalMaximum"));
            if (name.equals("MAXSCORE")) {
                outcome.children("defaultValue")
                        .flatMap(value -> value.children("value"))
                        .forEach(value -> points("MAXSCORE", value.text()));
            }
        });
    }

    private void points(String construct, String said) {
        if (said.isBlank()) return;
        boolean one = PlainNumber.of(said)
                .filter(number -> number.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
        if (!one) leaveOut(construct, said.strip());
    }
}
