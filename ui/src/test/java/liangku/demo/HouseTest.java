package liangku.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HouseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    private final JdbcClient db = JdbcClient.create(TestDatabase.of("demo"));

    @Test
    void aDemoIsNeverOpenedAsARealPlatform() {
        house(DemoSettings.City.STREET).note(NOW);

        assertThatExceptionOfType(House.Mistaken.class)
                .isThrownBy(() -> house(DemoSettings.City.NONE))
                .withMessageContaining("a demo's invented data");
        assertThat(house(DemoSettings.City.CITY)).as("a demo of another size").isNotNull();
    }

    @Test
    void realDataIsNeverOpenedAsADemo() {
        house(DemoSettings.City.NONE).note(NOW);

        assertThatExceptionOfType(House.Mistaken.class).isThrownBy(() -> house(DemoSettings.City.SMALL));
        house(DemoSettings.City.NONE).note(NOW.plusSeconds(60));
    }

    @Test
    void anEmptyDatabaseMayBecomeEither() {
        assertThat(house(DemoSettings.City.SMALL)).isNotNull();
        assertThat(house(DemoSettings.City.NONE)).isNotNull();
    }

    private House house(DemoSettings.City city) {
        return new House(db, new DemoSettings(city));
    }
}
