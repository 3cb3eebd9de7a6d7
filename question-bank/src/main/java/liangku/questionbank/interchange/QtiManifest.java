package liangku.questionbank.interchange;

import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;

/** Reads the resources a manifest lists, one after the other. */
final class QtiManifest {

    private static final XMLInputFactory FACTORY = QtiXml.factory();
    private static final int DEPTH_MAX = 20;

    private QtiManifest() {}

    /**
     * One resource.
     *
     * @param file where it is in the package; empty if the manifest names none in it
     * @param href as the manifest has it
     * @param metadata what is said about it
     */
    record Resource(
            String identifier, String type, String href, Optional<String> file, Optional<QtiNode.Element> metadata) {

        boolean isItem() {
            return type.matches("imsqti_(apip)?item_xmlv\\dp\\d.*");
        }

        boolean isTest() {
            return type.matches("imsqti_(test|assessment)_xmlv\\dp\\d.*");
        }

        boolean isSection() {
            return type.matches("imsqti_section_xmlv\\dp\\d.*");
        }

        /** {@return whether it is a test of QTI 1, as course cartridges have them} */
        boolean isOld() {
            return type.matches("imsqti_xmlv1p\\d.*|imsqti_item_xmlv1p\\d.*|.*xmlv1p\\d/(assessment|question-bank)");
        }
    }

    /** Takes resources as they come. */
    interface Visitor {
        void resource(Resource resource) throws IOException;
    }

    static void read(QtiPackage files, Visitor visitor) throws IOException {
        try (var bytes = files.openManifest()) {
            var xml = FACTORY.createXMLStreamReader(bytes);
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw QtiXml.hostile("<!DOCTYPE");
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw QtiXml.hostile("&" + xml.getLocalName() + ";");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEPTH_MAX) {
                            throw QtiXml.hostile(Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
                        }
                        if (xml.getLocalName().equals("resource")) {
                            visitor.resource(resource(files.manifest(), xml));
                            depth--;
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.in(QtiPackage.MANIFEST, Damage.place(broken)));
        }
    }

    private static Resource resource(String manifest, XMLStreamReader xml) throws XMLStreamException {
        // The test of a large bank depends on every item.
        var resource = new QtiXml.Tree(xml, "dependency").element(1);
        var href = resource.attribute("href");
        // Some tools leave out the attribute and list the file first.
        if (href.isBlank())
            href = resource.child("file").map(file -> file.attribute("href")).orElse("");
        return new Resource(
                resource.attribute("identifier"),
                resource.attribute("type").strip(),
                href,
                QtiPackage.resolve(manifest, resource.attribute("base") + href),
                resource.child("metadata"));
    }
}
