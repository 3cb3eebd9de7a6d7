package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Rates have no rows to look for somebody else in: they must count what the caller's scope holds, and nothing more. */
final class AccessFigures {

    private static final String RATES = "/api/v1/compliance";

    /** Where the businesses are that somebody sees, and of which category; empty for all. */
    private record Part(Set<String> regions, Set<String> categories) {}

    private static final Map<String, Part> PARTS = Map.of(
            "empl", new Part(Set.of(AccessCast.DONGCHANGFU), Set.of("C1B")),
            "coun", new Part(Set.of(AccessCast.LINQING), Set.of()),
            "cate", new Part(Set.of(AccessCast.DONGCHANGFU), Set.of(AccessCast.FAST_FOOD)));

    private final AccessCast cast;

    AccessFigures(AccessCast cast) {
        this.cast = cast;
    }

    void check(String who) throws IOException, InterruptedException {
        var whole = rates(who, "");
        var businesses = whole.get("businesses").asLong();
        assertThat(businesses)
                .isPositive()
                .isLessThan(rates("city", "").get("businesses").asLong());

        var regions = rates(who, "/regions").get("rows");
        assertThat(counted(regions)).isEqualTo(PARTS.get(who).regions());
        assertThat(sum(regions)).isEqualTo(businesses);
        var categories = rates(who, "/categories").get("rows");
        if (!PARTS.get(who).categories().isEmpty()) {
            assertThat(counted(categories)).isEqualTo(PARTS.get(who).categories());
        }
        assertThat(sum(categories)).isEqualTo(businesses);

        var indicators = whole.get("indicators").valueStream();
        var certified = indicators
                .filter(line -> line.get("code").asString().equals("CERTIFIED"))
                .findFirst()
                .orElseThrow();
        var today = List.copyOf(rates(who, "/trend").get("points").valueStream().toList())
                .getLast();
        assertThat(today.get("den").asLong()).isEqualTo(certified.get("den").asLong());
        assertThat(today.get("num").asLong()).isEqualTo(certified.get("num").asLong());
    }

    private JsonNode rates(String who, String part) throws IOException, InterruptedException {
        return cast.caller(who).get(RATES + part).json();
    }

    private static Set<String> counted(JsonNode rows) {
        var found = new TreeSet<String>();
        rows.valueStream()
                .filter(row -> row.get("businesses").asLong() > 0)
                .forEach(row -> found.add(row.get("code").asString()));
        return found;
    }

    private static long sum(JsonNode rows) {
        return rows.valueStream()
                .mapToLong(row -> row.get("businesses").asLong())
                .sum();
    }
}
