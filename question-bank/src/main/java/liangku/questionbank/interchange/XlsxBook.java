package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liangku.questionbank.Pictures;

/**
 * Writes a workbook as a stream: rows and pictures leave as they come, so that only where the pictures lie is held.
 *
 * <p>Written here and not by a library: fastexcel 0.20.2 streams rows but holds the bytes of every picture to the end.
 */
final class XlsxBook implements AutoCloseable {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String RELATIONS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private final ZipOutputStream zip;
    private final Function<String, Optional<Pictures.Shown>> pictures;
    private final List<String> sheets = new ArrayList<>();
    private final List<Integer> drawings = new ArrayList<>();

    /**
     * @param out not closed
     * @param pictures by their hash
     */
    XlsxBook(OutputStream out, Function<String, Optional<Pictures.Shown>> pictures) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.pictures = pictures;
        // First, because some tell a workbook by its first parts.
        part("_rels/.rels", RELATIONS + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        part("xl/styles.xml", styles());
    }

    /** Puts rows into a sheet. */
    interface Content {
        void write(XlsxSheet sheet) throws IOException;
    }

    /** Writes the next sheet from its first row to its last. */
    void sheet(String name, XlsxSheet.Layout layout, Content content) throws IOException {
        sheets.add(name);
        int number = sheets.size();
        zip.putNextEntry(new ZipEntry("xl/worksheets/sheet%d.xml".formatted(number)));
        var drawing = new XlsxDrawing();
        var sheet = new XlsxSheet(zip, layout, drawing);
        sheet.begin();
        content.write(sheet);
        sheet.end();
        zip.closeEntry();
        if (drawing.isEmpty()) return;
        drawings.add(number);
        part(
                "xl/worksheets/_rels/sheet%d.xml.rels".formatted(number),
                RELATIONS
                        + relation("rId1", "drawing", "../drawings/drawing%d.xml".formatted(number))
                        + "</Relationships>");
        writeMedia(number, drawing);
        zip.putNextEntry(new ZipEntry("xl/drawings/drawing%d.xml".formatted(number)));
        drawing.write(zip);
        zip.closeEntry();
    }

    private void writeMedia(int sheet, XlsxDrawing drawing) throws IOException {
        var relations = new StringBuilder(RELATIONS);
        for (var media : drawing.media()) {
            var name = "image%d_%d.%s".formatted(sheet, media.number(), media.extension());
            relations.append(relation("rId" + media.number(), "image", "../media/" + name));
            zip.putNextEntry(new ZipEntry("xl/media/" + name));
            var shown = pictures.apply(media.sha256());
            if (shown.isPresent()) zip.write(shown.get().bytes());
            zip.closeEntry();
        }
        part("xl/drawings/_rels/drawing%d.xml.rels".formatted(sheet), relations + "</Relationships>");
    }

    /** Writes what names the sheets; without it the file is no workbook. */
    void finish() throws IOException {
        var workbook = new StringBuilder("<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>"
                .formatted(XlsxSheet.MAIN, RELATION.substring(0, RELATION.length() - 1)));
        var relations = new StringBuilder(RELATIONS);
        var types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
                + "<Default Extension=\"gif\" ContentType=\"image/gif\"/>");
        types.append(override("/xl/workbook.xml", OFFICE + "spreadsheetml.sheet.main+xml"))
                .append(override("/xl/styles.xml", OFFICE + "spreadsheetml.styles+xml"));
        for (int number = 1; number <= sheets.size(); number++) {
            workbook.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                    .formatted(XlsxSheet.escaped(sheets.get(number - 1)), number, number));
            var name = "worksheets/sheet%d.xml".formatted(number);
            relations.append(relation("rId" + number, "worksheet", name));
            types.append(override("/xl/" + name, OFFICE + "spreadsheetml.worksheet+xml"));
        }
        for (int number : drawings) {
            types.append(override("/xl/drawings/drawing%d.xml".formatted(number), OFFICE + "drawing+xml"));
        }
        relations.append(relation("rIdStyles", "styles", "styles.xml"));
        part("xl/workbook.xml", workbook + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", relations + "</Relationships>");
        part("[Content_Types].xml", types + "</Types>");
        zip.finish();
    }

    private void part(String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((XML + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>".formatted(id, RELATION, type, target);
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
    }

    /** Styles 0 to 3: anything, text, a header, text in several lines. Text is 49: Excel must not take 0603 for 603. */
    private static String styles() {
        return """
                <styleSheet xmlns="%s">\
                <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
                <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
                <fills count="3"><fill><patternFill patternType="none"/></fill>\
                <fill><patternFill patternType="gray125"/></fill>\
                <fill><patternFill patternType="solid"><fgColor rgb="FFE7F0EA"/></patternFill></fill></fills>\
                <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
                <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
                <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
                <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
                <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" \
                applyFill="1"/>\
                <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" \
                applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>\
                <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>\
                """.formatted(XlsxSheet.MAIN);
    }

    @Override
    public void close() throws IOException {
        // The stream below is another's; a workbook cut short stays cut short, so that nobody takes it for a whole one.
        zip.flush();
    }
}
