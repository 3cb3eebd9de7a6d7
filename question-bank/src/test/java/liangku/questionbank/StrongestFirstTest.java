package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.questionbank.statistics.AuthorScale;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** Of many questions that figures speak against at once, which leave papers; on real PostgreSQL, the figures are written by hand. */
class StrongestFirstTest {

    /** So many may leave of 499 before anybody decides. */
    private static final int LEAVE_MAX = 9;

    private final CountedBank counted = new CountedBank();
    private final TestBank bank = counted.bank;
    private final ReleaseId first = bank.releases().latest().orElseThrow();

    @Test
    void ofTooManyThoseThatAreMostCertainLeaveAndTheOthersSayWhyTheyStay() {
        List<QuestionVersion> bad = IntStream.range(0, LEAVE_MAX + 3)
                .mapToObj(i -> question(i * 40))
                .toList();
        for (int i = 0; i < bad.size(); i++) against(bad.get(i), 400 + 100 * i);

        var found = counted.quarantines.judge(counted.now);

        assertThat(found).extracting(Quarantine::question).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(found)
                .filteredOn(one -> one.release().isPresent())
                .extracting(Quarantine::question)
                .containsExactlyInAnyOrderElementsOf(bad.subList(3, bad.size()));
        assertThat(found).filteredOn(Quarantine::inUse).hasSize(3).allSatisfy(one -> {
            assertThat(one.stays()).contains(Quarantine.Stays.TOO_MANY);
            assertThat(counted.quarantines.of(one.question().id()))
                    .singleElement()
                    .isEqualTo(one);
        });
        assertThat(bank.releases().find(latest()).orElseThrow().number())
                .as("all in one")
                .isEqualTo(2);
    }

    @Test
    void whereABlueprintCanSpareOneOfTwoTheMoreCertainLeaves() {
        var pool = smallest();
        var cell = new Blueprint.Cell(
                topic(pool.getFirst()), 1, 5, content(pool.getFirst()).body().kind(), pool.size() - 1, 2);
        var saved = bank.blueprints()
                .save("T", "试卷", "Paper", List.of(cell), "account:a", counted.now)
                .id();
        var weaker = pool.getFirst();
        var stronger = pool.getLast();
        against(weaker, 500);
        against(stronger, 1_500);
        var elsewhere = Stream.of(0, 200, 400)
                .map(this::question)
                .filter(one -> !pool.contains(one))
                .toList();
        for (var one : elsewhere) against(one, 700);

        var found = counted.quarantines.judge(counted.now);

        assertThat(found).filteredOn(Quarantine::inUse).singleElement().satisfies(one -> {
            assertThat(one.question()).isEqualTo(weaker);
            assertThat(one.stays()).contains(Quarantine.Stays.NEEDED);
            assertThat(counted.quarantines.needing(weaker.id()))
                    .extracting(Blueprint::id)
                    .containsExactly(saved);
        });
        assertThat(found).hasSize(2 + elsewhere.size());
        assertThat(bank.questions().remarks(weaker.id()))
                .as("the task of a reviewer")
                .first()
                .satisfies(remark -> assertThat(remark.text()).contains("区分度为负"));
        assertThat(content(weaker).status()).isEqualTo(QuestionStatus.RELEASED);
    }

    @Test
    void evidenceOfAnyKindIsHeldAgainstAnyOtherByStandardErrors() {
        assertThat(Stream.of(
                                new Quarantine.Evidence(Quarantine.Reason.NEGATIVE, 400, -0.2, -4.0, ""),
                                new Quarantine.Evidence(Quarantine.Reason.TOO_HARD, 400, 0.04, 0.07, ""),
                                new Quarantine.Evidence(Quarantine.Reason.TOO_EASY, 2_500, 1, 0.998, ""),
                                new Quarantine.Evidence(Quarantine.Reason.LEAKED, 100, 0.8, 0.5, "2026-03-01"))
                        .map(Quarantine.Evidence::strength))
                .satisfiesExactly(
                        errors -> assertThat(errors).isEqualTo(4),
                        errors -> assertThat(errors).isCloseTo(4, within(1e-9)),
                        errors -> assertThat(errors).isCloseTo(5.03, within(0.01)),
                        errors -> assertThat(errors).isCloseTo(6, within(1e-9)));
    }

    /** {@return the questions of one knowledge point and kind, of which there are few, but more than two} */
    private List<QuestionVersion> smallest() {
        return IntStream.range(0, bank.calibrations().compiled(first).size())
                .mapToObj(this::question)
                .collect(Collectors.groupingBy(
                        one -> topic(one) + content(one).body().kind()))
                .values()
                .stream()
                .filter(questions -> questions.size() > 2)
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private Question content(QuestionVersion version) {
        return counted.content(version);
    }

    private String topic(QuestionVersion version) {
        return content(version).knowledgePoint();
    }

    private void against(QuestionVersion question, int candidates) {
        var item = new ItemStatisticsTable.Counted(
                question, CountedBank.negative(candidates), null, new AuthorScale.Estimate(0, 1), 0.5);
        counted.table.write(List.of(item), counted.now);
    }

    private ReleaseId latest() {
        return new Releases(counted.db, counted.transaction, event -> {})
                .latest()
                .orElseThrow();
    }

    private QuestionVersion question(int place) {
        var compiled = bank.calibrations().compiled(first);
        return new QuestionVersion(compiled.ids[place], compiled.versions[place]);
    }
}
