package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.questionbank.BlueprintDrafts.Publishing;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** Whoever publishes a blueprint is told what its papers are worse for, on real PostgreSQL. */
class CautionTest {

    private final CountedBank counted = new CountedBank();
    private final TestBank bank = counted.bank;
    private final ReleaseId release = bank.releases().latest().orElseThrow();
    private final Blueprint spotCheck = bank.blueprints().latest("P-C").orElseThrow();

    @Test
    void whoeverPublishesWithoutCapOrBandIsWarnedAndNotRefused() {
        assertThat(published(limits(25, Optional.of(Limits.Band.USUAL), 0))).isEmpty();
        assertThat(published(limits(100, Optional.of(Limits.Band.USUAL), 0))).containsExactly(Caution.NO_EXPOSURE_CAP);
        assertThat(published(Limits.NONE)).containsExactly(Caution.NO_EXPOSURE_CAP, Caution.NO_BAND);
    }

    @Test
    void presetsHaveABandAndThoseWithoutACapSaySo() {
        assertThat(Caution.of(spotCheck)).isEmpty();
        for (var code : List.of("P-A", "P-B")) {
            assertThat(Caution.of(bank.blueprints().latest(code).orElseThrow()))
                    .as(code)
                    .containsExactly(Caution.NO_EXPOSURE_CAP);
        }
    }

    @Test
    void whoeverAsksForWordsToBeWrittenIsToldThatWorkersHaveToTypeAndNoPresetDoes() {
        var cells = new ArrayList<>(spotCheck.cells());
        cells.add(new Blueprint.Cell("", 1, 5, QuestionKind.FILL_TEXT, 1, 2));
        var typing = new Blueprint(spotCheck.id(), "T", 1, "要写字", "To write", cells, List.of(), spotCheck.limits());

        assertThat(Caution.of(typing)).containsExactly(Caution.NEEDS_TYPING);
        for (var code : List.of("P-A", "P-B", "P-C")) {
            assertThat(bank.blueprints().latest(code).orElseThrow().cells())
                    .as(code)
                    .extracting(Blueprint.Cell::kind)
                    .doesNotContain(QuestionKind.FILL_TEXT, QuestionKind.FILL_NUMBER);
        }
    }

    /** A case is drawn as a whole; what its parts ask for only the bank knows. */
    @Test
    void aCaseWithAPartToBeWrittenIsToldOfWhereItMayBeDrawn() {
        var aCase = new QuestionFilter(
                "0703", Optional.of(QuestionKind.CASE), Optional.empty(), Optional.empty(), "LK-0703-C1");
        var written = bank.questions().page(aCase, "", 1).questions().getFirst();
        assertThat(written.body().needsTyping()).isTrue();
        var excluded = new Limits(0, List.of(), List.of(written.id()), 0, Optional.empty(), 100);

        assertThat(cautions(aCase("07", Limits.NONE))).contains(Caution.NEEDS_TYPING);
        assertThat(cautions(aCase("07", excluded))).doesNotContain(Caution.NEEDS_TYPING);
        assertThat(cautions(aCase("0704", Limits.NONE))).doesNotContain(Caution.NEEDS_TYPING);
        var published =
                (Publishing.Published) bank.drafts().publish(aCase("07", Limits.NONE), "account:reviewer", counted.now);
        assertThat(published.cautions()).contains(Caution.NEEDS_TYPING);
        assertThat(bank.papers().cautions(release, published.blueprint().id())).isEqualTo(published.cautions());
    }

    private List<Caution> cautions(Blueprint blueprint) {
        return bank.papers().outlook(release, blueprint).cautions();
    }

    private static Blueprint aCase(String topic, Limits limits) {
        var cell = new Blueprint.Cell(topic, 1, 5, QuestionKind.CASE, 1, 2);
        return new Blueprint(BlueprintDrafts.draftId(), "T", 1, "案例", "A case", List.of(cell), List.of(), limits);
    }

    @Test
    void theForecastSaysOnHowManyPapersEachPilotIsAndThatAllShowTheSame() {
        var limits = limits(25, Optional.of(Limits.Band.USUAL), 2);
        var candidates = bank.papers().seen(bank.papers().draw(release, spotCheck.id(), 8)).stream()
                .map(seen -> seen.question().id())
                .toList();
        tag(candidates.subList(0, 2));
        assertThat(forecast(limits).pilots()).hasValueSatisfying(pilots -> {
            assertThat(pilots.available()).isEqualTo(2);
            assertThat(pilots.rate()).isEqualTo(1);
        });
        assertThat(published(limits)).containsExactly(Caution.SAME_PILOTS);

        tag(candidates.subList(0, 5));

        var pilots = forecast(limits).pilots().orElseThrow();
        assertThat(pilots.rate()).isEqualTo(0.4);
        assertThat(published(limits)).isEmpty();
        int papers = 2_000;
        var stem = bank.questions()
                .find(candidates.getFirst())
                .orElseThrow()
                .body()
                .stem();
        var limited = bank.blueprints().latest("P-C").orElseThrow();
        long shown = IntStream.range(0, papers)
                .mapToObj(seed -> bank.papers().paper(bank.papers().draw(release, limited.id(), seed)))
                .filter(paper ->
                        paper.items().stream().anyMatch(item -> item.stem().equals(stem)))
                .count();
        assertThat((double) shown / papers).as("one of them").isCloseTo(0.4, within(0.05));
        assertThat(forecast(limits(25, Optional.of(Limits.Band.USUAL), 0)).pilots())
                .isEmpty();
    }

    private Forecast forecast(Limits limits) {
        return bank.papers()
                .outlook(release, spotCheck.limited(limits))
                .forecast()
                .orElseThrow();
    }

    private List<Caution> published(Limits limits) {
        var publishing = bank.drafts().publish(spotCheck.limited(limits), "account:reviewer", counted.now);
        return ((Publishing.Published) publishing).cautions();
    }

    private void tag(List<QuestionId> questions) {
        new LabelTable(bank.db())
                .file(questions.stream()
                        .map(question -> new LabelTable.Filing(question, new Labels(List.of("试测"), List.of())))
                        .toList());
        bank.calibrations().renew(release, Map.of(), counted.now);
    }

    private static Limits limits(int cap, Optional<Limits.Band> band, int pilots) {
        return new Limits(0, List.of(), List.of(), pilots, band, cap);
    }
}
