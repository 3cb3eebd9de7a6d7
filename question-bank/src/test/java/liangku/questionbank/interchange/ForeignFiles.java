package liangku.questionbank.interchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportResult;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.RowOutcome;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;

/** A bank that takes files by other tools, and says in a few words what came of them. */
final class ForeignFiles {

    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    final DataSource database = TestDatabase.of("questionbank");
    final TestBank bank = TestBank.over(database);

    /** The file under {@code src/test/resources/interchange}, its format found out. */
    ImportResult read(String file) {
        try (var content = open(file)) {
            return read(content, OnDuplicate.VERSION, Optional.empty());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ImportResult read(byte[] content, FileFormat format) {
        return read(new ByteArrayInputStream(content), OnDuplicate.ADD, Optional.of(format));
    }

    ImportResult read(InputStream content, OnDuplicate onDuplicate, Optional<FileFormat> format) {
        return bank.imports()
                .run(
                        content,
                        "file",
                        new QuestionImports.Wish(format, ImportMode.STORE, onDuplicate, ImportOrder.UNSORTED),
                        "account:author",
                        NOON);
    }

    private static InputStream open(String file) {
        var content = ForeignFiles.class.getResourceAsStream("/interchange/" + file);
        if (content == null) throw new IllegalStateException(file + " is not there");
        return content;
    }

    /** {@return what came of each item: its identifier and outcome, and what is wrong with it} */
    static List<String> outcomes(ImportResult result) {
        var report = ((ImportResult.Complete) result).report();
        return report.outcomes().stream()
                .map(row -> "%s %s %s"
                        .formatted(row.identifier(), row.outcome(), row.en())
                        .strip())
                .toList();
    }

    /** {@return what came of each item, in one word} */
    static List<RowOutcome.Outcome> became(ImportResult result) {
        return ((ImportResult.Complete) result)
                .report().outcomes().stream().map(RowOutcome::outcome).toList();
    }

    /** {@return every question as an author would see it, one line each} */
    List<String> questions() {
        return all().stream().map(ForeignFiles::line).toList();
    }

    List<Question> all() {
        List<Question> all = new ArrayList<>();
        for (Optional<String> after = Optional.of(""); after.isPresent(); ) {
            var page = bank.questions().page(QuestionFilter.ALL, after.get(), 200);
            all.addAll(page.questions());
            after = page.next();
        }
        return all;
    }

    private static String line(Question question) {
        var form = QuestionForm.of(question);
        var line =
                new StringBuilder("%s %s %s | %s".formatted(form.identifier(), form.topic(), form.kind(), form.stem()));
        if (!form.options().isEmpty()) line.append(" | ").append(String.join(" / ", form.options()));
        if (!form.answer().isEmpty()) line.append(" | ").append(form.answer());
        if (!form.scoring().isEmpty()) line.append(" | ").append(form.scoring());
        if (!form.asked().pinned().isEmpty())
            line.append(" | pinned ").append(form.asked().pinned());
        if (!form.explanation().isEmpty()) line.append(" | because ").append(form.explanation());
        if (!question.labels().tags().isEmpty())
            line.append(" | ").append(question.labels().tags());
        return line.toString();
    }
}
