package liangku.questionbank.interchange;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import liangku.questionbank.Fault;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.FileFault;
import liangku.questionbank.QuestionContent;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/**
 * Streams the first sheet of an Office Open XML workbook (ECMA-376 part 1, SpreadsheetML).
 *
 * <p>Read here and not by a library, because uploads are hostile until proved otherwise: fastexcel-reader 0.20.2, for
 * one, loops for ever on a shared string number past the end and allocates by whatever column a cell claims.
 */
final class XlsxRows {

    private static final int SHARED_CHARACTERS_MAX = 100_000_000;
    // As many as a sheet can have, empty ones included.
    private static final int SHEET_ROWS_MAX = 1_048_576;
    private static final int SHARED_STRINGS_MAX = 3_000_000;
    // Excel writes a line feed as _x000A_ where XML would lose it.
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ZipFile zip;
    private final AtomicLong unpacked = new AtomicLong();
    private final List<String> shared = new ArrayList<>();
    private final NumberFormats formats = new NumberFormats();

    private XlsxRows(ZipFile zip) {
        this.zip = zip;
    }

    static void read(Path file, RawRow.Sink rows) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            new XlsxRows(zip).read(rows);
        } catch (ZipException | EOFException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, String.valueOf(broken.getMessage()));
        }
    }

    private void read(RawRow.Sink rows) throws IOException {
        var workbook = relations("").byType("/officeDocument");
        var relations = relations(workbook);
        var sheet = relations.byId(firstSheet(workbook));
        var strings = relations.byTypeOrNull("/sharedStrings");
        var styles = relations.byTypeOrNull("/styles");
        if (strings != null) readShared(strings);
        if (styles != null) readStyles(styles);
        readSheet(sheet, rows);
    }

    /** Where parts of a part are, by id and by the last word of their type. */
    private record Relations(Map<String, String> ids, Map<String, String> types) {

        String byId(String id) {
            return found(ids.get(id), id);
        }

        String byType(String type) {
            return found(types.get(type), type);
        }

        @Nullable
        String byTypeOrNull(String type) {
            return types.get(type);
        }

        private static String found(@Nullable String target, String wanted) {
            if (target == null) throw new UnreadableFile(FileFault.Code.BROKEN, wanted);
            return target;
        }
    }

    private Relations relations(String part) throws IOException {
        int slash = part.lastIndexOf('/');
        var folder = part.substring(0, slash + 1);
        var found = new Relations(new HashMap<>(), new HashMap<>());
        try (var xml = open(folder + "_rels/" + part.substring(slash + 1) + ".rels")) {
            while (xml.nextElement()) {
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var target = xml.attribute("Target");
                if (id == null || type == null || target == null) continue;
                // Names inside the archive only: nothing is ever unpacked to a folder.
                var path = target.startsWith("/") ? target.substring(1) : folder + target;
                found.ids.put(id, path);
                found.types.putIfAbsent(type.substring(type.lastIndexOf('/') + (type.contains("/") ? 0 : 1)), path);
            }
        }
        return found;
    }

    private String firstSheet(String workbook) throws IOException {
        try (var xml = open(workbook)) {
            while (xml.nextElement()) {
                var id = xml.name().equals("sheet") ? xml.attribute("id") : null;
                if (id != null) return id;
            }
        }
        throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
    }

    private XmlPart open(String part) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) throw new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT);
        return new XmlPart(new GuardedPart(zip.getInputStream(entry), unpacked));
    }

    private void readShared(String part) throws IOException {
        long characters = 0;
        try (var xml = open(part)) {
            while (xml.nextElement()) {
                if (!xml.name().equals("si")) continue;
                // rPh is how to pronounce the text, not the text.
                var text = unescaped(xml.textWithin("rPh", QuestionContent.TEXT_MAX));
                characters += text.length();
                shared.add(text);
                if (characters > SHARED_CHARACTERS_MAX || shared.size() > SHARED_STRINGS_MAX) {
                    throw new UnreadableFile(
                            FileFault.Code.TOO_LARGE, "shared strings", SHARED_CHARACTERS_MAX + " characters");
                }
            }
        }
    }

    private void readStyles(String part) throws IOException {
        boolean cells = false;
        try (var xml = open(part)) {
            while (xml.nextElement()) {
                switch (xml.name()) {
                    case "numFmt" ->
                        formats.define(orEmpty(xml.attribute("numFmtId")), orEmpty(xml.attribute("formatCode")));
                    case "cellXfs" -> cells = true;
                    case "cellStyles", "dxfs" -> cells = false;
                    case "xf" -> {
                        if (cells) formats.style(orEmpty(xml.attribute("numFmtId")));
                    }
                    default -> {}
                }
            }
        }
    }

    private void readSheet(String part, RawRow.Sink rows) throws IOException {
        int position = 0;
        int count = 0;
        try (var xml = open(part)) {
            while (xml.nextElement()) {
                if (!xml.name().equals("row")) continue;
                position = number(xml.attribute("r"), position + 1);
                if (++count > SHEET_ROWS_MAX) {
                    throw new UnreadableFile(FileFault.Code.TOO_MANY_ROWS, SHEET_ROWS_MAX);
                }
                rows.accept(row(xml, position));
            }
        }
    }

    private RawRow row(XmlPart xml, int position) {
        var row = new RawRow(position);
        int column = -1;
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) return row;
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                column = column(xml.attribute("r"), column + 1);
                cell(xml, row, column);
            }
        }
    }

    private void cell(XmlPart xml, RawRow row, int column) {
        var type = orEmpty(xml.attribute("t"));
        int style = number(xml.attribute("s"), -1);
        var value = "";
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("c")) break;
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.name()) {
                case "f" -> row.put(column, name -> Fault.of(Code.FORMULA, name));
                case "v" -> value = xml.textWithin("", QuestionContent.TEXT_MAX);
                case "is" -> value = unescaped(xml.textWithin("rPh", QuestionContent.TEXT_MAX));
                default -> {}
            }
        }
        var text = value;
        switch (type) {
            case "s" -> row.put(column, shared(text));
            case "inlineStr" -> row.put(column, text);
            case "str" -> row.put(column, unescaped(text));
            case "b" -> row.put(column, text.equals("1") ? "TRUE" : "FALSE");
            case "e" -> row.put(column, name -> Fault.of(Code.ERROR_VALUE, name, text));
            default -> {
                if (!text.isBlank()) number(row, column, text.strip(), style);
            }
        }
    }

    private void number(RawRow row, int column, String text, int style) {
        formats.shown(text, style)
                .ifPresentOrElse(
                        shown -> row.put(column, shown),
                        () -> row.put(
                                column, name -> Fault.of(Code.FORMATTED_NUMBER, name, formats.format(style), text)));
    }

    private String shared(String index) {
        int place = number(index, -1);
        if (place < 0 || place >= shared.size()) {
            throw new UnreadableFile(FileFault.Code.BROKEN, "shared string %s of %d".formatted(index, shared.size()));
        }
        return shared.get(place);
    }

    /** {@return 0 for A7, 27 for AB7; {@code next} if the cell does not say} */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) return next;
        int column = 0;
        for (int i = 0; i < reference.length() && column <= RawRow.COLUMNS_MAX; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static String unescaped(String text) {
        if (!text.contains("_x")) return text;
        return ESCAPED.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
