package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** Pulls elements out of one part of a workbook, and bounds what it keeps of them. */
final class XmlPart implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();
    private static final int DEPTH_MAX = 40;

    private final InputStream bytes;
    private final XMLStreamReader xml;
    private final StringBuilder struck = new StringBuilder();
    private final StringBuilder underlined = new StringBuilder();
    private CharSequence runs = "";
    private int depth;

    XmlPart(InputStream bytes) throws IOException {
        this.bytes = bytes;
        try {
            this.xml = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // The parser counts every "&lt;" as an entity and gives up after 25,000; declared ones are refused anyway.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    /** Moves to the next event: {@link XMLStreamConstants}. */
    int next() {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEPTH_MAX) {
                throw new UnreadableFile(FileFault.Code.HOSTILE, Excess.more(DEPTH_MAX, "层嵌套的元素", "nested elements"));
            }
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
            return event;
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    /** Moves to the next start of an element; {@return false at the end of the part} */
    boolean nextElement() {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) return true;
        }
        return false;
    }

    /** {@return the name without prefix of the element just started or ended} */
    String name() {
        return xml.getLocalName();
    }

    String text() {
        return xml.getText();
    }

    /** {@return the attribute of this name whatever its prefix, or null} */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return null;
    }

    /** {@return the text of the element just started, cut off after {@code max + 1} characters: enough to see that it is too long} */
    String text(int max) {
        return text(null, max);
    }

    /**
     * {@return the text of the runs of the element just started: what stands in its {@code t}, raised or lowered as the run
     * is, a gap to fill in where nothing but blanks is underlined, but not in an {@code rPh}, which is how to pronounce it, nor
     * what is struck out; cut off as above}
     */
    String runs(int max) {
        return text("t", max);
    }

    /** {@return what the runs that were read last have struck out} */
    String struck() {
        return struck.toString();
    }

    /** {@return the words that are underlined among others in the runs that were read last; mostly empty} */
    String underlined() {
        return underlined.isEmpty() || Underlines.isAll(underlined, runs) ? "" : underlined.toString();
    }

    private String text(@Nullable String only, int max) {
        struck.setLength(0);
        underlined.setLength(0);
        boolean out = false;
        boolean lined = false;
        boolean linedBefore = false;
        var text = new StringBuilder();
        int opened = depth;
        int pronouncing = Integer.MAX_VALUE;
        int counting = only == null ? opened : Integer.MAX_VALUE;
        var alignment = "";
        var piece = new StringBuilder();
        for (int event = next(); depth >= opened; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (only == null) continue;
                    if (depth < pronouncing && name().equals("rPh")) pronouncing = depth;
                    if (depth < counting && name().equals(only)) counting = depth;
                    if (name().equals("r")) {
                        alignment = "";
                        out = false;
                        lined = false;
                    }
                    if (name().equals("u")) lined = isOn(attribute("val")) && !"none".equals(attribute("val"));
                    if (name().equals("strike") || name().equals("dstrike")) out = isOn(attribute("val"));
                    if (name().equals("vertAlign")) alignment = String.valueOf(attribute("val"));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth < pronouncing) pronouncing = Integer.MAX_VALUE;
                    if (depth < counting && only != null) counting = Integer.MAX_VALUE;
                    if (piece.isEmpty()) continue;
                    var into = out ? struck : text;
                    if (!lined && alignment.isEmpty()) {
                        into.append(piece);
                        piece.setLength(0);
                        linedBefore = false;
                        continue;
                    }
                    boolean gap = lined && piece.toString().isBlank();
                    var words = gap ? HtmlText.GAP : aligned(piece.toString(), alignment, into);
                    into.append(words);
                    if (lined && !gap) {
                        if (!linedBefore && !underlined.isEmpty()) underlined.append(Underlines.BETWEEN);
                        underlined.append(words);
                    }
                    linedBefore = lined;
                    piece.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth < counting || depth >= pronouncing) continue;
                    var into = out ? struck : text;
                    if (into.length() + piece.length() <= max) (only == null ? text : piece).append(text());
                }
                default -> {}
            }
        }
        if (text.length() > max + 1) text.setLength(max + 1);
        runs = text;
        return text.toString();
    }

    private static String aligned(String words, String alignment, StringBuilder into) {
        char before = into.isEmpty() ? ' ' : into.charAt(into.length() - 1);
        return switch (alignment) {
            case "superscript" -> SmallSigns.setOff(words, true, before);
            case "subscript" -> SmallSigns.setOff(words, false, before);
            default -> words;
        };
    }

    /** {@return whether a property is on that is so where nothing is said} */
    static boolean isOn(@Nullable String value) {
        return !"0".equals(value) && !"false".equals(value);
    }

    private static UnreadableFile broken(XMLStreamException broken) {
        return new UnreadableFile(FileFault.Code.BROKEN, Damage.xml(broken));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
