package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes items into the bank, whatever file they came in: one outcome for each, all or nothing in one transaction. The same
 * items twice change nothing. What comes in is a draft and waits for a second person.
 */
@Component
public class Intake {

    private static final int PAGE_MAX = 200;
    private static final int SET = 1_000;
    private static final int ANALYZED_FROM = 5_000;

    private final JdbcClient db;
    private final QuestionTable questions;
    private final NewQuestions fresh;
    private final BlueprintDraftTable drafts;
    private final UndoTable undo;
    private final LabelTable labelTable;
    private final ImportTable imports;
    private final PictureTable pictures;
    private final Likeness likeness;
    private final Taxonomy taxonomy;
    private final PostCodes posts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final AtomicInteger atWork = new AtomicInteger();

    /** @param posts those that questions can be meant for */
    public Intake(
            JdbcOperations jdbc,
            Taxonomy taxonomy,
            PostCodes posts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.db = JdbcClient.create(jdbc);
        this.fresh = new NewQuestions(jdbc);
        this.drafts = new BlueprintDraftTable(db);
        this.questions = new QuestionTable(db);
        this.undo = new UndoTable(db);
        this.labelTable = new LabelTable(db);
        this.imports = new ImportTable(db);
        this.pictures = new PictureTable(db);
        this.likeness = new Likeness(new LikenessTable(db));
        this.taxonomy = taxonomy;
        this.posts = posts;
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

        /** Takes a test, once all its items were taken. */
        void test(IncomingTest test);

        /** Tells of a column of a table that means nothing to us. */
        void ignored(String column);

        /** Tells of something of the file as a whole that is not read. */
        void note(Fault note);
    }

    /** Whatever reads items out of a file. */
    public interface Source {

        /** @throws UnreadableFile if the file as a whole is no use */
        void read(Sink sink) throws IOException;
    }

    /**
     * Reads and checks the whole file, then asks the bank and writes: other writers wait only for the latter, and for a dry
     * run not at all.
     *
     * @param by a subject such as {@code account:<uuid>}
     */
    public ImportResult run(Source source, ImportOrder order, String by, Instant now) {
        atWork.incrementAndGet();
        try (var reading = new ImportReading(new FormReader(taxonomy, posts), order.topic())) {
            reading.read(source);
            return new ImportResult.Complete(Objects.requireNonNull(transaction.execute(status -> {
                if (order.mode() == ImportMode.STORE) {
                    questions.lock();
                    return take(reading, order, by, now);
                }
                status.setRollbackOnly();
                return take(reading, order, by, now).ofDryRun();
            })));
        } catch (UnreadableFile unreadable) {
            return new ImportResult.Unreadable(unreadable.fault());
        } finally {
            atWork.decrementAndGet();
        }
    }

    /** {@return whether this application is taking something in right now, and somebody waits for that} */
    public boolean isAtWork() {
        return atWork.get() > 0;
    }

    private ImportReport take(ImportReading reading, ImportOrder order, String by, Instant now) {
        var id = new ImportId(Generators.timeBasedEpochGenerator().generate());
        imports.begin(id, order, by, now);
        var batch = new ImportBatch(questions, fresh, labelTable, likeness, pictures, reading, id, order, by, now);
        var outcomes = batch.run(taxonomy.retired());
        var filed = batch.file();
        var cells = new TestCells(db, outcomes, batch.fresh());
        var drafting = new TestDrafting(db, id, by, now);
        var tests = reading.tests().stream()
                .map(test -> drafting.draft(test, cells))
                .toList();
        var report =
                new ImportReport(Optional.of(id), order.format(), reading.ignored(), reading.notes(), outcomes, tests);
        imports.finish(id, report);
        if (order.mode() == ImportMode.DRY_RUN) return report;
        if (batch.written().size() >= ANALYZED_FROM) {
            questions.analyze();
            events.publishEvent(new BankGrew(batch.written().size()));
        }
        QuestionsChanged.inParts(batch.written()).forEach(events::publishEvent);
        filed.ifPresent(events::publishEvent);
        return report;
    }

    /**
     * {@return stored imports, newest first}
     *
     * @param before the last one of the page before; absent for the first page
     * @param limit 1..200
     */
    public List<PastImport> list(Optional<ImportId> before, int limit) {
        return imports.before(before, Math.clamp(limit, 1, PAGE_MAX));
    }

