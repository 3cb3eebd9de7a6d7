package liangku.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import liangku.testing.House;
import liangku.testing.Numbers;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

class EmployersTest {

    private static final Scope EVERYTHING = new Scope.Everything();

    private final House house = House.fresh();
    private final Employers employers = house.employers;

    @Test
    void knowsTheRegionsOfTheCityAndTheirFormerCodes() {
        assertThat(house.regions.childrenOf("3715")).hasSize(11);
        assertThat(house.regions.find("371523")).map(Region::zh).contains("茌平区");
        assertThat(house.regions.find("3715F1").flatMap(Region::officialParent)).contains("371502");
        assertThat(house.regions.all().getFirst().code()).isEqualTo("37");
    }

    @Test
    void aGroupOfCategoriesIsAskedForByWhatTheirCodesBeginWith() {
        assertThat(Category.coded("C1")).containsExactlyInAnyOrder(Category.C1A, Category.C1B, Category.C1C);
        assertThat(Category.coded("c1b")).containsExactly(Category.C1B);
        assertThat(Category.coded("C2")).containsExactly(Category.C2);
        assertThat(Category.coded("Z")).isEmpty();
        assertThat(Category.coded("")).isEmpty();
    }

    @Test
    void aGroupLeavesNobodyMoreThanTheyMaySee() {
        var canteens = Category.coded("C1");
        house.employer(1, "371502", Category.C1B);
        house.employer(2, "371581", Category.C1A);
        house.employer(3, "371502", Category.R1);
        var county = new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class));
        var restaurants = new Scope.Area(Set.of("371502"), Category.coded("R"));

        assertThat(seen(EVERYTHING.within(canteens))).isEqualTo(2);
        assertThat(seen(county.within(canteens))).isEqualTo(1);
        assertThat(seen(restaurants.within(canteens))).isZero();
    }

    private int seen(Scope scope) {
        var all = new EmployerFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return employers.page(scope, all, Optional.empty(), 50).employers().size();
    }

    @Test
    void aDayThatWasGivenAheadIsToldWhenItComes() {
        var id = house.employer(1, "371502", Category.C1B);
        employers.changeStatus(id, Status.CLOSED, House.TODAY.plusDays(3), EVERYTHING, House.SUBJECT, House.NOW);
        house.events.clear();

        employers.tellOfDaysThatCame(House.NOW.plus(Duration.ofDays(2)));
        assertThat(house.events).isEmpty();
        employers.tellOfDaysThatCame(House.NOW.plus(Duration.ofDays(3)));
        assertThat(house.events).containsExactly(new EmployersChanged(Set.of(id)));
        employers.tellOfDaysThatCame(House.NOW.plus(Duration.ofDays(11)));
        assertThat(house.events).as("a week later it is old").hasSize(1);
    }

    @Test
    void aFormerCodeBecomesTheRegionOfToday() {
        var data = EmployerData.of("茌平老店", Numbers.unifiedCode(9), Numbers.licence(9), "371523", Category.R4);

        var saved = (Saving.Saved) employers.add(data, EVERYTHING, House.SUBJECT, House.NOW);

        assertThat(employers.find(saved.id(), EVERYTHING).orElseThrow().data().region())
                .isEqualTo("371503");
        assertThat(employers.change(
                        saved.id(),
                        employers.find(saved.id(), EVERYTHING).orElseThrow().version(),
                        data,
                        EVERYTHING,
                        House.SUBJECT,
                        House.NOW))
                .isEqualTo(saved);
    }

    @Test
    void showsARegulatorOnlyTheirCountyAndSector() {
        var school = house.employer(1, "371502", Category.C1B);
        var restaurant = house.employer(2, "371502", Category.R3);
        var zone = house.employer(3, "3715F1", Category.C1B);
        var far = house.employer(4, "371521", Category.C1B);
        var county = new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class));
        var schools = new Scope.Area(Set.of("3715"), Set.of(Category.C1B));

        assertThat(visible(EVERYTHING)).containsExactly(school, restaurant, zone, far);
        assertThat(visible(county)).containsExactly(school, restaurant);
        assertThat(visible(schools)).containsExactly(school, zone, far);
        assertThat(visible(new Scope.Own(zone))).containsExactly(zone);
        assertThat(visible(new Scope.Nothing())).isEmpty();
        assertThat(visible(new Scope.Area(Set.of(), Set.of()))).isEmpty();
        assertThat(employers.find(far, county)).isEmpty();
        assertThat(employers.count(schools)).isEqualTo(3);
    }

    @Test
    void sqlAndJavaSayTheSameOfAScope() {
        var ids = List.of(
                house.employer(1, "371502", Category.C1B),
                house.employer(2, "3715F1", Category.R4),
                house.employer(3, "371581", Category.D2));
        for (var scope : List.of(
                EVERYTHING,
                new Scope.Nothing(),
                new Scope.Own(ids.get(1)),
                new Scope.Area(Set.of("3715F", "371581"), Set.of(Category.R4)),
                new Scope.Area(Set.of("37"), EnumSet.allOf(Category.class)))) {
            for (var id : ids) {
                var employer = employers.find(id).orElseThrow();
                assertThat(scope.covers(id, employer.region(), employer.category()))
                        .as("%s %s", scope, employer)
                        .isEqualTo(employers.find(id, scope).isPresent());
            }
        }
    }

    @Test
    void pagesByKeyAndFilters() {
        IntStream.range(0, 7).forEach(n -> house.employer(n, "371502", n < 3 ? Category.R1 : Category.R2));

        var first = employers.page(EVERYTHING, EmployerFilter.all(), Optional.empty(), 4);
        var second = employers.page(EVERYTHING, EmployerFilter.all(), first.next(), 4);

        assertThat(first.employers()).hasSize(4);
        assertThat(second.employers()).hasSize(3);
        assertThat(second.next()).isEmpty();
        assertThat(employers
                        .page(EVERYTHING, EmployerFilter.text("单位3"), Optional.empty(), 9)
                        .employers())
                .hasSize(1);
        assertThat(employers
                        .page(
                                EVERYTHING,
                                EmployerFilter.text(Numbers.licence(5).value().toLowerCase(java.util.Locale.ROOT)),
                                Optional.empty(),
                                9)
                        .employers())
                .extracting(Employer::name)
                .containsExactly("单位5");
        var filter = new EmployerFilter(
                Optional.empty(), Optional.of("3715"), Optional.of(Category.R1), Optional.of(Status.ACTIVE));
        assertThat(employers.page(EVERYTHING, filter, Optional.empty(), 9).employers())
                .hasSize(3);
    }

    @Test
    void addsOnceAndTellsWhoHasTheNumber() {
        var data = EmployerData.of("甲", Numbers.unifiedCode(1), Numbers.licence(1), "371502", Category.R4);
        var saved = (Saving.Saved) employers.add(data, EVERYTHING, House.SUBJECT, House.NOW);

        assertThat(employers.add(data, EVERYTHING, House.SUBJECT, House.NOW))
                .isEqualTo(new Saving.Taken(saved.id(), Numbers.unifiedCode(1).value()));
        assertThat(house.events).containsExactly(new EmployersChanged(Set.of(saved.id())));
    }

    @Test
    void refusesToAddOutsideTheScopeOrInNoRegion() {
        var data = EmployerData.of("甲", Numbers.unifiedCode(1), Numbers.licence(1), "371521", Category.R4);
        var county = new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class));

        assertThat(employers.add(data, county, House.SUBJECT, House.NOW)).isEqualTo(new Saving.NotFound());
        assertThat(employers.add(
                        EmployerData.of("甲", Numbers.unifiedCode(1), Numbers.licence(1), "990000", Category.R4),
                        EVERYTHING,
                        House.SUBJECT,
                        House.NOW))
                .isEqualTo(new Saving.NoSuchRegion("990000"));
    }

    @Test
    void nobodyIsTheirOwnParentNotEvenByALongWay() {
        var top = house.employer(1, "371502", Category.L1);
        var middle = house.employer(2, "371502", Category.R4);
        var low = house.employer(3, "371502", Category.R4);

        assertThat(put(middle, 2, top)).isEqualTo(new Saving.Saved(middle));
        assertThat(put(low, 3, middle)).isEqualTo(new Saving.Saved(low));
        assertThat(put(top, 1, top)).isEqualTo(new Saving.OwnParent(top));
        assertThat(put(top, 1, low)).isEqualTo(new Saving.OwnParent(low));
        var nobody = new EmployerId(new UUID(9, 9));
        assertThat(put(top, 1, nobody)).isEqualTo(new Saving.NoSuchParent(nobody));

        assertThat(employers.find(top).orElseThrow().data().parent()).isEmpty();
    }

    private Saving put(EmployerId id, int number, EmployerId parent) {
        var data = new EmployerData(
                "甲",
                Optional.of(Numbers.unifiedCode(number)),
                Optional.of(Numbers.licence(number)),
                Optional.empty(),
                "371502",
                Category.R4,
                Optional.of(parent));
        var version = employers.find(id).orElseThrow().version();
        return employers.change(id, version, data, EVERYTHING, House.SUBJECT, House.NOW);
    }

    @Test
    void theSecondOfTwoChangesIsRefused() {
        var id = house.employer(1, "371502", Category.R4);
        var read = employers.find(id).orElseThrow();
        var renamed = EmployerData.of("新名", Numbers.unifiedCode(1), Numbers.licence(1), "371502", Category.R3);

        assertThat(employers.change(id, read.version(), renamed, EVERYTHING, House.SUBJECT, House.NOW))
                .isEqualTo(new Saving.Saved(id));
        assertThatThrownBy(() -> employers.change(id, read.version(), renamed, EVERYTHING, House.SUBJECT, House.NOW))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(employers.find(id)).map(Employer::name).contains("新名");
    }

    @Test
    void aClosedBusinessKeepsItsPast() {
        var id = house.employer(1, "371502", Category.R4);

        employers.changeStatus(id, Status.CLOSED, LocalDate.of(2026, 2, 1), EVERYTHING, House.SUBJECT, House.NOW);
        var history = employers.statuses(id);
        assertThat(history).extracting(StatusPeriod::status).endsWith(Status.CLOSED);
        assertThat(history.getLast().on(LocalDate.of(2026, 1, 31))).isFalse();
        assertThat(history.getLast().on(LocalDate.of(2026, 2, 1))).isTrue();

        assertThat(employers.find(id)).map(Employer::status).contains(Status.CLOSED);
        assertThat(house.db
                        .sql(
                                "select status || since || coalesce(until::text, '…') from employer.status_period order by since")
                        .query(String.class)
                        .list())
                .containsExactly("ACTIVE2024-01-012026-02-01", "CLOSED2026-02-01…");
    }

    @Test
    void takesThousandsAtOnce() {
        var many = IntStream.range(0, 5_000)
                .mapToObj(n -> new NewEmployer(
                        EmployerData.of("单位" + n, Numbers.unifiedCode(n), Numbers.licence(n), "371502", Category.R4),
                        LocalDate.of(2025, 1, 1),
                        n % 10 == 0 ? Optional.of(LocalDate.of(2026, 1, 1)) : Optional.empty()))
                .toList();

        var ids = employers.addAll(many, House.SUBJECT, House.NOW);

        assertThat(employers.find(ids.get(4_321))).map(Employer::name).contains("单位4321");
        assertThat(employers.find(ids.get(10))).map(Employer::status).contains(Status.CLOSED);
        assertThat(house.events).hasSize(10);
        assertThatThrownBy(() -> employers.addAll(many.subList(7, 8), House.SUBJECT, House.NOW))
                .hasMessageContaining("taken");
    }

    private List<EmployerId> visible(Scope scope) {
        return employers.page(scope, EmployerFilter.all(), Optional.empty(), 100).employers().stream()
                .map(Employer::id)
                .toList();
    }
}
