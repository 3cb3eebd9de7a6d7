package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings files of questions into the bank: XLSX and CSV, one outcome for each row, all or nothing in one transaction.
 * The same file twice changes nothing. What comes in is a draft and waits for a second person.
 */
@Component
public class QuestionImports {

    private final QuestionTable questions;
    private final ImportTable imports;
    private final Taxonomy taxonomy;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public QuestionImports(
            JdbcClient db, Taxonomy taxonomy, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.questions = new QuestionTable(db);
        this.imports = new ImportTable(db);
        this.taxonomy = taxonomy;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Imports one file, at most 50 MB and 200,000 rows.
     *
     * @param file read to its end unless it is refused; not closed
     * @param name as sent; told to people, never trusted
     * @param by a subject such as {@code account:<uuid>}
     */
    public ImportResult run(InputStream file, String name, ImportMode mode, String by, Instant now) {
        try (var upload = Upload.receive(file, name)) {
            return new ImportResult.Complete(transaction.execute(status -> {
                var report = run(upload, by, now);
                if (mode == ImportMode.STORE) return report;
                status.setRollbackOnly();
                return new ImportReport(Optional.empty(), report.format(), report.ignoredColumns(), report.outcomes());
            }));
        } catch (UnreadableFile unreadable) {
            return new ImportResult.Unreadable(unreadable.fault());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the XLSX workbook authors fill in: drop-downs, examples, the knowledge points. Does not close {@code out}. */
    public void template(OutputStream out) throws IOException {
        QuestionTemplate.write(taxonomy, out);
    }

    private ImportReport run(Upload upload, String by, Instant now) {
        questions.lock();
        var id = new ImportId(Generators.timeBasedEpochGenerator().generate());
        imports.begin(id, upload, by, now);
        var batch = new ImportBatch(questions, new FormReader(taxonomy), id, by, now);
        try {
            upload.read(batch);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var report = new ImportReport(Optional.of(id), upload.format(), batch.ignoredColumns(), batch.finish());
        imports.finish(id, report);
        QuestionsChanged.inParts(batch.written()).forEach(events::publishEvent);
        return report;
    }
}