    /** {@return a stored import, undone or not; empty for a dry run, of which nothing is kept} */
    public Optional<PastImport> find(ImportId id) {
        return imports.find(id);
    }

    /** {@return what undoing an import would come to now; nothing is done} */
    public Undoing foresee(ImportId id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var past = imports.find(id);
            if (past.isEmpty()) return new Undoing.Missing();
            if (past.get().undone().isPresent()) {
                return new Undoing.AlreadyUndone(past.get().undone().get());
            }
            if (past.get().isOurs()) return new Undoing.Founding();
            var plan = UndoPlan.of(undo.written(id));
            var goes = drafts.untouched(id);
            var stays =
                    drafts.of(id).stream().filter(code -> !goes.contains(code)).toList();
            return plan.outcome(labels(id, plan), goes, stays);
        }));
    }

    /**
     * Takes back what an import wrote, except what someone approved, released, published, changed or remarked on since.
     *
     * @param by a subject such as {@code account:<uuid>}
     */
    public Undoing undo(ImportId id, String by, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            questions.lock();
            var past = imports.find(id);
            if (past.isEmpty()) return new Undoing.Missing();
            if (past.get().undone().isPresent()) {
                return new Undoing.AlreadyUndone(past.get().undone().get());
            }
            if (past.get().isOurs()) return new Undoing.Founding();
            var undone = takeBack(id, by, now);
            imports.undone(id, new PastImport.Undone(now, by));
            return undone;
        }));
    }

    private Undoing.Undone takeBack(ImportId id, String by, Instant now) {
        var plan = UndoPlan.of(undo.written(id));
        var added = plan.added();
        var changed = plan.changed();
        // A version that goes takes with it what its history says of labels.
        var labels = labels(id, plan);
        // Whoever was an enemy of what goes is so no more.
        var log = new FilingLog(labelTable);
        for (int from = 0; from < added.size(); from += SET) {
            var set = added.subList(from, Math.min(from + SET, added.size()));
            log.watch(set, List.of());
            undo.remove(set);
        }
        for (int from = 0; from < changed.size(); from += SET) {
            restore(changed.subList(from, Math.min(from + SET, changed.size())));
        }
        var refiled = refile(labels.back(), log);
        QuestionsChanged.inParts(added).forEach(events::publishEvent);
        QuestionsChanged.inParts(changed).forEach(events::publishEvent);
        QuestionsChanged.inParts(refiled).forEach(events::publishEvent);
        var gone = drafts.deleteUntouched(id);
        log.tell(Set.copyOf(added), null, by, now).ifPresent(events::publishEvent);
        return plan.outcome(labels, gone, drafts.of(id));
    }

    private LabelUndo labels(ImportId id, UndoPlan plan) {
        var filed = undo.filed(id);
        Map<QuestionId, Labels> now = new HashMap<>();
        for (int from = 0; from < filed.size(); from += SET) {
            now.putAll(labelTable.of(filed.subList(from, Math.min(from + SET, filed.size())).stream()
                    .map(UndoTable.Filed::id)
                    .toList()));
        }
        return LabelUndo.of(
                filed, now, plan.kept().stream().map(Undoing.Kept::identifier).toList());
    }

    /** All are cleared before any is filed: a pair may be named once. */
    private List<QuestionId> refile(List<LabelTable.Filing> filings, FilingLog log) {
        for (int from = 0; from < filings.size(); from += SET) {
            var set = filings.subList(from, Math.min(from + SET, filings.size()));
            log.watch(
                    set.stream().map(LabelTable.Filing::id).toList(),
                    set.stream()
                            .flatMap(filing -> filing.labels().enemies().stream())
                            .distinct()
                            .toList());
        }
        for (int from = 0; from < filings.size(); from += SET) {
            labelTable.clearEnemies(filings.subList(from, Math.min(from + SET, filings.size())));
        }
        for (int from = 0; from < filings.size(); from += SET) {
            var set = filings.subList(from, Math.min(from + SET, filings.size()));
            labelTable.tag(set);
            labelTable.addEnemies(set);
        }
        return filings.stream().map(LabelTable.Filing::id).toList();
    }

    private void restore(List<QuestionId> ids) {
        undo.removeNewest(ids);
        questions.pointBack(undo.newestLeft(ids).stream()
                .map(question -> QuestionTable.Write.of(question.reference(), question.content()))
                .toList());
        undo.settle(ids);
    }
}
