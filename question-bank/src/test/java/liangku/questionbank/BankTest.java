package liangku.questionbank;

import static liangku.questionbank.Samples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Questions, reviews, releases and papers on real PostgreSQL. */
class BankTest {

    private static final String AUTHOR = "account:author";
    private static final String OTHER_AUTHOR = "account:other-author";
    private static final String REVIEWER = "account:reviewer";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final DataSource database = TestDatabase.of("questionbank");
    private final TestBank bank = TestBank.over(database);

    @Test
    void aQuestionNeedsASecondPersonBeforeItIsReleased() {
        var question = add("Q-1", "甲题");

        assertThat(bank.questions()
                        .approve(List.of(question.reference()), REVIEWER, NOON)
                        .refused())
                .containsExactly(new Approval.Refused(question.reference(), Approval.Reason.NOT_IN_REVIEW));
        var own = bank.reviewed(List.of(question.reference()), AUTHOR, AUTHOR, NOON);
        assertThat(own.refused())
                .containsExactly(new Approval.Refused(question.reference(), Approval.Reason.OWN_CHANGE));
        assertThat(bank.releases().publish("", REVIEWER, NOON)).isInstanceOf(Publication.Empty.class);

        var second = bank.reviewed(List.of(question.reference()), AUTHOR, REVIEWER, NOON);
        assertThat(second.approved()).containsExactly(question.id());
        assertThat(bank.releases().publish("first", REVIEWER, NOON)).isInstanceOf(Publication.Published.class);
        assertThat(bank.reviewed(List.of(question.reference()), AUTHOR, REVIEWER, NOON)
                        .refused())
                .extracting(Approval.Refused::reason)
                .containsExactly(Approval.Reason.NOT_IN_REVIEW);
    }

    @Test
    void nobodyWhoWroteAnyOfItSinceItWasLastApprovedMayApprove() {
        var question = add("Q-1", "甲题");
        var second = change(question, "甲题，改过", OTHER_AUTHOR);

        assertThat(bank.reviewed(List.of(second), OTHER_AUTHOR, AUTHOR, NOON).refused())
                .containsExactly(new Approval.Refused(second, Approval.Reason.OWN_CHANGE));
        assertThat(bank.reviewed(List.of(second), OTHER_AUTHOR, OTHER_AUTHOR, NOON)
                        .refused())
                .containsExactly(new Approval.Refused(second, Approval.Reason.OWN_CHANGE));
        assertThat(bank.reviewed(List.of(second), OTHER_AUTHOR, REVIEWER, NOON).approved())
                .containsExactly(question.id());

        // What was approved before is nobody's draft any more.
        var third = change(bank.questions().find(question.id()).orElseThrow(), "甲题，又改过", OTHER_AUTHOR);
        assertThat(bank.reviewed(List.of(third), OTHER_AUTHOR, AUTHOR, NOON).approved())
                .containsExactly(question.id());
    }

    private QuestionVersion change(Question question, String stem, String by) {
        var saving = bank.questions().change(question.reference(), statement(question.identifier(), stem), by, NOON);
        return ((Saving.Saved) saving).question().reference();
    }

    @Test
    void anApproverApprovesWhatTheyHaveSeenAndNothingNewer() {
        var question = add("Q-1", "甲题");
        bank.questions().change(question.reference(), statement("Q-1", "改过的甲题"), AUTHOR, NOON);
        var unknown = new QuestionVersion(new QuestionId(new UUID(0, 0)), 1);

        var approval = bank.reviewed(List.of(question.reference(), unknown), AUTHOR, REVIEWER, NOON);

        assertThat(approval.refused())
                .extracting(Approval.Refused::reason)
                .containsExactly(Approval.Reason.NOT_NEWEST, Approval.Reason.MISSING);
    }

    @Test
    void anEarlierVersionIsHadAgainAsANewOneAndLabelsStay() {
        var first = add("Q-1", "甲题");
        var second = ((Saving.Saved) bank.questions().change(first.reference(), statement("Q-1", "甲题改"), AUTHOR, NOON))
                .question();
        bank.bulk()
                .apply(
                        new BulkChoice.Named(List.of(first.id())),
                        new BulkEdit.Tag(List.of("夏季"), List.of()),
                        AUTHOR,
                        NOON);

        var restored = ((Saving.Saved) bank.questions().restore(second.reference(), 1, AUTHOR, NOON)).question();

        assertThat(restored.version()).isEqualTo(3);
        assertThat(restored.content()).isEqualTo(first.content());
        assertThat(restored.labels().tags()).containsExactly("夏季");
        assertThat(bank.questions().restore(second.reference(), 1, AUTHOR, NOON))
                .isInstanceOf(Saving.Stale.class);
        assertThat(bank.questions().restore(restored.reference(), 9, AUTHOR, NOON))
                .isInstanceOf(Saving.Missing.class);
        assertThat(bank.questions().restore(restored.reference(), 1, AUTHOR, NOON))
                .isInstanceOf(Saving.Unchanged.class);
    }

