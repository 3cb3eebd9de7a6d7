package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import liangku.identity.Asker;
import liangku.identity.Quota;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class QuotaTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void whoAskedOftenEnoughWaitsUntilTheTimeIsOver() {
        var quota = new Quota(2, MINUTE);

        assertThat(quota.take("one", NOW)).isEmpty();
        assertThat(quota.take("one", NOW.plusSeconds(10))).isEmpty();
        assertThat(quota.take("one", NOW.plusSeconds(20))).contains(Duration.ofSeconds(40));
        assertThat(quota.take("one", NOW.plusSeconds(59))).contains(Duration.ofSeconds(1));
        assertThat(quota.take("one", NOW.plusSeconds(60))).isEmpty();
        assertThat(quota.take("one", NOW.plusSeconds(61))).isEmpty();
        assertThat(quota.take("one", NOW.plusSeconds(62))).isPresent();
    }

    @Test
    void eachAskerHasTheirOwnAndNoneMeansNoLimit() {
        var quota = new Quota(1, MINUTE);
        quota.count("one", NOW);
        assertThat(quota.take("two", NOW)).isEmpty();

        var open = new Quota(0, MINUTE);
        for (var i = 0; i < 1000; i++) {
            assertThat(open.take("one", NOW)).isEmpty();
        }
    }

    @Test
    void aHouseholdOfAddressesIsOneAsker() {
        assertThat(Asker.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Asker.of("2001:db8:1:2::9"));
        assertThat(Asker.of("2001:db8:1:2::9")).isNotEqualTo(Asker.of("2001:db8:1:3::9"));
        assertThat(Asker.of("10.0.0.1")).isNotEqualTo(Asker.of("10.0.0.2"));
        assertThat(Asker.of("_hidden")).isEqualTo("unknown");
    }

    @Test
    void anAddressThatTheClientWritesItselfIsNotBelieved() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("203.0.113.9");
        request.addHeader("X-Forwarded-For", "198.51.100.1");
        request.addHeader("Forwarded", "for=198.51.100.1");

        assertThat(ClientAddress.of(request)).isEqualTo("203.0.113.9");
    }
}
