package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.Intake;
import liangku.questionbank.Phrase;
import liangku.questionbank.PictureKeeping;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a sheet: those lying on it (DrawingML anchors), those placed in cells by Excel (rich values) and by WPS
 * (DISPIMG). Only where they lie is held; their bytes are read one at a time, each once.
 */
final class XlsxPictures {

    /** Our own pictures have this before their number: their description is what their author said, not a machine's. */
    static final String OURS = "Liangku ";

    private static final int COUNT_MAX = 50_000;
    // One more byte than the bank keeps: enough to be told too large.
    private static final int BYTES_MAX = (1 << 20) + 1;

    private final XlsxPackage parts;
    private final TreeMap<Integer, Map<Integer, List<RawRow.Inset>>> lying = new TreeMap<>();
    private final Map<String, String> wps = new HashMap<>();
    private final Map<String, PictureKeeping> kept = new HashMap<>();
    private final Map<Integer, String> rich = new HashMap<>();
    private int count;

    XlsxPictures(XlsxPackage parts) {
        this.parts = parts;
    }

    /** Finds out where pictures are. */
    void read(String sheet, XlsxPackage.Relations workbook) throws IOException {
        var drawing = parts.relationsOrNone(sheet).byTypeOrNull("/drawing");
        if (drawing != null) readDrawing(drawing);
        var cellImages = workbook.byTypeOrNull("/cellImage");
        if (cellImages != null) readCellImages(cellImages);
        rich.putAll(XlsxRichValues.pictures(parts, workbook));
    }

    private void readDrawing(String part) throws IOException {
        var relations = parts.relationsOrNone(part);
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (xml.name().endsWith("Anchor")) readAnchor(xml, xml.name(), relations);
            }
        }
    }

    /** What one anchor says: where, and which pictures of the relations. */
    private static final class Anchor {
        private final Set<String> embedded = new LinkedHashSet<>();
        private boolean from;
        private int row = -1;
        private int column = -1;
        private String words = "";
        private boolean linked;
    }

    private void readAnchor(XmlPart xml, String name, XlsxPackage.Relations relations) {
        var anchor = new Anchor();
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals(name)) break;
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("from")) anchor.from = false;
            if (event == XMLStreamConstants.START_ELEMENT) readElement(xml, anchor);
        }
        // An absolute anchor is tied to no cell; its picture is told with the sheet's first row.
        int row = Math.max(0, anchor.row);
        int column = Math.max(0, anchor.column);
        for (var id : anchor.embedded) {
            var media = relations.ids().get(id);
            lay(
                    row,
                    column,
                    media == null ? refused(new Phrase("图片 " + id, "picture " + id)) : inset(media, anchor.words));
        }
        if (anchor.linked) lay(row, column, refused(new Phrase("链接的图片", "a linked picture")));
        else if (anchor.embedded.isEmpty()) lay(row, column, refused(new Phrase("图形或图表", "a shape or chart")));
    }

    private static void readElement(XmlPart xml, Anchor anchor) {
        switch (xml.name()) {
            case "from" -> anchor.from = true;
            case "row" -> {
                if (anchor.from) anchor.row = XlsxRows.number(xml.text(12).strip(), 0);
            }
            case "col" -> {
                if (anchor.from) anchor.column = XlsxRows.number(xml.text(12).strip(), 0);
            }
            case "cNvPr" -> {
                var name = xml.attribute("name");
                var words = xml.attribute("descr");
                if (name != null && words != null && name.startsWith(OURS)) anchor.words = words;
            }
            case "blip" -> {
                var embedded = xml.attribute("embed");
                if (embedded != null && !embedded.isEmpty()) anchor.embedded.add(embedded);
                else anchor.linked = true;
            }
            default -> {}
        }
    }

    private void lay(int row, int column, RawRow.Inset picture) {
        if (++count > COUNT_MAX)
            throw new UnreadableFile(FileFault.Code.TOO_LARGE, new Phrase("图片", "pictures"), COUNT_MAX);
        lying.computeIfAbsent(row + 1, _ -> new TreeMap<>())
                .computeIfAbsent(column, _ -> new ArrayList<>())
                .add(picture);
    }

    private static RawRow.Inset refused(Phrase what) {
        return new RawRow.Inset("", _ -> new PictureKeeping.Refused(Fault.of(Fault.Code.UNSUPPORTED, what)));
    }

    private RawRow.Inset inset(String media, String words) {
        return new RawRow.Inset(words, sink -> keep(media, sink));
    }

    private PictureKeeping keep(String media, Intake.Sink sink) {
        var known = kept.get(media);
        if (known != null) return known;
        try {
            var keeping = sink.picture(parts.bytes(media, BYTES_MAX), media.substring(media.lastIndexOf('/') + 1));
            kept.put(media, keeping);
            return keeping;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** WPS keeps pictures of cells in a part of its own, by a name that the cell's formula calls. */
    private void readCellImages(String part) throws IOException {
        var relations = parts.relationsOrNone(part);
        String name = "";
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (xml.name().equals("cNvPr")) {
                    var called = xml.attribute("name");
                    name = called == null ? "" : called;
                } else if (xml.name().equals("blip")) {
                    var media = relations.ids().get(String.valueOf(xml.attribute("embed")));
                    if (media != null && wps.size() < COUNT_MAX) wps.put(name, media);
                }
            }
        }
    }

    /** {@return the picture a formula of WPS shows} */
    Optional<RawRow.Inset> wps(String name) {
        return Optional.ofNullable(wps.get(name)).map(media -> inset(media, ""));
    }

    /** {@return the picture that Excel placed in a cell with this number of a value's metadata} */
    Optional<RawRow.Inset> rich(@Nullable String metadata) {
        return Optional.ofNullable(rich.get(XlsxRows.number(metadata, -1))).map(media -> inset(media, ""));
    }

    /** Adds what lies on a row to it. */
    void give(RawRow row) {
        if (lying.isEmpty()) return;
        var pictures = lying.remove(row.position());
        if (pictures != null) pictures.forEach((column, list) -> list.forEach(picture -> row.put(column, picture)));
    }

    /** Hands over what lies where the sheet has no rows. */
    void giveRest(RawRow.Sink rows) {
        for (int position : List.copyOf(lying.keySet())) {
            var row = new RawRow(position);
            give(row);
            rows.accept(row);
        }
    }
}
