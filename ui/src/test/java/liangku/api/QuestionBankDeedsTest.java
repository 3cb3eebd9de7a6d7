package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import javax.sql.DataSource;
import liangku.audit.Audit;
import liangku.audit.AuditEntry;
import liangku.questionbank.Blueprint;
import liangku.questionbank.BlueprintDrafts.Publishing;
import liangku.questionbank.BlueprintPublished;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.RecordingChanged;
import liangku.questionbank.ReleasePublished;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What exams draw from and by is published by somebody, and the log says who. */
class QuestionBankDeedsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final DataSource database = TestBank.database("questionbank", "audit");
    private final TestBank bank = TestBank.over(database);
    private final Audit audit =
            new Audit(JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));
    private final QuestionBankDeeds deeds = new QuestionBankDeeds(audit, bank.releases());

    @Test
    void whoPublishesABlueprintStandsInTheLogOnceForEachVersion() {
        var preset = bank.blueprints().latest("P-A").orElseThrow();
        assertThat(bank.drafts().publish(preset, "account:reviewer", NOON)).isInstanceOf(Publishing.Published.class);
        assertThat(bank.events()).noneMatch(BlueprintPublished.class::isInstance);

        var changed = new Blueprint(
                preset.id(), "P-A", 1, "工人卷", "Workers", preset.cells(), preset.sections(), preset.limits());
        assertThat(bank.drafts().publish(changed, "account:reviewer", NOON)).isInstanceOf(Publishing.Published.class);
        deeds.published((BlueprintPublished) bank.events().getLast());

        assertThat(audit.page(0, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("blueprint-published");
            assertThat(entry.subject()).isEqualTo("account:reviewer");
            assertThat(entry.objectId()).isEqualTo("P-A");
            assertThat(entry.detail()).contains("\"version\"").contains(Integer.toString(preset.version() + 1));
        });
    }

    @Test
    void whoBroughtARecordingAndWhoTookItAwayStandInTheLog() {
        var id = "a".repeat(64);
        deeds.recording(new RecordingChanged(RecordingChanged.Change.KEPT, id, "b".repeat(64), "account:a", NOON));
        deeds.recording(new RecordingChanged(RecordingChanged.Change.REMOVED, id, "b".repeat(64), "account:r", NOON));

        assertThat(audit.page(0, 10))
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::objectId)
                .containsExactlyInAnyOrder(
                        tuple("recording-kept", "account:a", id), tuple("recording-removed", "account:r", id));
    }

    @Test
    void whoPublishesAReleaseStandsInTheLogWithTheReason() {
        var first = bank.releases().latest().orElseThrow();
        var one = bank.questions().page(QuestionFilter.ALL, "", 1).questions();
        bank.questions().retire(one.stream().map(Question::id).toList(), "", "account:r", NOON);
        bank.releases().rollBack(first, "少一题", "account:reviewer", NOON);
        deeds.published((ReleasePublished) bank.events().getLast());

        assertThat(audit.page(0, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("release-published");
            assertThat(entry.subject()).isEqualTo("account:reviewer");
            assertThat(entry.detail()).contains("少一题");
        });
    }
}
