package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.questionbank.Picture;
import liangku.questionbank.Pictures;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Scoring;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;

/** Questions in a workbook that its authors can go on with: drop-downs, and pictures lying in their cells. */
final class QuestionWorkbook {

    static final List<ImportColumn> COLUMNS = List.of(ImportColumn.values());

    static final String CHOICES = "可选项";
    private static final int DIFFICULTIES = 5;
    /** As far down as drop-downs reach: what one import takes. */
    private static final int CHOICE_ROWS = 200_000;

    private final List<String> topics;
    private final QuestionRows rows;
    private final Map<String, Optional<Picture>> seen = new HashMap<>();

    QuestionWorkbook(Taxonomy taxonomy) {
        this.topics = taxonomy.all().stream()
                .filter(Topic::leaf)
                .map(topic -> topic.code() + " " + topic.zh())
                .toList();
        this.rows = new QuestionRows(taxonomy);
    }

    void write(Shelf shelf, OutputStream out) throws IOException {
        try (var book = new XlsxBook(out, shelf::picture)) {
            book.sheet("题目", questions(), sheet -> {
                sheet.header(headers());
                shelf.forEach(question -> add(question, sheet, shelf));
            });
            choices(book);
            book.finish();
        }
    }

    private void add(Question question, XlsxSheet sheet, Shelf shelf) {
        try {
            for (var row : rows.of(question)) add(row, sheet, shelf);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void add(Map<ImportColumn, String> row, XlsxSheet sheet, Shelf shelf) throws IOException {
        List<String> texts = new ArrayList<>(COLUMNS.size());
        List<XlsxDrawing.Placed> placed = new ArrayList<>(0);
        for (int column = 0; column < COLUMNS.size(); column++) {
            var text = row.getOrDefault(COLUMNS.get(column), "");
            texts.add(COLUMNS.get(column).showsPictures() ? place(text, column, placed, shelf) : text);
        }
        sheet.row(texts, placed);
    }

    /** {@return what is to be written in the cell beside its pictures} */
    private String place(String text, int column, List<XlsxDrawing.Placed> placed, Shelf shelf) {
        var split = PicturedText.of(text);
        boolean allThere = split.ending().stream()
                .allMatch(reference -> picture(reference.sha256(), shelf).isPresent());
        int nth = 0;
        for (var references : List.of(split.within(), split.ending())) {
            for (var reference : references) {
                var picture = picture(reference.sha256(), shelf);
                if (picture.isEmpty()) continue;
                placed.add(new XlsxDrawing.Placed(column, nth++, reference.words(), picture.get()));
            }
        }
        return allThere ? split.text() : text;
    }

    private Optional<Picture> picture(String sha256, Shelf shelf) {
        return seen.computeIfAbsent(sha256, hash -> shelf.picture(hash).map(Pictures.Shown::picture));
    }

    static List<String> headers() {
        return COLUMNS.stream().map(ImportColumn::zh).toList();
    }

    /** {@return what a sheet of questions looks like} */
    XlsxSheet.Layout questions() {
        var widths = COLUMNS.stream().map(QuestionWorkbook::width).toList();
        return new XlsxSheet.Layout(
                widths,
                true,
                false,
                List.of(
                        choice(ImportColumn.TOPIC, 'A', topics.size()),
                        choice(ImportColumn.KIND, 'B', QuestionKind.values().length),
                        choice(ImportColumn.DIFFICULTY, 'C', DIFFICULTIES),
                        choice(ImportColumn.SCORING, 'D', Scoring.values().length)));
    }

    private static XlsxSheet.Choice choice(ImportColumn column, char from, int count) {
        return new XlsxSheet.Choice(
                COLUMNS.indexOf(column), CHOICE_ROWS, "'%s'!$%c$1:$%c$%d".formatted(CHOICES, from, from, count));
    }

    private static int width(ImportColumn column) {
        return switch (column) {
            case STEM, EXPLANATION, SOURCE, ENGLISH_STEM, ENGLISH_EXPLANATION -> 50;
            case IDENTIFIER, ALSO_ABOUT, POSTS, TAGS, ENEMIES, ANSWER, ENGLISH_ANSWER -> 16;
            case KIND, DIFFICULTY, SCORING, PINNED, IN_FORCE_FROM, EXPIRES_ON -> 11;
            default -> 22;
        };
    }

    /** Writes the sheet the drop-downs take their words from. */
    void choices(XlsxBook book) throws IOException {
        var kinds = Arrays.stream(QuestionKind.values()).map(QuestionKind::zh).toList();
        var difficulties =
                IntStream.rangeClosed(1, DIFFICULTIES).mapToObj(String::valueOf).toList();
        var scorings =
                Arrays.stream(Scoring.values()).map(QuestionRows::scoring).toList();
        var columns = List.of(topics, kinds, difficulties, scorings);
        int longest = columns.stream().mapToInt(List::size).max().orElse(0);
        book.sheet(CHOICES, new XlsxSheet.Layout(List.of(40, 12, 12, 12), false, false, List.of()), sheet -> {
            for (int i = 0; i < longest; i++) {
                int index = i;
                sheet.row(columns.stream()
                        .map(column -> index < column.size() ? column.get(index) : "")
                        .toList());
            }
        });
    }
}