    @Test
    void savingSaysWhatCameOfIt() {
        var question = add("Q-1", "甲题");
        add("Q-2", "乙题");

        assertThat(bank.questions().change(question.reference(), statement("Q-1", "甲题"), AUTHOR, NOON))
                .isInstanceOf(Saving.Unchanged.class);
        assertThat(bank.questions().change(question.reference(), statement("Q-9", "甲题改"), AUTHOR, NOON))
                .isInstanceOf(Saving.Faulty.class);
        assertThat(bank.questions().change(question.reference(), statement("Q-1", "乙 题。"), AUTHOR, NOON))
                .isEqualTo(new Saving.Faulty(List.of(Fault.of(Fault.Code.SAME_QUESTION, "Q-2"))));
        assertThat(bank.questions().add(statement("Q-1", "丙题"), AUTHOR, NOON))
                .isEqualTo(new Saving.Faulty(List.of(Fault.of(Fault.Code.KNOWN_IDENTIFIER, "Q-1"))));
        assertThat(bank.questions().change(question.reference(), statement("Q-1", "甲题改"), AUTHOR, NOON))
                .isInstanceOf(Saving.Saved.class);
        assertThat(bank.questions().change(question.reference(), statement("Q-1", "甲题再改"), AUTHOR, NOON))
                .isInstanceOf(Saving.Stale.class);
    }

    /** Another node, or this one later: nothing is at hand. */
    private TestBank restarted() {
        return TestBank.over(database);
    }

    @Test
    void publishingTheSameContentAgainKeepsTheRelease() {
        approved("Q-1", "甲题");
        var first = published();

        var again = bank.releases().publish("again", REVIEWER, NOON.plusSeconds(60));

        assertThat(again).isEqualTo(new Publication.Unchanged(first));
        assertThat(bank.releases().latest()).contains(first.id());
        assertThat(first.number()).isEqualTo(1);
        assertThat(bank.events().getLast()).isEqualTo(new ReleasePublished(first.id(), 1, NOON));
    }

    @Test
    void anEditUnderReviewLeavesTheApprovedVersionInUse() {
        var question = approved("Q-1", "甲题");
        bank.questions().change(question.reference(), statement("Q-1", "改过的甲题"), AUTHOR, NOON);
        approved("Q-2", "乙题");

        assertThat(published().questions()).isEqualTo(2);

        bank.reviewed(List.of(new QuestionVersion(question.id(), 2)), AUTHOR, REVIEWER, NOON);
        assertThat(published().number()).isEqualTo(2);
        bank.questions().retire(List.of(question.id()), "表述过时", REVIEWER, NOON);
        assertThat(published().questions()).isEqualTo(1);
        assertThat(bank.releases().list(Integer.MAX_VALUE, 10))
                .extracting(Release::number)
                .containsExactly(3, 2, 1);
    }

