package liangku.employer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import liangku.testing.House;
import org.junit.jupiter.api.Test;

class RegionsTest {

    private static final Set<Category> EVERY = EnumSet.allOf(Category.class);

    private final House house = House.fresh();

    @Test
    void theOnlyCityIsAllThereIs() {
        var regions = new Regions(house.db);

        assertThat(regions.isAll(new Scope.Everything())).isTrue();
        assertThat(regions.isAll(new Scope.Area(Set.of("3715"), EVERY))).isTrue();
        assertThat(regions.isAll(new Scope.Area(Set.of("37"), EVERY))).isTrue();
        assertThat(regions.isAll(new Scope.Area(Set.of("371502"), EVERY))).isFalse();
        assertThat(regions.isAll(new Scope.Area(Set.of("3715"), Set.of(Category.C1B))))
                .isFalse();
        assertThat(regions.isAll(new Scope.Nothing())).isFalse();
    }

    @Test
    void oneCityOfTwoIsNotAllThereIs() {
        house.db.sql("""
                insert into employer.region (code, zh, en, parent, kind)
                values ('3701', '济南市', 'Jinan', '37', 'CITY')
                """).update();
        var regions = new Regions(house.db);

        assertThat(regions.isAll(new Scope.Area(Set.of("3701"), EVERY))).isFalse();
        assertThat(regions.isAll(new Scope.Area(Set.of("3715"), EVERY))).isFalse();
        assertThat(regions.isAll(new Scope.Area(Set.of("3701", "3715"), EVERY))).isTrue();
        assertThat(regions.isAll(new Scope.Area(Set.of("37"), EVERY))).isTrue();
    }
}
