package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes items into the bank, whatever file they came in: one outcome for each, all or nothing in one transaction. The same
 * items twice change nothing. What comes in is a draft and waits for a second person.
 */
@Component
public class Intake {

    private final QuestionTable questions;
    private final ImportTable imports;
    private final PictureTable pictures;
    private final Taxonomy taxonomy;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public Intake(JdbcClient db, Taxonomy taxonomy, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.questions = new QuestionTable(db);
        this.imports = new ImportTable(db);
        this.pictures = new PictureTable(db);
        this.taxonomy = taxonomy;
        this.transaction = transaction;
        this.events = events;
    }

    /** Where a reader of files puts what it finds, in the order of the file. */
    public interface Sink {

        /** @throws UnreadableFile if there are more items than one import takes */
        void accept(Incoming item);

        /**
         * Keeps a picture that items to come refer to.
         *
         * @param name of the picture in its file; told to people
         */
        PictureKeeping picture(byte[] bytes, String name);

        /** Tells of a column of a table that means nothing to us. */
        void ignored(String column);
    }

    /** Whatever reads items out of a file. */
    public interface Source {

        /** @throws UnreadableFile if the file as a whole is no use */
        void read(Sink sink) throws IOException;
    }

    /** @param by a subject such as {@code account:<uuid>} */
    public ImportResult run(Source source, ImportOrder order, String by, Instant now) {
        try {
            return new ImportResult.Complete(Objects.requireNonNull(transaction.execute(status -> {
                var report = take(source, order, by, now);
                if (order.mode() == ImportMode.STORE) return report;
                status.setRollbackOnly();
                return report.ofDryRun();
            })));
        } catch (UnreadableFile unreadable) {
            return new ImportResult.Unreadable(unreadable.fault());
        }
    }

    private ImportReport take(Source source, ImportOrder order, String by, Instant now) {
        questions.lock();
        var id = new ImportId(Generators.timeBasedEpochGenerator().generate());
        imports.begin(id, order, by, now);
        var batch = new ImportBatch(questions, pictures, new FormReader(taxonomy), id, order, by, now);
        try {
            source.read(batch);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var outcomes = batch.finish();
        var report = new ImportReport(Optional.of(id), order.format(), batch.ignoredColumns(), outcomes);
        imports.finish(id, report);
        QuestionsChanged.inParts(batch.written()).forEach(events::publishEvent);
        return report;
    }
}
