package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health is that of what stands on papers. */
class BankHealthTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final DataSource database = TestBank.database("questionbank");
    private final TestBank bank = TestBank.over(database);
    private final ItemReports reports = new ItemReports(JdbcClient.create(database));

    @Test
    void aQuestionThatIsBeingChangedStandsWhereItIsOnPapersUntilTheChangeIsApproved() {
        var question =
                bank.questions().page(QuestionFilter.ALL, "", 1).questions().getFirst();
        var before = reports.health(NOON);

        var form = new QuestionForm(
                question.identifier(), "判断", "0603", "2", "换了题型和知识点的新题", List.of(), "对", "解析", "依据", "");
        var changed = changed(question, form);
        assertThat(reports.health(NOON)).isEqualTo(before);

        bank.reviewed(List.of(changed.reference()), "author", "reviewer", NOON);
        var after = reports.health(NOON);
        assertThat(after.approved()).isEqualTo(before.approved());
        assertThat(after.cells()).isNotEqualTo(before.cells());
    }

    @Test
    void aQuestionIsStaleFromTheDayAfterItsRulesLastWhileAChangeWaitsToo() {
        var question =
                bank.questions().page(QuestionFilter.ALL, "", 1).questions().getFirst();
        var form = QuestionForm.of(question);
        var more = new MoreForm("", "", "", "2026-03-01", Optional.empty(), Optional.empty(), Optional.empty());
        var expiring = new QuestionForm(
                form.identifier(), form.topic(), form.difficulty(), form.asked(), "解析", form.source(), more, List.of());
        var changed = changed(question, expiring);
        bank.reviewed(List.of(changed.reference()), "author", "reviewer", NOON);

        assertThat(reports.health(NOON).stale()).isEmpty();
        var next = NOON.plus(Duration.ofDays(1));
        assertThat(reports.health(next).stale())
                .extracting(BankHealth.Stale::id, BankHealth.Stale::reason)
                .containsExactly(tuple(question.id(), BankHealth.Reason.EXPIRED));

        changed(changed, form);
        assertThat(reports.health(next).staleQuestions())
                .as("until it is approved, papers have the old one")
                .isOne();
    }

    private Question changed(Question question, QuestionForm form) {
        return ((Saving.Saved) bank.questions().change(question.reference(), form, "author", NOON)).question();
    }
}
