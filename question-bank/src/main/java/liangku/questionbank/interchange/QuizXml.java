package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import liangku.questionbank.FileFault;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** Pulls the questions out of Moodle XML one by one, each as a whole. */
final class QuizXml implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();
    private static final Pattern ENCODING =
            Pattern.compile("\\A\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.-]+)[\"']");

    private static final int DEPTH_MAX = 20;
    private static final int ELEMENTS_MAX = 5_000;
    /** Characters of one question: its pictures, in base64. */
    private static final int QUESTION_MAX = 32 << 20;

    private final Reader text;
    private final XMLStreamReader xml;
    private int elements;
    private long characters;

    private QuizXml(Reader text) throws XMLStreamException {
        this.text = text;
        this.xml = FACTORY.createXMLStreamReader(text);
    }

    /** @throws UnreadableFile if it is no Moodle XML */
    static QuizXml open(Path path) throws IOException {
        var text =
                new GuardedXml(TextFile.of(path, claimed(TextFile.head(path))).reader());
        try {
            var quiz = new QuizXml(text);
            quiz.root();
            return quiz;
        } catch (XMLStreamException broken) {
            text.close();
            throw broken(broken);
        } catch (UnreadableFile refused) {
            text.close();
            throw refused;
        }
    }

    /** {@return what the file says of its own encoding, if Java knows it} */
    private static List<Charset> claimed(String head) {
        var encoding = ENCODING.matcher(head);
        if (!encoding.find()) return List.of();
        try {
            return List.of(Charset.forName(encoding.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return List.of();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The parser counts every "&lt;" as an entity and gives up after 25,000. Without declarations there are no
        // others.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    private void root() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            if (xml.getLocalName().equals("quiz")) return;
            break;
        }
        throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    /**
     * {@return the next question; nothing after the last}
     *
     * @throws UnreadableFile if the XML is broken or a question is larger than any honest one
     */
    @Nullable
    XmlTree next() {
        try {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                elements = 0;
                characters = 0;
                var element = element(1);
                if (element.name().equals("question")) return element;
            }
            return null;
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private XmlTree element(int depth) throws XMLStreamException {
        if (depth > DEPTH_MAX) throw hostile(Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
        if (++elements > ELEMENTS_MAX) throw hostile(Excess.question(ELEMENTS_MAX, "个元素", "elements"));
        var tree = new XmlTree(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            tree.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> tree.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += xml.getTextLength();
                    if (characters > QUESTION_MAX)
                        throw hostile(new Phrase("一道题超过32 MB", "a question of more than 32 MB"));
                    tree.say(xml.getText());
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw hostile("&" + xml.getLocalName() + ";");
                default -> {}
            }
        }
        return tree;
    }

    private static UnreadableFile hostile(Object what) {
        return new UnreadableFile(FileFault.Code.HOSTILE, what);
    }

    private static UnreadableFile broken(XMLStreamException broken) {
        return new UnreadableFile(FileFault.Code.BROKEN, Damage.xml(broken));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
