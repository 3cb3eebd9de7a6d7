package liangku.questionbank.interchange;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import liangku.questionbank.Fault;
import liangku.questionbank.Fault.Code;
import liangku.questionbank.FileFault;
import liangku.questionbank.Phrase;
import liangku.questionbank.UnreadableFile;
import org.jspecify.annotations.Nullable;

/**
 * Streams the first visible sheet of an Office Open XML workbook (ECMA-376 part 1, SpreadsheetML; transitional or strict).
 *
 * <p>Read here and not by a library, because uploads are hostile until proved otherwise: fastexcel-reader 0.20.2, for
 * one, loops for ever on a shared string number past the end and allocates by whatever column a cell claims.
 */
final class XlsxRows {

    /** What Excel lets a cell hold. */
    static final int CELL_MAX = 32_767;

    // As many as a sheet can have, empty ones included.
    private static final int SHEET_ROWS_MAX = 1_048_576;
    private static final int SHEET_COLUMNS_MAX = 16_384;
    private static final int SHEETS_MAX = 1_000;
    // Excel writes a line feed as _x000A_ where XML would lose it.
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern DISPIMG = Pattern.compile("=?(?:_xlfn\\.)?DISPIMG\\(\"([^\"]{1,200})\".*");

    private final XlsxPackage parts;
    private final XlsxPictures pictures;
    private final SharedStrings shared;
    private final NumberFormats formats = new NumberFormats();
    private final XlsxStrikes strikes = new XlsxStrikes();

    private XlsxRows(XlsxPackage parts, SharedStrings shared) {
        this.parts = parts;
        this.pictures = new XlsxPictures(parts);
        this.shared = shared;
    }

