package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import liangku.questionbank.ImportMode;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Publication;
import liangku.questionbank.Questions;
import liangku.questionbank.ReleaseId;
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
    private static final Set<RowOutcome.Outcome> GOOD =
            EnumSet.of(RowOutcome.Outcome.ACCEPTED, RowOutcome.Outcome.UNCHANGED, RowOutcome.Outcome.UPDATED);

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
     * Imports, approves and publishes the bank unless something was ever published: all of it, or nothing if it is cut short.
     *
     * @return the first release if this call published it
     * @throws IllegalStateException if one of our own rows is refused
     */
    public Optional<ReleaseId> load(Instant now) {
        return transaction.execute(status -> {
            if (releases.latest().isPresent()) return Optional.empty();
            for (int group = 1; group <= FILES; group++) load("kp%02d.csv".formatted(group), now);
            load("kinds.csv", now);
            return switch (releases.publish("平台自带题库 The bank that comes with the platform", REVIEWER, now)) {
                case Publication.Published published ->
                    Optional.of(published.release().id());
                case Publication.Unchanged _ -> Optional.empty();
                case Publication.Empty _ ->
                    throw new IllegalStateException("the bank that comes with the platform is empty");
            };
        });
    }

    private void load(String name, Instant now) {
        try (var file = open(name)) {
            switch (imports.run(file, name, QuestionImports.Wish.of(ImportMode.STORE), AUTHOR, now)) {
                case ImportResult.Unreadable unreadable ->
                    throw new IllegalStateException(
                            name + ": " + unreadable.fault().en());
                case ImportResult.Complete complete -> {
                    for (var row : complete.report().outcomes()) {
                        if (GOOD.contains(row.outcome())) continue;
                        throw new IllegalStateException(
                                "%s row %d %s: %s".formatted(name, row.position(), row.outcome(), row.en()));
                    }
                    complete.report().id().ifPresent(id -> {
                        questions.submit(id, "", AUTHOR, now);
                        questions.approve(id, REVIEWER, now);
                    });
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream open(String name) {
        var file = BankSeed.class.getResourceAsStream("/bank/" + name);
        if (file == null) throw new IllegalStateException("/bank/" + name + " is not on the class path");
        return file;
    }
}
