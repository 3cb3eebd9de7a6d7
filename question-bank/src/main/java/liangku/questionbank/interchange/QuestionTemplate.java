package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Taxonomy;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The workbook authors fill in: a sheet for questions with drop-downs, one with an example of every kind, one that says in
 * two languages what each column is for, one with what may be chosen.
 */
final class QuestionTemplate {

    private static final String HELP = "说明 Help";

    /** The sheet of examples, which people like to write over. */
    static final String EXAMPLES = "示例";

    /** Sheets of ours that hold no questions. */
    static final Set<String> SHEETS = Set.of(HELP, QuestionWorkbook.CHOICES);

    private QuestionTemplate() {}

    static void write(Taxonomy taxonomy, OutputStream out) throws IOException {
        write(taxonomy, out, List.of());
    }

    /** @param filled rows already filled in */
    static void write(Taxonomy taxonomy, OutputStream out, List<List<String>> filled) throws IOException {
        var workbook = new QuestionWorkbook(taxonomy);
        try (var book = new XlsxBook(out, _ -> Optional.empty())) {
            questions(book, "题目", workbook, filled);
            questions(book, EXAMPLES, workbook, examples());
            var widths = new XlsxSheet.Layout(List.of(24, 24, 70, 70), true, true, List.of());
            book.sheet(HELP, widths, sheet -> {
                var lines = table("explanations.csv");
                sheet.header(lines.getFirst().toList());
                for (var line : lines.subList(1, lines.size())) sheet.row(line.toList());
            });
            workbook.choices(book);
            book.finish();
        }
    }

    private static void questions(XlsxBook book, String name, QuestionWorkbook workbook, List<List<String>> rows)
            throws IOException {
        book.sheet(name, workbook.questions(), sheet -> {
            sheet.header(QuestionWorkbook.headers());
            for (var row : rows) sheet.row(row);
        });
    }

    /** {@return questions of every kind, cell by cell} */
    static List<List<String>> examples() throws IOException {
        var lines = table("examples.csv");
        var header = lines.getFirst().toList();
        List<List<String>> rows = new ArrayList<>();
        for (var line : lines.subList(1, lines.size())) {
            rows.add(QuestionWorkbook.headers().stream()
                    .map(column -> header.contains(column) ? line.get(header.indexOf(column)) : "")
                    .toList());
        }
        return rows;
    }

    /** {@return the rows of the sheet of examples wherever they stand, its header too} */
    static Set<Map<Integer, String>> exampleRows() throws IOException {
        var lines = new ArrayList<>(examples());
        lines.addFirst(QuestionWorkbook.headers());
        return lines.stream()
                .map(line -> IntStream.range(0, line.size())
                        .filter(column -> !line.get(column).isEmpty())
                        .boxed()
                        .collect(Collectors.toMap(column -> column, line::get)))
                .collect(Collectors.toSet());
    }

    private static List<CSVRecord> table(String name) throws IOException {
        var file = QuestionTemplate.class.getResourceAsStream(name);
        if (file == null) throw new IllegalStateException(name + " is not on the class path");
        try (var text = new InputStreamReader(file, StandardCharsets.UTF_8);
                var table = CSVFormat.RFC4180.parse(text)) {
            return table.getRecords();
        }
    }
}
