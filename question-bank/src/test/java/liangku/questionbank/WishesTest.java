package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.statistics.AuthorScale;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** What a blueprint asks for and papers are fair without: it is not published, and where it is, it stops nothing. */
class WishesTest {

    private final CountedBank counted = new CountedBank();
    private final TestBank bank = counted.bank;
    private final ReleaseId release = bank.releases().latest().orElseThrow();
    private final Blueprint plain = bank.blueprints().latest("P-A").orElseThrow();

    /** Two questions of one paper: each fits one of its cells. */
    private final List<QuestionVersion> two =
            bank.papers().seen(bank.papers().draw(release, plain.id(), 8)).subList(0, 2).stream()
                    .map(ItemSeen::question)
                    .toList();

    @Test
    void nobodyIsKeptFromAnExamBecauseAPilotIsMissing() {
        tag(two.get(0), "试测");
        tag(two.get(1), "试测");
        var saved = save(new Limits(0, List.of(), List.of(), 2, Optional.empty(), 100));
        assertThat(items(saved)).isEqualTo(52);

        tag(two.get(1), "计分");

        assertThat(bank.papers().isDrawable(release, saved)).isTrue();
        assertThat(items(saved)).isEqualTo(51);
        assertThat(bank.papers().feasibility(release, saved).obstacles())
                .as("it is said at the list of blueprints, and none such is published")
                .containsExactly(new Obstacle.PilotsShort(1));

        tag(two.get(0), "计分");

        assertThat(items(saved)).isEqualTo(50);
    }

    @Test
    void aPilotThatFiguresSpeakAgainstLeavesThoughTheBlueprintWantsAsMany() {
        tag(two.get(0), "试测");
        var saved = save(new Limits(0, List.of(), List.of(), 1, Optional.empty(), 100));
        assertThat(items(saved)).isEqualTo(51);

        assertLeaves(two.get(0));

        assertThat(bank.papers().isDrawable(bank.releases().latest().orElseThrow(), saved))
                .isTrue();
    }

    @Test
    void aQuestionThatFiguresSpeakAgainstLeavesThoughACapCannotBeKeptWithoutIt() {
        var saved = save(new Limits(0, List.of(), List.of(), 0, Optional.empty(), 1));
        assertThat(bank.papers().feasibility(release, saved).obstacles())
                .isNotEmpty()
                .allSatisfy(obstacle -> assertThat(obstacle).isInstanceOf(Obstacle.CapUnreachable.class));
        assertThat(items(saved)).isEqualTo(50);

        assertLeaves(two.get(0));
    }

    private void assertLeaves(QuestionVersion bad) {
        counted.table.write(
                List.of(new ItemStatisticsTable.Counted(
                        bad, CountedBank.negative(1_000), null, new AuthorScale.Estimate(0, 1), 0.5)),
                counted.now);

        var opened = counted.quarantines.judge(counted.now);

        assertThat(opened).singleElement().satisfies(one -> {
            assertThat(one.question()).isEqualTo(bad);
            assertThat(one.release()).isPresent();
        });
        assertThat(bank.calibrations().compiled(opened.getFirst().release().orElseThrow()).ids)
                .doesNotContain(bad.id());
    }

    private int items(BlueprintId blueprint) {
        return bank.papers()
                .paper(bank.papers().draw(release, blueprint, 3))
                .items()
                .size();
    }

    private void tag(QuestionVersion question, String tag) {
        new LabelTable(bank.db())
                .file(List.of(new LabelTable.Filing(question.id(), new Labels(List.of(tag), List.of()))));
        bank.calibrations().renew(release, Map.of(), counted.now);
    }

    private BlueprintId save(Limits limits) {
        var draft = new Blueprint(
                plain.id(), "T", 1, plain.titleZh(), plain.titleEn(), plain.cells(), plain.sections(), limits);
        return bank.blueprints().save(draft, "account:a", counted.now).id();
    }
}
