package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Editing the knowledge points, on real PostgreSQL. */
class TaxonomyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final TestBank bank = TestBank.over(TestDatabase.of("questionbank"));
    private final Taxonomy taxonomy = bank.taxonomy();

    @Test
    void aGroupAndItsLeafAreAddedAndUsedAtOnce() {
        assertThat(taxonomy.add("11", "校外供餐", "Off-site catering")).isInstanceOf(TopicEdit.Done.class);

        assertThat(taxonomy.add("1101", " 冷链 ", "Cold chain"))
                .isEqualTo(
                        new TopicEdit.Done(new Topic("1101", Optional.of("11"), "冷链", "Cold chain", Topic.State.LIVE)));
        assertThat(saving("Q-1", "1101")).isInstanceOf(Saving.Saved.class);
        assertThat(saving("Q-2", "冷链")).isInstanceOf(Saving.Saved.class);
    }

    @Test
    void codesAndNamesThatDoNotFitAreRefused() {
        assertThat(taxonomy.add("9801", "甲", "A")).isEqualTo(new TopicEdit.BadCode("9801"));
        assertThat(taxonomy.add("061", "甲", "A")).isEqualTo(new TopicEdit.BadCode("061"));
        assertThat(taxonomy.add("0603", "甲", "A")).isInstanceOf(TopicEdit.CodeTaken.class);
        assertThat(taxonomy.add("0699", " ", "A")).isEqualTo(new TopicEdit.BadName());
        assertThat(taxonomy.add("0699", "甲".repeat(81), "A")).isEqualTo(new TopicEdit.BadName());
        assertThat(taxonomy.add("0699", "烹饪 中心温度", "A")).isInstanceOf(TopicEdit.NameTaken.class);
        assertThat(taxonomy.rename("0698", "甲", "A")).isEqualTo(new TopicEdit.Missing("0698"));
    }

    @Test
    void anotherNameLeavesCodeAndQuestionsAlone() {
        saving("Q-1", "0603");

        taxonomy.rename("0603", "熟透", "Cooked through");

        assertThat(taxonomy.find("0603")).map(Topic::en).contains("Cooked through");
        assertThat(bank.questions().counts()).extracting(TopicCount::topic).containsExactly("0603");
    }

    @Test
    void aLeafIsRetiredWhenNoQuestionIsAboutItAndComesBack() {
        var question = ((Saving.Saved) saving("Q-1", "0603")).question();

        assertThat(taxonomy.retire("0603", "account:author", NOON)).isEqualTo(new TopicEdit.InUse(1));
        bank.questions().retire(List.of(question.id()), "", "account:reviewer", NOON);
        assertThat(taxonomy.retire("0603", "account:author", NOON)).isInstanceOf(TopicEdit.Done.class);

        assertThat(taxonomy.children("06")).extracting(Topic::code).doesNotContain("0603");
        assertThat(taxonomy.find("0603")).map(Topic::state).contains(Topic.State.RETIRED);
        assertThat(saving("Q-2", "0603")).isInstanceOf(Saving.Faulty.class);
        assertThat(taxonomy.retire("06", "account:author", NOON)).isEqualTo(new TopicEdit.Missing("06"));
        assertThat(taxonomy.retire("9900", "account:author", NOON)).isEqualTo(new TopicEdit.Missing("9900"));
        assertThat(taxonomy.revive("0603")).isInstanceOf(TopicEdit.Done.class);
        assertThat(saving("Q-2", "0603")).isInstanceOf(Saving.Saved.class);
    }

    @Test
    void aLeafThatAQuestionIsAlsoAboutIsInUse() {
        var question = ((Saving.Saved) savingAlso("Q-1", "0603", "0704")).question();

        assertThat(taxonomy.retire("0704", "account:author", NOON)).isEqualTo(new TopicEdit.InUse(1));
        bank.questions().change(question.reference(), form("Q-1", "0603", ""), "account:author", NOON);

        assertThat(taxonomy.retire("0704", "account:author", NOON)).isInstanceOf(TopicEdit.Done.class);
    }

    @Test
    void aQuestionIsNotRevivedWhileALeafItIsAboutIsRetired() {
        var main = ((Saving.Saved) saving("Q-1", "0603")).question().id();
        var also = ((Saving.Saved) savingAlso("Q-2", "0601", "0603")).question().id();
        bank.questions().retire(List.of(main, also), "", "account:reviewer", NOON);
        assertThat(taxonomy.retire("0603", "account:author", NOON)).isInstanceOf(TopicEdit.Done.class);

        var passage = bank.questions().revive(List.of(main, also), "account:reviewer", NOON);

        assertThat(passage.moved()).isEmpty();
        assertThat(passage.refused()).extracting(Passage.Refused::reason).containsOnly(Passage.Reason.RETIRED_TOPIC);
        taxonomy.revive("0603");
        assertThat(bank.questions()
                        .revive(List.of(main, also), "account:reviewer", NOON)
                        .moved())
                .containsExactly(main, also);
    }

    /** The file is read, by what the node remembers, before the bank is locked. */
    @Test
    void whatAFileIsAboutMayBeRetiredWhileItIsRead() {
        var result = bank.intake()
                .run(
                        sink -> {
                            sink.accept(new Incoming.Item(1, form("Q-1", "0601", "0603"), List.of()));
                            taxonomy.retire("0603", "account:author", NOON);
                        },
                        new ImportOrder(FileFormat.XLSX, "file", "00", ImportMode.STORE, OnDuplicate.VERSION, ""),
                        "account:author",
                        NOON);

        assertThat(((ImportResult.Complete) result).report().outcomes())
                .extracting(RowOutcome::outcome, RowOutcome::faults)
                .containsExactly(
                        tuple(RowOutcome.Outcome.REJECTED, List.of(Fault.of(Fault.Code.UNKNOWN_TOPIC, "0603"))));
    }

    private Saving savingAlso(String identifier, String topic, String also) {
        return bank.questions().add(form(identifier, topic, also), "account:author", NOON);
    }

    private static QuestionForm form(String identifier, String topic, String also) {
        return new QuestionForm(
                identifier,
                topic,
                "2",
                new PartForm("判断", "题" + identifier, List.of(), "对", "", ""),
                "",
                "",
                new MoreForm(also, "", "", "", Optional.empty(), Optional.empty(), Optional.empty()),
                List.of());
    }

    private Saving saving(String identifier, String topic) {
        var form = new QuestionForm(identifier, "判断", topic, "2", "题" + identifier, List.of(), "对", "", "", "");
        return bank.questions().add(form, "account:author", NOON);
    }
}
