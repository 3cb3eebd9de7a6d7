package liangku.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import liangku.questionbank.Approval;
import liangku.questionbank.BlueprintDrafts;
import liangku.questionbank.Blueprints;
import liangku.questionbank.BulkEdits;
import liangku.questionbank.Calibrations;
import liangku.questionbank.Intake;
import liangku.questionbank.Papers;
import liangku.questionbank.Pictures;
import liangku.questionbank.PostCodes;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;
import liangku.questionbank.Releases;
import liangku.questionbank.SavedFilters;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.interchange.BankSeed;
import liangku.questionbank.interchange.BlueprintExports;
import liangku.questionbank.interchange.QuestionImports;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The whole question bank over one database that has the {@code questionbank} migrations, built by hand.
 *
 * @param events what was published, in order
 */
public record TestBank(
        JdbcClient db,
        Taxonomy taxonomy,
        Questions questions,
        Intake intake,
        QuestionImports imports,
        BulkEdits bulk,
        SavedFilters filters,
        Releases releases,
        Blueprints blueprints,
        BlueprintDrafts drafts,
        BlueprintExports blueprintExports,
        Calibrations calibrations,
        Papers papers,
        BankSeed seed,
        List<Object> events) {

    /** Half a thousand questions take a second to load and a few milliseconds to clone. */
    private static final TestDatabase.Content OWN_QUESTIONS = new TestDatabase.Content("own questions", TestBank::load);

    /** {@return a bank over what this database holds: without more than migrations, taxonomy and preset blueprints} */
    public static TestBank over(DataSource database) {
        var db = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        List<Object> events = new CopyOnWriteArrayList<>();
        var taxonomy = new Taxonomy(db, transaction);
        var questions = new Questions(db, taxonomy, PostCodes.USUAL, transaction, events::add);
        var intake = new Intake(new JdbcTemplate(database), taxonomy, PostCodes.USUAL, transaction, events::add);
        var imports = QuestionImports.of(intake, taxonomy);
        var calibrations = new Calibrations(db, transaction);
        var releases = new Releases(db, transaction, events::add);
        var blueprints = new Blueprints(db, transaction, events::add);
        var papers = new Papers(db, calibrations);
        return new TestBank(
                db,
                taxonomy,
                questions,
                intake,
                imports,
                new BulkEdits(db, taxonomy, transaction, events::add),
                new SavedFilters(db),
                releases,
                blueprints,
                new BlueprintDrafts(db, blueprints, releases, papers, transaction),
                new BlueprintExports(questions, new Pictures(db), papers, releases),
                calibrations,
                papers,
                new BankSeed(imports, questions, releases, transaction),
                events);
    }

    /** Submits these versions and has a second person approve them. */
    public Approval reviewed(List<QuestionVersion> versions, String author, String reviewer, Instant at) {
        questions.submit(versions, "", author, at);
        return questions.approve(versions, reviewer, at);
    }

    /** {@return a bank with our own questions, published as release 1, on a database of its own} */
    public static TestBank loaded() {
        return over(database("questionbank"));
    }

    /**
     * {@return a fresh database that holds our own questions, published as release 1}
     *
     * @param modules the question bank among them, in order of dependency
     */
    public static DataSource database(String... modules) {
        return TestDatabase.of(OWN_QUESTIONS, modules);
    }

    private static void load(DataSource database) {
        over(database).seed().load(Instant.parse("2026-01-01T00:00:00Z"));
    }
}
