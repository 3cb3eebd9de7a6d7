package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** What was used long ago counts less, on real PostgreSQL. */
class UseFadesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final TestBank bank = TestBank.loaded();
    private final ReleaseId release = bank.releases().latest().orElseThrow();

    @Test
    void everyDayCountsWhateverCalibrationsWereMadeMeanwhile() {
        var item = used(NOON);
        var compiled = bank.calibrations().compiled(release);
        var measured = Map.of(new QuestionVersion(compiled.ids[1], compiled.versions[1]), 0.4321);
        bank.calibrations().measured(release, measured, Set.of(), NOON.plus(Duration.ofHours(30)));

        bank.calibrations().renew(release, Map.of(), NOON.plus(Duration.ofHours(60)));

        assertThat(uses(item)).isCloseTo(Math.pow(0.98, 2.5), within(1e-9));
        bank.calibrations().renew(release, Map.of(), NOON.plus(Duration.ofHours(61)));
        assertThat(uses(item)).as("once a day").isCloseTo(Math.pow(0.98, 2.5), within(1e-9));
        bank.calibrations().renew(release, Map.of(), NOON.plus(Duration.ofDays(30)));
        assertThat(uses(item)).as("half after a month").isBetween(0.5, 0.6);
    }

    @Test
    void whatIsHandedOutAfterALongRestIsFresh() {
        used(NOON);

        var item = used(NOON.plus(Duration.ofDays(100)));

        assertThat(uses(item)).isBetween(1.0, 1.2);
    }

    /** {@return a question of a paper that was handed out and counted} */
    private QuestionId used(Instant at) {
        var blueprint = bank.blueprints().latest("P-A").orElseThrow().id();
        var key = bank.papers().draw(release, blueprint, at.getEpochSecond());
        bank.calibrations().renew(release, bank.papers().used(), at);
        return bank.papers().seen(key).getFirst().question().id();
    }

    private double uses(QuestionId question) {
        return new CalibrationTable(bank.db()).uses().getOrDefault(question, 0.0);
    }
}
