package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ImportReport;
import liangku.questionbank.ImportResult;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.Publication;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Questions;
import liangku.questionbank.Release;
import liangku.questionbank.Releases;
import liangku.questionbank.RowOutcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The bank that comes with the platform: our own questions, a file for each group and one of other kinds than choices, loaded by the importer everyone uses. */
@Component
public class BankSeed {

    private static final int FILES = 10;
    private static final String AUTHOR = "system:bank-author";
    private static final String REVIEWER = "system:bank-reviewer";
    private static final String NOTE = "平台自带题库 The bank that comes with the platform";

    private final QuestionImports imports;
    private final Questions questions;
    private final Releases releases;
    private final TransactionTemplate transaction;

    public BankSeed(QuestionImports imports, Questions questions, Releases releases, TransactionTemplate transaction) {
        this.imports = imports;
        this.questions = questions;
        this.releases = releases;
        this.transaction = transaction;
    }

    /**
     * What a call did.
     *
     * @param added our questions that the bank did not have
     * @param kept those it had, also where somebody has changed them here since
     * @param refused those it cannot take, each with its file, its row and why; none in a bank of our own taxonomy
     * @param release the one that was published for what was added
     */
    public record Loaded(int added, int kept, List<String> refused, Optional<Release> release) {

        public Loaded {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Imports, approves and publishes what the bank does not have yet: all of it, or nothing if it is cut short. What others
     * wrote, also into our questions, stays as it is; the release has what the latest one has, and what was added.
     *
     * @throws IllegalStateException if one of our own files cannot be read
     */
    public Loaded load(Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var added = new ArrayList<QuestionId>();
            var kept = 0;
            var refused = new ArrayList<String>();
            for (var name : files()) {
                var report = read(name, now);
                kept += report.count(RowOutcome.Outcome.UNCHANGED) + report.count(RowOutcome.Outcome.DUPLICATE);
                report.outcomes().stream()
                        .filter(row -> row.outcome() == RowOutcome.Outcome.REJECTED)
                        .map(row -> "%s row %d: %s".formatted(name, row.position(), row.en()))
                        .forEach(refused::add);
                report.id().ifPresent(id -> {
                    questions.submit(id, "", AUTHOR, now);
                    added.addAll(questions.approve(id, REVIEWER, now).approved());
                });
            }
            return new Loaded(added.size(), kept, refused, release(added, now));
        }));
    }

    private Optional<Release> release(List<QuestionId> added, Instant now) {
        if (added.isEmpty()) return Optional.empty();
        return switch (releases.extend(added, NOTE, REVIEWER, now)) {
            case Publication.Published published -> Optional.of(published.release());
            case Publication.Unchanged _, Publication.Empty _ -> Optional.empty();
        };
    }

    private ImportReport read(String name, Instant now) {
        // What is here under the same name is left alone: an author may have mended it.
        var wish = new QuestionImports.Wish(Optional.empty(), ImportMode.STORE, OnDuplicate.SKIP, ImportOrder.UNSORTED);
        try (var file = open(name)) {
            return switch (imports.run(file, name, wish, AUTHOR, now)) {
                case ImportResult.Unreadable unreadable ->
                    throw new IllegalStateException(
                            name + ": " + unreadable.fault().en());
                case ImportResult.Complete complete -> complete.report();
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> files() {
        return Stream.concat(IntStream.rangeClosed(1, FILES).mapToObj("kp%02d.csv"::formatted), Stream.of("kinds.csv"))
                .toList();
    }

    private static InputStream open(String name) {
        var file = BankSeed.class.getResourceAsStream("/bank/" + name);
        if (file == null) throw new IllegalStateException("/bank/" + name + " is not on the class path");
        return file;
    }
}