    static void read(Path file, Consumer<Fault> notes, RawRow.Sink rows) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var shared = new SharedStrings()) {
            new XlsxRows(new XlsxPackage(zip), shared).read(notes, rows);
        } catch (ZipException | EOFException broken) {
            throw new UnreadableFile(FileFault.Code.BROKEN, Damage.ARCHIVE);
        }
    }

    private void read(Consumer<Fault> notes, RawRow.Sink rows) throws IOException {
        var workbook = parts.relations("").byType("/officeDocument");
        var relations = parts.relations(workbook);
        var sheets = sheets(workbook);
        var first = sheets.stream()
                .filter(sheet -> !sheet.hidden)
                .findFirst()
                .or(() -> sheets.stream().findFirst())
                .orElseThrow(() -> new UnreadableFile(FileFault.Code.UNKNOWN_FORMAT));
        var sheet = relations.byId(first.id);
        var strings = relations.byTypeOrNull("/sharedStrings");
        var styles = relations.byTypeOrNull("/styles");
        if (strings != null) readShared(strings);
        if (styles != null) readStyles(styles);
        pictures.read(sheet, relations);
        readSheet(sheet, rows);
        new XlsxComments(parts, notes).tell(sheet);
        tellOthers(first, sheets, relations, notes);
    }

    private record Sheet(String id, String name, boolean hidden) {}

    private List<Sheet> sheets(String workbook) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (var xml = parts.open(workbook)) {
            while (xml.nextElement()) {
                if (xml.name().equals("workbookPr") && isTrue(xml.attribute("date1904"))) formats.countFrom1904();
                var id = xml.name().equals("sheet") ? xml.attribute("id") : null;
                if (id == null || sheets.size() == SHEETS_MAX) continue;
                boolean hidden =
                        orEmpty(xml.attribute("state")).toLowerCase(Locale.ROOT).contains("hidden");
                sheets.add(new Sheet(id, orEmpty(xml.attribute("name")), hidden));
            }
        }
        return sheets;
    }

    /** Excel adds sheets that nobody ever fills, and our template has some for its reader: neither is worth a word. */
    private void tellOthers(Sheet read, List<Sheet> sheets, XlsxPackage.Relations relations, Consumer<Fault> notes)
            throws IOException {
        List<String> others = new ArrayList<>();
        for (var sheet : sheets) {
            if (sheet.equals(read) || QuestionTemplate.SHEETS.contains(sheet.name)) continue;
            var part = relations.ids().get(sheet.id);
            if (part == null) continue;
            boolean says = sheet.name.equals(QuestionTemplate.EXAMPLES) ? saysMoreThanOurs(part) : saysSomething(part);
            if (says) others.add(sheet.name);
        }
        if (!others.isEmpty()) notes.accept(Fault.of(Code.OTHER_SHEETS, read.name, Phrase.list(others)));
    }

    private boolean saysSomething(String part) throws IOException {
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                switch (xml.name()) {
                    case "v", "is", "f", "drawing" -> {
                        return true;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }

    /** Who wrote questions of their own among our examples must hear that they were not read. */
    private boolean saysMoreThanOurs(String part) throws IOException {
        var ours = QuestionTemplate.exampleRows();
        int position = 0;
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (xml.name().equals("drawing")) return true;
                if (!xml.name().equals("row")) continue;
                var row = row(xml, ++position);
                if (!row.isEmpty() && !(row.saysOnlyTexts() && ours.contains(row.texts()))) return true;
            }
        }
        return false;
    }

    private void readShared(String part) throws IOException {
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (!xml.name().equals("si")) continue;
                var text = unescaped(xml.runs(CELL_MAX));
                shared.add(text, unescaped(xml.struck()), unescaped(xml.underlined()));
            }
        }
        shared.seal();
    }

    private void readStyles(String part) throws IOException {
        boolean cells = false;
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                strikes.read(xml);
                switch (xml.name()) {
                    case "numFmt" ->
                        formats.define(orEmpty(xml.attribute("numFmtId")), orEmpty(xml.attribute("formatCode")));
                    case "cellXfs" -> cells = true;
                    case "cellStyles", "dxfs" -> cells = false;
                    case "xf" -> {
                        if (cells) formats.style(orEmpty(xml.attribute("numFmtId")));
                        if (cells) strikes.style(xml.attribute("fontId"));
                    }
                    default -> {}
                }
            }
        }
    }

    private void readSheet(String part, RawRow.Sink rows) throws IOException {
        int position = 0;
        int count = 0;
        try (var xml = parts.open(part)) {
            while (xml.nextElement()) {
                if (!xml.name().equals("row")) continue;
                position = number(xml.attribute("r"), position + 1);
                if (++count > SHEET_ROWS_MAX) {
                    throw new UnreadableFile(FileFault.Code.TOO_MANY_ROWS, SHEET_ROWS_MAX);
                }
                rows.accept(row(xml, position));
            }
        }
        pictures.giveRest(rows);
    }

    private RawRow row(XmlPart xml, int position) {
        var row = new RawRow(position);
        int column = -1;
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("row")) break;
            if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("c")) {
                column = column(xml.attribute("r"), column + 1);
                cell(xml, row, column);
            }
        }
        pictures.give(row);
        return row;
    }

    private void cell(XmlPart xml, RawRow row, int column) {
        var type = orEmpty(xml.attribute("t"));
        int style = number(xml.attribute("s"), -1);
        var placed = pictures.rich(xml.attribute("vm"));
        var value = "";
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("c")) break;
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.name()) {
                case "f" -> {
                    var shown = DISPIMG.matcher(xml.text(300));
                    if (shown.matches() && placed.isEmpty()) placed = pictures.wps(shown.group(1));
                    if (placed.isEmpty()) row.put(column, name -> Fault.of(Code.FORMULA, name));
                }
                case "v" -> value = xml.text(CELL_MAX);
                case "is" -> {
                    value = unescaped(xml.runs(CELL_MAX));
                    row.strike(column, unescaped(xml.struck()));
                    row.underline(unescaped(xml.underlined()));
                }
                default -> {}
            }
        }
        // What such a cell has for a value is an error or its own formula, for programs that know no pictures.
        if (placed.isPresent()) row.put(column, placed.get());
        else if (strikes.isStruck(style)) row.strike(column, type.equals("s") ? shared.get(number(value, -1)) : value);
        else new Value(row, column, type, value, style).put();
    }

    /** A cell's value on its way into its row. */
    private final class Value {
        private final RawRow row;
        private final int column;
        private final String type;
        private final String text;
        private final int style;

        Value(RawRow row, int column, String type, String text, int style) {
            this.row = row;
            this.column = column;
            this.type = type;
            this.text = text;
            this.style = style;
        }

        void put() {
            switch (type) {
                case "s" -> {
                    if (text.isBlank()) return;
                    int index = XlsxRows.number(text, -1);
                    row.put(column, shared.get(index));
                    row.strike(column, shared.struck(index));
                    row.underline(shared.underlined(index));
                }
                case "inlineStr" -> row.put(column, text);
                case "str" -> row.put(column, unescaped(text));
                case "b" -> row.put(column, isTrue(text) ? "TRUE" : "FALSE");
                case "e" -> row.put(column, name -> Fault.of(Code.ERROR_VALUE, name, text));
                case "d" -> day();
                default -> {
                    if (!text.isBlank()) number(text.strip());
                }
            }
        }

        private void number(String number) {
            var shown = formats.shown(number, style);
            if (shown.isPresent()) {
                row.put(column, shown.get());
                return;
            }
            formats.day(number, style).ifPresent(day -> row.putDay(column, day.toString()));
            row.put(column, name -> Fault.of(Code.FORMATTED_NUMBER, name, formats.format(style), number));
        }

        /** Strict workbooks may write a day as ISO 8601 has it. */
        private void day() {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}(T00:00:00(\\.0*)?Z?)?")) row.putDay(column, text.substring(0, 10));
            row.put(column, name -> Fault.of(Code.FORMATTED_NUMBER, name, formats.format(style), text));
        }
    }

    /** {@return 0 for A7, 27 for AB7; {@code next} if the cell does not say} */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) return next;
        int column = 0;
        for (int i = 0; i < reference.length() && column <= SHEET_COLUMNS_MAX; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + c - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    /** {@return the number a text of one to nine digits says} */
    static int number(@Nullable String text, int otherwise) {
        if (text == null || text.isEmpty() || text.length() > 9) return otherwise;
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return otherwise;
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
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
