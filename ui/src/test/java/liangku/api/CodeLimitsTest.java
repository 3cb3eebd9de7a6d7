package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.identity.IdentitySettings;
import liangku.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CodeLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void manyPhonesOfOneAddressAreStillOneAddress() {
        var limits = limits(Map.of("codes.an-hour-per-address", 3));
        for (var phone = 0; phone < 3; phone++) {
            assertThat(limits.ask("10.0.0.1", NOW)).isEmpty();
            limits.sent(NOW);
        }

        assertThat(limits.ask("10.0.0.1", NOW.plusSeconds(600))).contains(Duration.ofMinutes(50));
        assertThat(limits.ask("10.0.0.2", NOW.plusSeconds(600))).isEmpty();
        assertThat(limits.ask("10.0.0.1", NOW.plusSeconds(3600))).isEmpty();
    }

    @Test
    void manyAddressesTogetherAreSlowedDownToo() {
        var limits = limits(Map.of("codes.a-minute-in-all", 5));
        for (var address = 0; address < 5; address++) {
            assertThat(limits.ask("10.0.0." + address, NOW)).isEmpty();
            limits.sent(NOW);
        }

        assertThat(limits.ask("10.0.0.99", NOW.plusSeconds(30))).contains(Duration.ofSeconds(30));
        assertThat(limits.ask("10.0.0.99", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aWorkerNamesOnlySoManyPhonesADayFromWhereverTheyAsk() {
        var limits = limits(Map.of("codes.a-day", 2));
        var worker = new Caller("worker:1", Role.WORKER, "", Optional.empty(), new Scope.Nothing());
        var other = new Caller("worker:2", Role.WORKER, "", Optional.empty(), new Scope.Nothing());
        for (var phone = 0; phone < 2; phone++) {
            assertThat(limits.ask("10.0.0." + phone, worker, NOW)).isEmpty();
        }

        assertThat(limits.ask("10.0.0.9", worker, NOW.plusSeconds(60))).isPresent();
        assertThat(limits.ask("10.0.0.9", other, NOW.plusSeconds(60))).isEmpty();
        assertThat(limits.ask("10.0.0.9", worker, NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void aCanteenOnItsTrainingDayIsNotStopped() {
        var limits = limits(Map.of());

        for (var worker = 0; worker < 100; worker++) {
            assertThat(limits.ask("10.0.0.1", NOW.plusSeconds(worker))).isEmpty();
            limits.sent(NOW.plusSeconds(worker));
        }
    }

    private static CodeLimits limits(Map<String, Object> settings) {
        return new CodeLimits(
                new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", IdentitySettings.class));
    }
}
