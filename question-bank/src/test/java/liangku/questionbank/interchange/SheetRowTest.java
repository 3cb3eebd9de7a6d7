package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liangku.questionbank.UnreadableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetRowTest {

    @TempDir
    Path folder;

    @Test
    void textsNumbersAndDaysReadAsTheyAreShown() throws IOException {
        // Style 2 of the workbook is a day, style 1 a percentage.
        var rows = rows("""
                <row r="1"><c t="inlineStr"><is><t>姓名</t></is></c></row>
                <row r="7"><c r="A7"><v>13900000001</v></c><c r="B7" s="2"><v>45717</v></c>
                <c r="D7" s="1"><v>0.5</v></c></row>
                """);

        assertThat(rows)
                .containsExactly(
                        new SheetRow(1, Map.of(0, "姓名")),
                        new SheetRow(7, Map.of(0, "13900000001", 1, "2025-03-01", 3, "0.5")));
    }

    @Test
    void whatIsRaisedOrLoweredStaysSo() throws IOException {
        assertThat(rows("""
                <row r="1"><c t="inlineStr"><is><r><t>不超过10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>5</t></r>
                <r><rPr><b/></rPr><t>CFU/g，H</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t>O</t></r></is></c></row>
                """)).containsExactly(new SheetRow(1, Map.of(0, "不超过10⁵CFU/g，H₂O")));
    }

    @Test
    void aCellFarToTheRightTakesNoMemory() throws IOException {
        assertThat(rows("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"))
                .containsExactly(new SheetRow(1, Map.of(0, "2")));
    }

    @Test
    void rowsAndCellsWithoutUsableNumbersFollowTheOneBefore() throws IOException {
        assertThat(rows("""
                <row r="2147483648"><c r="2"><v>1</v></c></row>
                <row r="abc"><c r=""><v>2</v></c></row>
                """)).containsExactly(new SheetRow(1, Map.of(0, "1")), new SheetRow(2, Map.of(0, "2")));
    }

    @Test
    void whatIsNoWorkbookIsToldSo() throws IOException {
        var file = Files.write(folder.resolve("no.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});

        assertThatThrownBy(() -> SheetRow.read(file, row -> {})).isInstanceOf(UnreadableFile.class);
    }

    private List<SheetRow> rows(String sheetData) throws IOException {
        var file = Files.write(folder.resolve("table.xlsx"), Workbooks.zip(Workbooks.parts(sheetData)));
        var rows = new ArrayList<SheetRow>();
        SheetRow.read(file, rows::add);
        return rows;
    }
}
