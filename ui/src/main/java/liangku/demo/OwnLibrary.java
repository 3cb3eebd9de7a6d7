package liangku.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import liangku.audit.Audit;
import liangku.courseware.CourseImport;
import liangku.courseware.CourseImportReport;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.Courses;
import liangku.courseware.Words;
import liangku.exam.Exams;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Papers;
import liangku.questionbank.Releases;
import liangku.questionbank.interchange.BankSeed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The questions and courses we wrote. A demo has them from the start; a real house gets them when it is asked for, and as
 * often as it likes: what is there already, and what was changed here, stays as it is.
 */
@Component
class OwnLibrary {

    private static final String SUBJECT = "system:library";

    private final BankSeed bank;
    private final CourseImport courseImport;
    private final Contents contents;
    private final Audit audit;
    private final TransactionTemplate transaction;

    OwnLibrary(
            BankSeed bank, CourseImport courseImport, Contents contents, Audit audit, TransactionTemplate transaction) {
        this.bank = bank;
        this.courseImport = courseImport;
        this.contents = contents;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What is on the shelves, and what rests on it. */
    @Component
    record Contents(Courses courses, Releases releases, Blueprints blueprints, Papers papers, Exams exams) {

        boolean isEmpty() {
            return releases.latest().isEmpty() && courses.all().isEmpty();
        }

        /** {@return how many exams have a blueprint that can be drawn from the latest release} */
        long drawable() {
            return releases.latest().stream()
                    .flatMap(release -> exams.list().stream()
                            .flatMap(exam -> blueprints.latest(exam.blueprint()).stream())
                            .filter(blueprint ->
                                    papers.feasibility(release, blueprint).feasible()))
                    .count();
        }
    }

    /** What a call did. */
    record Loaded(BankSeed.Loaded bank, CourseImportReport courses, long drawable, int exams) {

        boolean isNothing() {
            return bank.added() == 0 && courses.changes() == 0;
        }

        /** {@return for who started the platform: what came of every row, summed up, and each that was refused} */
        List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add(
                    isNothing()
                            ? "Nothing was loaded: what comes with the platform is all here."
                            : "The questions and courses that come with the platform were loaded:");
            lines.add("  questions  %d new, %d here already, %d refused"
                    .formatted(bank.added(), bank.kept(), bank.refused().size()));
            lines.add(bank.release()
                    .map(release ->
                            "  release    number %d, %d questions".formatted(release.number(), release.questions()))
                    .orElse("  release    none was needed"));
            lines.add("  lessons    %d new, %d renewed, %d here already, %d changed here and left alone, %d refused"
                    .formatted(
                            courses.count(Outcome.CREATED),
                            courses.count(Outcome.UPDATED),
                            courses.count(Outcome.UNCHANGED),
                            courses.count(Outcome.KEPT),
                            courses.count(Outcome.REFUSED)));
            lines.add("  exams      %d of %d can be sat".formatted(drawable, exams));
            courses.courses().stream()
                    .filter(part -> part.outcome() == Outcome.REFUSED)
                    .forEach(part -> lines.add("  refused    %s: %s".formatted(part.course(), english(part.reason()))));
            bank.refused().forEach(row -> lines.add("  refused    " + row));
            courses.rows().stream()
                    .filter(row -> row.outcome() == Outcome.REFUSED)
                    .forEach(row -> lines.add(
                            "  refused    %s/%s: %s".formatted(row.course(), row.lesson(), english(row.reason()))));
            return lines;
        }

        private static String english(@Nullable Words reason) {
            return reason == null ? "" : reason.en();
        }
    }

    /** {@return whether nothing was ever published here and there is no course} */
    boolean isEmpty() {
        return contents.isEmpty();
    }

    /**
     * Loads what is not here yet, in one transaction.
     *
     * @throws LibraryUnreadable if the object store cannot be reached
     */
    Loaded load(Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            try {
                var loaded = new Loaded(
                        bank.load(now),
                        courseImport.loadOwn(now),
                        contents.drawable(),
                        contents.exams().list().size());
                if (!loaded.isNothing()) note(loaded, now);
                return loaded;
            } catch (IOException failed) {
                throw new LibraryUnreadable(failed);
            }
        }));
    }

    private void note(Loaded loaded, Instant now) {
        audit.record(
                SUBJECT,
                "library-loaded",
                "library",
                "own",
                Map.of(
                        "questions", loaded.bank().added(),
                        "release",
                                loaded.bank()
                                        .release()
                                        .map(release -> Integer.toString(release.number()))
                                        .orElse(""),
                        "lessonsNew", loaded.courses().count(Outcome.CREATED),
                        "lessonsRenewed", loaded.courses().count(Outcome.UPDATED)),
                now);
    }

    /** The files of the courses could not be read, or not be stored; nothing was loaded. */
    static final class LibraryUnreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LibraryUnreadable(IOException cause) {
            super("the courses cannot be read or stored", cause);
        }
    }
}
