package liangku.questionbank.interchange;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import liangku.questionbank.FileFault;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;

/** Turns the bytes of one XML file into a tree under the names of version 2. */
final class QtiXml {

    private static final XMLInputFactory FACTORY = factory();
    private static final int DEPTH_MAX = 60;
    private static final int ELEMENTS_MAX = 50_000;
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");
    private static final int DECLARATION = 200;

    private QtiXml() {}

    /** A file that is no XML. One such item does not spoil the others. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Phrase why;

        Broken(Phrase why) {
            super(why.en());
            this.why = why;
        }

        Phrase why() {
            return why;
        }
    }

    static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The parser counts every "&lt;" as an entity and gives up after 25,000; declared ones are refused anyway.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** {@return the root of this file} */
    static QtiNode.Element read(byte[] file) throws Broken {
        if (file.length > QtiPackage.FILE_MAX) {
            throw new UnreadableFile(FileFault.Code.TOO_LARGE, "> 2 MB", (QtiPackage.FILE_MAX >> 20) + " MB");
        }
        var text = decoded(file);
        refuseDeclarations(text);
        try {
            var xml = FACTORY.createXMLStreamReader(new StringReader(text));
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.getEventType() == XMLStreamConstants.DTD) throw hostile("<!DOCTYPE");
            }
            return new Tree(xml).element(1);
        } catch (XMLStreamException broken) {
            throw new Broken(Damage.place(broken));
        }
    }

    /** The characters of a file, by its mark, its declaration, or UTF-8; a byte that is none ends the reading. */
    static String decoded(byte[] file) throws Broken {
        int skip = 0;
        Charset charset = StandardCharsets.UTF_8;
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            skip = 3;
        } else if (startsWith(file, 0xFE, 0xFF)) {
            skip = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (startsWith(file, 0xFF, 0xFE)) {
            skip = 2;
            charset = StandardCharsets.UTF_16LE;
        } else {
            charset = declared(file);
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, skip, file.length - skip))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Broken(new Phrase("不是" + charset.name(), "not " + charset.name()));
        }
    }

    private static Charset declared(byte[] file) throws Broken {
        var beginning = new String(file, 0, Math.min(file.length, DECLARATION), StandardCharsets.ISO_8859_1);
        var encoding = ENCODING.matcher(beginning);
        if (!encoding.find()) return StandardCharsets.UTF_8;
        try {
            return Charset.forName(encoding.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Broken(new Phrase("不认识编码" + encoding.group(1), "unknown encoding " + encoding.group(1)));
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((file[i] & 0xFF) != mark[i]) return false;
        return true;
    }

    /** QTI has schemas and no DTD: who declares entities wants something else. */
    private static void refuseDeclarations(String text) {
        for (int at = text.indexOf("<!"); at >= 0; at = text.indexOf("<!", at + 2)) {
            if (text.startsWith("<!--", at)) {
                at = text.indexOf("-->", at);
                if (at < 0) return;
            } else if (text.startsWith("<![CDATA[", at)) {
                at = text.indexOf("]]>", at);
                if (at < 0) return;
            } else {
                throw hostile(text.substring(at, Math.min(at + 10, text.length())));
            }
        }
    }

    static UnreadableFile hostile(Object what) {
        return new UnreadableFile(FileFault.Code.HOSTILE, what);
    }

    /** Builds one tree; stands on the start of an element. */
    static final class Tree {

        private final XMLStreamReader xml;
        private final String unwanted;
        private int elements;

        Tree(XMLStreamReader xml) {
            this(xml, "");
        }

        /** @param unwanted name of elements that are passed over, however many there are */
        Tree(XMLStreamReader xml, String unwanted) {
            this.xml = xml;
            this.unwanted = unwanted;
        }

        /** {@return the element the reader stands on; afterwards it stands on its end} */
        QtiNode.Element element(int depth) throws XMLStreamException {
            if (depth > DEPTH_MAX) throw hostile(Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
            if (++elements > ELEMENTS_MAX) throw hostile(Excess.more(ELEMENTS_MAX, "个元素", "elements"));
            boolean own = xml.getLocalName().startsWith(QtiDialect.PREFIX);
            var name = own
                    ? QtiDialect.camel(xml.getLocalName().substring(QtiDialect.PREFIX.length()))
                    : xml.getLocalName();
            var attributes = attributes(own);
            List<QtiNode> content = new ArrayList<>();
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (xml.getLocalName().equals(unwanted)) pass();
                        else content.add(element(depth + 1));
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        content.add(new QtiNode.Words(xml.getText()));
                    case XMLStreamConstants.END_ELEMENT -> {
                        return new QtiNode.Element(name, attributes, content);
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("&" + xml.getLocalName() + ";", xml.getLocation());
                    default -> {}
                }
            }
        }

        private void pass() throws XMLStreamException {
            for (int inside = 1; inside > 0; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> inside++;
                    case XMLStreamConstants.END_ELEMENT -> inside--;
                    default -> {}
                }
            }
        }

        private Map<String, String> attributes(boolean own) {
            int count = xml.getAttributeCount();
            if (count == 0) return Map.of();
            Map<String, String> attributes = HashMap.newHashMap(count);
            for (int i = 0; i < count; i++) {
                var name = xml.getAttributeLocalName(i);
                attributes.put(own ? QtiDialect.camel(name) : name, xml.getAttributeValue(i));
            }
            return attributes;
        }
    }
}
