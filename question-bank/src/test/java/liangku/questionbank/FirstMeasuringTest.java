package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Glance;
import liangku.questionbank.statistics.ItemTally;
import org.junit.jupiter.api.Test;

/** When there is enough to measure for the first time, on real PostgreSQL; the figures are written by hand. */
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
