package liangku.questionbank.interchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.Taxonomy;

/** Text tables. Whatever is text and nothing else is taken for one, so that its author is told what is missing. */
final class CsvFormat implements ItemFormat {

    private final Taxonomy taxonomy;

    CsvFormat(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public boolean recognises(Upload file) {
        // Who sends what is called a workbook and is none should not be told of a missing heading.
        return !file.isZip() && !file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    @Override
    public void read(Upload file, Intake.Sink sink) throws IOException {
        var rows = new TableReader(sink);
        CsvRows.read(file.path(), rows);
        rows.finish();
    }

    @Override
    public void write(Shelf questions, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // Without its mark Excel takes UTF-8 for the country's old code page.
        text.write('\uFEFF');
        writeLine(QuestionWorkbook.headers(), text);
        var rows = new QuestionRows(taxonomy);
        questions.forEach(question -> write(rows.of(question), text));
        text.flush();
    }

    private static void write(List<Map<ImportColumn, String>> rows, Writer text) {
        try {
            for (var row : rows) {
                writeLine(
                        QuestionWorkbook.COLUMNS.stream()
                                .map(column -> CsvText.guarded(row.getOrDefault(column, "")))
                                .toList(),
                        text);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Every cell between quotes: a program that parts cells by semicolons must not find one inside ours. */
    private static void writeLine(List<String> cells, Writer text) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            text.write(i == 0 ? "\"" : ",\"");
            text.write(cells.get(i).replace("\"", "\"\""));
            text.write('"');
        }
        text.write("\r\n");
    }

    /** Its texts name their pictures, but what they show stays behind. */
    @Override
    public List<Loss> losses(Question question) {
        boolean pictured = QuestionRows.NAMELESS.of(question).stream()
                .flatMap(row -> row.values().stream())
                .anyMatch(text -> !Picture.in(text).isEmpty());
        return pictured ? List.of(Loss.PICTURES) : List.of();
    }
}
