package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Glance;
import liangku.questionbank.statistics.ItemTally;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** When there is enough to measure for the first time, and what comes of measuring, on real PostgreSQL. */
class FirstMeasuringTest {

    private final CountedBank counted = new CountedBank();
    private final CompiledRelease all = counted.bank
            .calibrations()
            .compiled(counted.bank.releases().latest().orElseThrow());

    @Test
    void thirtyItemsOfThirtyCandidatesEachAreEnough() {
        assertThat(counted.statistics.isMeasurable()).isFalse();
        seen(0, 29, 30);
        seen(29, 200, 29);
        assertThat(counted.statistics.isMeasurable()).isFalse();

        seen(29, 30, 30);

        assertThat(counted.statistics.isMeasurable()).isTrue();
    }

    @Test
    void ofASmallReleaseAllAreWanted() {
        var retired = IntStream.range(12, all.size()).mapToObj(i -> all.ids[i]).collect(Collectors.toSet());
        counted.bank.questions().retire(retired, "later", "author", counted.now);
        counted.bank.releases().publish("twelve", "author", counted.now);
        seen(0, 11, 400);
        seen(12, 28, 400);
        assertThat(counted.statistics.isMeasurable())
                .as("one of the twelve is missing")
                .isFalse();

        seen(11, 12, 30);

        assertThat(counted.statistics.isMeasurable()).isTrue();
    }

    @Test
    void aFigureIsFlaggedUntilEnoughCandidatesMadeIt() {
        assertThat(ItemReport.Trust.of(29, 0.1)).isEqualTo(ItemReport.Trust.HARDLY);
        assertThat(ItemReport.Trust.of(30, 0.1)).isEqualTo(ItemReport.Trust.PROVISIONAL);
        assertThat(ItemReport.Trust.of(199, 0.1)).isEqualTo(ItemReport.Trust.PROVISIONAL);
        assertThat(ItemReport.Trust.of(200, 0.21)).isEqualTo(ItemReport.Trust.PROVISIONAL);
        assertThat(ItemReport.Trust.of(200, 0.2)).isEqualTo(ItemReport.Trust.MEASURED);
    }

    @Test
    void whatWasMeasuredIsWhatTheNextPapersAreBalancedBy() {
        var release = counted.bank.releases().latest().orElseThrow();
        var blueprint = counted.bank.blueprints().latest("P-A").orElseThrow().id();
        var before = counted.bank.papers().draw(release, blueprint, 5);
        var digest = counted.bank.papers().paper(before).digest();
        var papers = counted.sat(600, CountedBank.MARCH, UnaryOperator.identity());
        counted.countAll(papers);
        counted.measure(papers);

        new MeasuredCalibrations(counted.bank.releases(), counted.statistics, counted.bank.calibrations())
                .on(new ItemsMeasured(600, counted.now));

        var calibration = counted.bank.calibrations().latest(release).orElseThrow();
        assertThat(calibration.reason()).isEqualTo(Calibration.Reason.MEASURED);
        var measured = counted.statistics.expected(release);
        assertThat(measured).hasSizeGreaterThan(200);
        var drawn = counted.bank.calibrations().content(calibration.id());
        for (int i = 0; i < all.size(); i++) {
            var figure = measured.get(new QuestionVersion(all.ids[i], all.versions[i]));
            if (figure != null) assertThat(drawn.expected[i]).isEqualTo((int) Math.round(figure * 10_000));
        }
        assertThat(counted.bank.papers().draw(release, blueprint, 6).calibration())
                .contains(calibration.id());
        assertThat(TestBank.over(counted.database).papers().paper(before).digest())
                .as("a paper of before")
                .isEqualTo(digest);
    }

    private void seen(int from, int to, int candidates) {
        var tally = new ItemTally(0);
        for (int i = 0; i < candidates; i++) {
            tally.add(i % 2, 0.5, Glance.of(0.5, 20, Optional.empty()));
        }
        List<ItemStatisticsTable.Counted> items = IntStream.range(from, to)
                .mapToObj(i -> new ItemStatisticsTable.Counted(
                        new QuestionVersion(all.ids[i], all.versions[i]),
                        tally,
                        null,
                        new AuthorScale.Estimate(0, 1),
                        0.5))
                .toList();
        counted.table.write(items, counted.now);
    }
}
