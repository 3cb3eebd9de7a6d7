package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the rows of one sheet. Every cell is text: nothing in it is ever computed. */
final class XlsxSheet {

    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /** What is gathered before it leaves. */
    private static final int CHUNK = 1 << 14;

    private static final int PICTURE_ROW_POINTS = 96;
    private static final int TEXT = 1;
    private static final int HEADER = 2;
    private static final int WRAPPED = 3;

    private final OutputStream out;
    private final Layout layout;
    private final XlsxDrawing drawing;
    private final StringBuilder xml = new StringBuilder(CHUNK * 2);
    private int row;

    /**
     * What a sheet looks like.
     *
     * @param widths of its columns, in characters
     * @param frozen whether its first row stays in sight
     * @param wrapped whether long texts run over several lines
     * @param choices what may be chosen in a column
     */
    record Layout(List<Integer> widths, boolean frozen, boolean wrapped, List<Choice> choices) {}

    /**
     * A drop-down from the second row down. Something else may be typed; Excel asks whether it is meant.
     *
     * @param column 0 for A
     * @param source a range such as {@code '选项'!$A$1:$A$8}
     */
    record Choice(int column, int rows, String source) {}

    XlsxSheet(OutputStream out, Layout layout, XlsxDrawing drawing) {
        this.out = out;
        this.layout = layout;
        this.drawing = drawing;
    }

    void begin() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"")
                .append(MAIN)
                .append("\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">");
        xml.append("<sheetViews><sheetView workbookViewId=\"0\">");
        if (layout.frozen) {
            xml.append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        }
        xml.append("</sheetView></sheetViews><cols>");
        for (int column = 0; column < layout.widths.size(); column++) {
            xml.append("<col min=\"%d\" max=\"%d\" width=\"%d\" style=\"%d\" customWidth=\"1\"/>"
                    .formatted(column + 1, column + 1, layout.widths.get(column), layout.wrapped ? WRAPPED : TEXT));
        }
        xml.append("</cols><sheetData>");
    }

    void header(List<String> texts) throws IOException {
        write(texts, HEADER, false);
    }

    void row(List<String> texts) throws IOException {
        write(texts, layout.wrapped ? WRAPPED : TEXT, false);
    }

    /** Writes a row that pictures lie on. */
    void row(List<String> texts, List<XlsxDrawing.Placed> pictures) throws IOException {
        pictures.forEach(picture -> drawing.place(row, picture));
        write(texts, layout.wrapped ? WRAPPED : TEXT, !pictures.isEmpty());
    }

    private void write(List<String> texts, int style, boolean high) throws IOException {
        row++;
        xml.append("<row r=\"").append(row);
        if (high) xml.append("\" ht=\"").append(PICTURE_ROW_POINTS).append("\" customHeight=\"1");
        xml.append("\">");
        for (int column = 0; column < texts.size(); column++) {
            var text = texts.get(column);
            if (text.isEmpty()) continue;
            xml.append("<c r=\"")
                    .append(RawRow.letters(column))
                    .append(row)
                    .append("\" s=\"")
                    .append(style)
                    .append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(text, xml);
            xml.append("</t></is></c>");
        }
        xml.append("</row>");
        if (xml.length() > CHUNK) flush();
    }

    void end() throws IOException {
        xml.append("</sheetData>");
        if (!layout.choices.isEmpty()) {
            xml.append("<dataValidations count=\"%d\">".formatted(layout.choices.size()));
            for (var choice : layout.choices) {
                var letters = RawRow.letters(choice.column);
                xml.append(
                        "<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"%s2:%s%d\"><formula1>%s</formula1></dataValidation>"
                                .formatted(letters, letters, choice.rows + 1, escaped(choice.source)));
            }
            xml.append("</dataValidations>");
        }
        if (!drawing.isEmpty()) xml.append("<drawing r:id=\"rId1\"/>");
        xml.append("</worksheet>");
        flush();
    }

    private void flush() throws IOException {
        out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
        xml.setLength(0);
    }

    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        escape(text, escaped);
        return escaped.toString();
    }

    /** What XML cannot hold, or would change, is written as _xHHHH_; so is what already looks like that. */
    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\n', '\t' -> xml.append(c);
                case '_' -> xml.append(looksEscaped(text, i) ? "_x005F_" : "_");
                default -> {
                    if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') xml.append("_x%04X_".formatted((int) c));
                    else xml.append(c);
                }
            }
        }
    }

    private static boolean looksEscaped(String text, int start) {
        return text.startsWith("_x", start)
                && text.length() > start + 6
                && text.charAt(start + 6) == '_'
                && text.substring(start + 2, start + 6).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
