package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The life of a question, from draft to retirement and back, on real PostgreSQL. */
class ReviewTest {

    private static final String AUTHOR = "account:author";
    private static final String REVIEWER = "account:reviewer";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));

    @Test
    void aQuestionGoesFromDraftToReleaseAndEveryStepIsToldNewestFirst() {
        var question = add("Q-1", "甲题");
        var version = List.of(question.reference());

        assertThat(bank.questions().submit(version, " 请看 ", AUTHOR, NOON).moved())
                .containsExactly(question.id());
        assertThat(status(question)).isEqualTo(QuestionStatus.IN_REVIEW);
        assertThat(bank.questions()
                        .returnToAuthor(version, "温度写错了", REVIEWER, NOON.plusSeconds(1))
                        .moved())
                .containsExactly(question.id());
        assertThat(status(question)).isEqualTo(QuestionStatus.DRAFT);
        bank.questions().submit(version, "", AUTHOR, NOON.plusSeconds(2));
        assertThat(bank.questions().comment(question.reference(), "好", REVIEWER, NOON.plusSeconds(3)))
                .isTrue();
        bank.questions().approve(version, REVIEWER, NOON.plusSeconds(4));
        assertThat(status(question)).isEqualTo(QuestionStatus.APPROVED);
        bank.releases().publish("", REVIEWER, NOON.plusSeconds(5));
        assertThat(status(question)).isEqualTo(QuestionStatus.RELEASED);

        assertThat(bank.questions().remarks(question.id()))
                .extracting(Remark::step)
                .containsExactly(
                        Remark.Step.APPROVED,
                        Remark.Step.COMMENTED,
                        Remark.Step.SUBMITTED,
                        Remark.Step.RETURNED,
                        Remark.Step.SUBMITTED);
        assertThat(bank.questions().remarks(question.id()).getLast())
                .isEqualTo(new Remark(question.id(), 1, Remark.Step.SUBMITTED, "请看", AUTHOR, NOON));
        assertThat(bank.questions().remarks(question.id()).get(3).text()).isEqualTo("温度写错了");
    }

    @Test
    void aStepThatDoesNotFitIsRefusedByItsReasonAndTheOthersAreTaken() {
        var draft = add("Q-1", "甲题");
        var waiting = add("Q-2", "乙题");
        var changed = add("Q-3", "丙题");
        bank.questions().change(changed.reference(), form("Q-3", "丙题改", "0603"), AUTHOR, NOON);
        bank.questions().submit(List.of(waiting.reference()), "", AUTHOR, NOON);
        var nobody = new QuestionVersion(new QuestionId(new UUID(0, 1)), 1);

        var passage = bank.questions()
                .submit(List.of(draft.reference(), waiting.reference(), changed.reference(), nobody), "", AUTHOR, NOON);

        assertThat(passage)
                .isEqualTo(new Passage(
                        List.of(draft.id()),
                        List.of(
                                new Passage.Refused(waiting.id(), Passage.Reason.NOT_A_DRAFT),
                                new Passage.Refused(changed.id(), Passage.Reason.NOT_NEWEST),
                                new Passage.Refused(nobody.id(), Passage.Reason.MISSING))));
        assertThat(bank.questions()
                        .returnToAuthor(List.of(new QuestionVersion(changed.id(), 2)), "看看", REVIEWER, NOON)
                        .refused())
                .containsExactly(new Passage.Refused(changed.id(), Passage.Reason.NOT_IN_REVIEW));
        assertThat(bank.questions().comment(nobody, "谁？", REVIEWER, NOON)).isFalse();
        assertThatThrownBy(() -> bank.questions().returnToAuthor(List.of(), " ", REVIEWER, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEditOfWhatWaitsForReviewIsADraftAgain() {
        var question = add("Q-1", "甲题");
        bank.questions().submit(List.of(question.reference()), "", AUTHOR, NOON);

        bank.questions().change(question.reference(), form("Q-1", "甲题改", "0603"), AUTHOR, NOON);

        assertThat(status(question)).isEqualTo(QuestionStatus.DRAFT);
    }

    @Test
    void nothingUnsortedIsApproved() {
        var question = ((Saving.Saved) bank.questions().add(form("Q-1", "甲题", "9900"), AUTHOR, NOON)).question();

        assertThat(bank.reviewed(List.of(question.reference()), AUTHOR, REVIEWER, NOON)
                        .refused())
                .containsExactly(new Approval.Refused(question.reference(), Approval.Reason.UNSORTED));
    }

    @Test
    void whatIsRetiredStaysOutUntilItIsRevivedEvenIfItIsEdited() {
        var question = add("Q-1", "甲题");
        add("Q-2", "另一题");
        bank.reviewed(List.of(question.reference()), AUTHOR, REVIEWER, NOON);
        bank.releases().publish("", REVIEWER, NOON);

        bank.questions().retire(List.of(question.id()), "表述过时", REVIEWER, NOON);
        assertThat(bank.questions().retire(List.of(question.id()), "再来", REVIEWER, NOON))
                .isEmpty();
        assertThat(bank.questions().remarks(question.id()).getFirst().text()).isEqualTo("表述过时");
        assertThat(revived(question)).isEqualTo(QuestionStatus.RELEASED);

        bank.questions().retire(List.of(question.id()), "", REVIEWER, NOON.plusSeconds(1));
        var changed =
                (Saving.Saved) bank.questions().change(question.reference(), form("Q-1", "甲题改", "0603"), AUTHOR, NOON);
        assertThat(changed.question().status()).isEqualTo(QuestionStatus.RETIRED);
        assertThat(bank.releases().publish("", REVIEWER, NOON)).isInstanceOf(Publication.Empty.class);
        assertThat(revived(question)).isEqualTo(QuestionStatus.DRAFT);
        assertThat(bank.questions()
                        .revive(List.of(question.id()), REVIEWER, NOON)
                        .refused())
                .containsExactly(new Passage.Refused(question.id(), Passage.Reason.NOT_RETIRED));
    }

    @Test
    void aRetiredQuestionIsNotRevivedBesideItsTwin() {
        var first = add("Q-1", "甲题");
        bank.questions().retire(List.of(first.id()), "", REVIEWER, NOON);
        add("Q-2", "甲题");

        assertThat(bank.questions().revive(List.of(first.id()), REVIEWER, NOON).refused())
                .containsExactly(new Passage.Refused(first.id(), Passage.Reason.SAME_QUESTION));
    }

    @Test
    void aQuestionExpiresTheDayAfterItsRulesLast() {
        var about = new About(
                List.of(), List.of(), Optional.empty(), Optional.of(LocalDate.of(2026, 3, 1)), Optional.empty());

        assertThat(about.expired(LocalDate.of(2026, 3, 1))).isFalse();
        assertThat(about.expired(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(About.NOTHING.expired(LocalDate.of(2026, 3, 2))).isFalse();
    }

    private QuestionStatus revived(Question question) {
        assertThat(bank.questions()
                        .revive(List.of(question.id()), REVIEWER, NOON)
                        .moved())
                .containsExactly(question.id());
        return status(question);
    }

    private QuestionStatus status(Question question) {
        return bank.questions().find(question.id()).orElseThrow().status();
    }

    private static QuestionForm form(String identifier, String stem, String topic) {
        return new QuestionForm(identifier, "判断", topic, "2", stem, List.of(), "对", "解析", "依据", "");
    }

    private Question add(String identifier, String stem) {
        return ((Saving.Saved) bank.questions().add(form(identifier, stem, "0603"), AUTHOR, NOON)).question();
    }
}