    @Test
    void whatIsReleasedCannotBeChangedEvenByHand() {
        approved("Q-1", "甲题");
        published();

        for (var statement : List.of(
                "update questionbank.release set note = 'x'",
                "delete from questionbank.release_item",
                "update questionbank.question_version set stem = 'x'",
                "update questionbank.blueprint_cell set points = 9",
                "delete from questionbank.blueprint")) {
            assertThatThrownBy(() -> bank.db().sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("written once");
        }
    }

    @Test
    void aPaperOutlivesEveryChangeOfItsQuestions() {
        var questions = IntStream.range(0, 30)
                .mapToObj(i -> approved("Q-%02d".formatted(i), "第%d题".formatted(i)))
                .toList();
        var release = published().id();
        var cells = List.of(new Blueprint.Cell("06", 1, 5, QuestionKind.TRUE_FALSE, 10, 3));
        var blueprint = bank.blueprints().save("T", "试卷", "Paper", cells, AUTHOR, NOON);
        var key = bank.papers().draw(release, blueprint.id(), 42);
        var paper = bank.papers().paper(key);

        for (var question : questions) {
            bank.questions()
                    .change(
                            question.reference(),
                            statement(question.identifier(), "改" + question.identifier()),
                            AUTHOR,
                            NOON);
        }
        bank.questions().retire(questions.stream().map(Question::id).toList(), "旧", REVIEWER, NOON);
        bank.blueprints()
                .save(
                        "T",
                        "试卷",
                        "Paper",
                        List.of(new Blueprint.Cell("", 1, 5, QuestionKind.TRUE_FALSE, 1, 1)),
                        AUTHOR,
                        NOON);

        assertThat(restarted().papers().paper(key)).isEqualTo(paper);
        assertThat(paper.points()).isEqualTo(30);
        assertThat(paper.items()).hasSize(10);
        assertThat(bank.papers()
                        .mark(key, Map.of(1, new Response(List.of("T"))))
                        .earned())
                .isEqualByComparingTo("3");
    }

    @Test
    void aBlueprintThatAsksTooMuchSaysWhichCellIsShortOfHowMany() {
        approved("Q-1", "甲题");
        var release = published().id();
        var blueprint = bank.blueprints().latest("P-C").orElseThrow();

        var feasibility = bank.papers().feasibility(release, blueprint);

        assertThat(feasibility.feasible()).isFalse();
        assertThat(feasibility.shortages()).hasSize(19);
        assertThatThrownBy(() -> bank.papers().draw(release, blueprint.id(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P-C cannot be drawn");
    }

    @Test
    void aChangedBlueprintIsANewVersionAndTheSameOneIsNot() {
        var preset = bank.blueprints().latest("P-A").orElseThrow();

        var same = bank.blueprints().save(preset, AUTHOR, NOON);
        var changed = bank.blueprints()
                .save("P-A", "新试卷", preset.titleEn(), preset.cells().subList(0, 3), AUTHOR, NOON);

        assertThat(same).isEqualTo(preset);
        assertThat(changed.version()).isEqualTo(preset.version() + 1);
        assertThat(bank.blueprints().latest("P-A")).contains(changed);
        assertThat(bank.blueprints().find(preset.id())).contains(preset);
        assertThat(bank.blueprints().list()).extracting(Blueprint::code).containsExactly("P-A", "P-B", "P-C");
    }

    @Test
    void theListIsPagedByIdentifierAndFiltered() {
        for (int i = 0; i < 25; i++)
            add("Q-%02d".formatted(i), i % 2 == 0 ? "偶数100%%题%d".formatted(i) : "奇数题%d".formatted(i));
        var filter = new QuestionFilter(
                "06", Optional.of(QuestionKind.TRUE_FALSE), Optional.of(2), Optional.of(QuestionStatus.DRAFT), "100%题");

        var first = bank.questions().page(filter, "", 10);
        var second = bank.questions().page(filter, first.next().orElseThrow(), 10);

        assertThat(first.questions()).hasSize(10);
        assertThat(second.questions()).extracting(Question::identifier).containsExactly("Q-20", "Q-22", "Q-24");
        assertThat(second.next()).isEmpty();
        assertThat(bank.questions().page(QuestionFilter.ALL, "", 1000).questions())
                .hasSize(25);
        assertThat(bank.questions().counts()).containsExactly(new TopicCount("0603", QuestionKind.TRUE_FALSE, 25, 0));
    }

    @Test
    void theTaxonomyHasTenGroupsFiftyTwoLeavesAndAPlaceForTheUnsorted() {
        assertThat(bank.taxonomy().groups()).hasSize(10 + 1);
        assertThat(bank.taxonomy().all().stream().filter(Topic::leaf)).hasSize(52 + 1);
        assertThat(bank.taxonomy().children("06"))
                .extracting(Topic::code)
                .startsWith("0601")
                .hasSize(6);
        assertThat(bank.taxonomy().find("0603")).map(Topic::zh).contains("烹饪中心温度");
    }

    private Question add(String identifier, String stem) {
        return ((Saving.Saved) bank.questions().add(statement(identifier, stem), AUTHOR, NOON)).question();
    }

    private Question approved(String identifier, String stem) {
        var question = add(identifier, stem);
        assertThat(bank.reviewed(List.of(question.reference()), AUTHOR, REVIEWER, NOON)
                        .refused())
                .isEmpty();
        return question;
    }

    private Release published() {
        return ((Publication.Published) bank.releases().publish("", REVIEWER, NOON)).release();
    }
}
