package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import liangku.questionbank.Phrase;

/** Reads a test element by element: one that lists all items of a large bank is never held whole. */
final class QtiTestReader {

    /** What an item weighs of which nothing is said. */
    static final String WEIGHTLESS = "1";

    private static final XMLInputFactory FACTORY = QtiXml.factory();
    private static final int DEPTH_MAX = 60;
    private static final int SECTIONS_MAX = 10_000;
    private static final int WEIGHTS_MAX = 20;

    /** What sections, or the test as a whole, may say and no blueprint can. */
    private static final Set<String> RULES = Set.of(
            "preCondition",
            "branchRule",
            "adaptiveSelection",
            "timeLimits",
            "itemSessionControl",
            "rubricBlock",
            "templateDefault",
            "testFeedback",
            "assessmentSectionRef");

    private final XMLStreamReader xml;
    private final Set<String> rules = new LinkedHashSet<>();
    private final List<QtiTest.Section> parts = new ArrayList<>();
    private final Deque<QtiTest.Section> open = new ArrayDeque<>();
    private String identifier = "";
    private String title = "";
    private int sections;
    private int depth;

    private QtiTestReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * {@return what the test says}
     *
     * @throws QtiXml.Broken if it is no sound XML or no test
     */
    static QtiTest read(InputStream file) throws IOException, QtiXml.Broken {
        try {
            return new QtiTestReader(FACTORY.createXMLStreamReader(file)).read();
        } catch (XMLStreamException broken) {
            // What went wrong below the parser is no fault of the file.
            if (broken.getNestedException() instanceof IOException failed) throw failed;
            throw new QtiXml.Broken(Damage.place(broken));
        }
    }

    private QtiTest read() throws XMLStreamException, QtiXml.Broken {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw QtiXml.hostile("<!DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw QtiXml.hostile("&" + xml.getLocalName() + ";");
                case XMLStreamConstants.START_ELEMENT -> start(name());
                case XMLStreamConstants.END_ELEMENT -> end(name());
                default -> {}
            }
        }
        return new QtiTest(identifier, title.isBlank() ? identifier : title, parts, rules);
    }

    private String name() {
        var local = xml.getLocalName();
        return local.startsWith(QtiDialect.PREFIX)
                ? QtiDialect.camel(local.substring(QtiDialect.PREFIX.length()))
                : local;
    }

    private String attribute(String attribute) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (QtiDialect.camel(xml.getAttributeLocalName(i)).equals(attribute)) {
                return xml.getAttributeValue(i).strip();
            }
        }
        return "";
    }

    private void start(String name) throws XMLStreamException, QtiXml.Broken {
        if (++depth > DEPTH_MAX) throw QtiXml.hostile(Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
        if (depth == 1 && !name.equals("assessmentTest"))
            throw new QtiXml.Broken(new Phrase("根元素是<" + name + ">", "its root is <" + name + ">"));
        switch (name) {
            case "assessmentTest" -> {
                identifier = attribute("identifier");
                title = attribute("title");
            }
            case "testPart", "assessmentSection" -> open(name);
            case "selection" -> select();
            case "ordering" -> {
                if (attribute("shuffle").equals("false")) rule("ordering");
            }
            case "assessmentItemRef" -> item();
            case "outcomeProcessing" -> outcomes();
            default -> {
                if (RULES.contains(name)) rule(name);
            }
        }
    }

    private void end(String name) {
        depth--;
        if (name.equals("testPart") || name.equals("assessmentSection")) open.pop();
    }

    private void open(String name) {
        if (++sections > SECTIONS_MAX) throw QtiXml.hostile(Excess.more(SECTIONS_MAX, "个章节", "sections"));
        var section = new QtiTest.Section(attribute("identifier"), attribute("title"));
        // A section outside of any part is no test of the standard; it is taken for one all the same.
        if (name.equals("testPart") || open.isEmpty()) parts.add(section);
        else open.element().sections.add(section);
        open.push(section);
    }

    private void rule(String rule) {
        if (open.isEmpty()) rules.add(rule);
        else open.element().rules.add(rule);
    }

    private void select() {
        if (open.isEmpty()) return;
        var section = open.element();
        section.select = attribute("select");
        if (attribute("withReplacement").equals("true")) section.rules.add("withReplacement");
        // The standard has it before all items: those before it were not kept.
        if (section.listed > 0) section.rules.add("selection");
    }

    private void item() throws XMLStreamException {
        if (open.isEmpty()) open("testPart");
        var section = open.element();
        section.listed++;
        if (section.select != null) {
            section.references.add(new QtiTest.Reference(
                    attribute("href"), attribute("required").equals("true")));
        }
        if (attribute("fixed").equals("true")) section.rules.add("fixed");
        var weight = WEIGHTLESS;
        for (int inside = 1; inside > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++inside > DEPTH_MAX) {
                        throw QtiXml.hostile(Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
                    }
                    if (name().equals("weight")) weight = attribute("value");
                    else if (RULES.contains(name())) section.rules.add(name());
                }
                case XMLStreamConstants.END_ELEMENT -> inside--;
                case XMLStreamConstants.ENTITY_REFERENCE -> throw QtiXml.hostile("&" + xml.getLocalName() + ";");
                default -> {}
            }
        }
        depth--;
        if (section.weights.size() < WEIGHTS_MAX) section.weights.add(weight);
    }

    /** The sum of all weighted scores is what a paper's score is here; anything else is told. */
    private void outcomes() throws XMLStreamException {
        var said = new StringBuilder();
        for (int inside = 1; inside > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++inside > DEPTH_MAX) {
                        throw QtiXml.hostile(Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
                    }
                    if (said.length() < 200) said.append(name()).append(' ');
                }
                case XMLStreamConstants.END_ELEMENT -> inside--;
                case XMLStreamConstants.ENTITY_REFERENCE -> throw QtiXml.hostile("&" + xml.getLocalName() + ";");
                default -> {}
            }
        }
        depth--;
        if (!said.toString().equals("setOutcomeValue sum testVariables ")) rules.add("outcomeProcessing");
    }
}
