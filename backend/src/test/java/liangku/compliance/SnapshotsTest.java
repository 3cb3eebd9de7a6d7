package liangku.compliance;

import static liangku.compliance.City.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import liangku.employer.Category;
import liangku.employer.Employers;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.people.Post;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    private static final Instant NOW = Instant.parse("2026-07-02T00:30:00+08:00");

    @TempDir
    Path keys;

    private final List<Object> events = new ArrayList<>();

    @Test
    void takingADayTwiceChangesNothingAndReportsOnce() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);

        var first = city.snapshots.take(DAY, NOW);
        var second = city.snapshots.take(DAY, NOW.plusSeconds(60));

        // One business; county, city and province, each in all and in its category.
        assertThat(first).isEqualTo(7);
        assertThat(second).isZero();
        assertThat(events).filteredOn(DayRecorded.class::isInstance).containsExactly(new DayRecorded(DAY, NOW));
    }

    @Test
    void lateDataMakeANewVersionBesideTheOld() {
        var city = City.at(keys);
        var worker = city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY, NOW);
        city.certify(worker, "WORKER", DAY, DAY.plusMonths(12));

        city.snapshots.take(DAY, NOW.plusSeconds(86_400));

        var versions = city.snapshots.employers(DAY, Optional.empty(), 10);
        assertThat(versions).extracting(Snapshot::version).containsExactly(1, 2);
        assertThat(city.snapshots.employers(DAY, Optional.of(versions.getFirst()), 10))
                .singleElement()
                .satisfies(snapshot -> {
                    assertThat(snapshot.version()).isEqualTo(2);
                    assertThat(snapshot.figures().of(Indicator.CERTIFIED)).isEqualTo(new Tally(1, 1));
                    assertThat(snapshot.ruleVersion()).isEqualTo("1-100-80-80");
                });
        assertThat(city.snapshots.regions(DAY))
                .filteredOn(snapshot ->
                        snapshot.region().equals("3715") && snapshot.category().isEmpty())
                .extracting(Snapshot::version)
                .containsExactly(1, 2);
        assertThat(city.db
                        .sql("select count(*) from compliance.employer_day")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void daysOnWhichNobodyRanAtNightAreTakenInTheirOrderAndReported() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY, NOW);
        var missed = List.of(DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3));
        var later = NOW.plus(Duration.ofDays(3));

        assertThat(city.snapshots.catchUp(DAY.plusDays(3), later)).isEqualTo(missed);
        assertThat(city.snapshots.catchUp(DAY.plusDays(3), later))
                .as("another node finds nothing to do")
                .isEmpty();
        assertThat(city.snapshots.daysFrom(DAY.plusDays(1))).isEqualTo(missed);
        assertThat(events)
                .filteredOn(DayRecorded.class::isInstance)
                .containsExactly(
                        new DayRecorded(DAY, NOW),
                        new DayRecorded(DAY.plusDays(1), later),
                        new DayRecorded(DAY.plusDays(2), later),
                        new DayRecorded(DAY.plusDays(3), later));
    }

    @Test
    void whoWasOffForLongerThanAQuarterCatchesUpWithAQuarter() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY, NOW);
        var until = DAY.plusDays(100);

        var taken = city.snapshots.catchUp(until, NOW.plus(Duration.ofDays(100)));

        assertThat(taken).hasSize(92).startsWith(until.minusDays(91)).endsWith(until);
    }

    @Test
    void aHouseThatNeverReportedHasNothingToCatchUpWith() {
        assertThat(City.at(keys).snapshots.catchUp(DAY, NOW)).isEmpty();
    }

    @Test
    void aNodeThatStartsTakesTheDaysThatEnded() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY, NOW);

        // Ten past midnight of the third day: the second one is still the night's to take.
        nightly(city, DAY.plusDays(3).atTime(0, 10)).catchUp();
        assertThat(city.snapshots.lastDay()).contains(DAY.plusDays(1));
        nightly(city, DAY.plusDays(3).atTime(8, 0)).catchUp();
        assertThat(city.snapshots.lastDay()).contains(DAY.plusDays(2));
    }

    @Test
    void aNightLongAfterTheLastOneLeavesNoHole() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY, NOW);

        nightly(city, DAY.plusDays(12).atTime(0, 30)).takeYesterday();

        assertThat(city.snapshots.daysFrom(DAY)).hasSize(12).doesNotHaveDuplicates();
    }

    private static Nightly nightly(City city, LocalDateTime at) {
        return new Nightly(
                city.snapshots,
                City.SETTINGS,
                Clock.fixed(at.atZone(Employers.ZONE).toInstant(), Employers.ZONE));
    }

    @Test
    void everyRegionAndKindIsCountedAsIfItWereAskedForAlone() {
        var city = City.at(keys);
        var restaurant = city.business("371502", Category.R3);
        var officer = city.employ(restaurant, Post.OFFICER);
        var cook = city.employ(restaurant, Post.WORKER);
        city.alsoAt(city.business("371521", Category.C1B), Post.WORKER, 3);
        var baker = city.employ(city.business("371521", Category.K4), Post.WORKER);
        city.employ(city.business("3715F1", Category.R3), Post.KEY_OPERATOR);
        city.certify(cook, "WORKER", DAY, DAY.plusDays(20));
        city.certify(officer, "MANAGER", DAY.minusDays(3), DAY.plusYears(1));
        city.learn(cook, "basics", DAY);
        city.sit(baker, "WORKER", DAY, "FAILED");
        city.sit(baker, "WORKER", DAY, "PASSED");
        city.spotCheck(officer, DAY.minusDays(2), "FAILED", "PASSED");

        city.snapshots.take(DAY, NOW);

        var facts = new FactTable(
                city.db, new DutyMatrix(city.db), new Programmes(city.db), new ComplianceSettings(100, 80, 80, 7, 92));
        var alone = new Regions(city.db)
                .all().stream()
                        .map(region -> Cut.of(new Scope.Everything(), DAY).in(region.code()))
                        .flatMap(cut -> Stream.concat(
                                facts.figures(cut, FactSql.Grouping.TOTAL).stream()
                                        .map(row -> cut.region().orElseThrow() + row.figures()),
                                facts.figures(cut, FactSql.Grouping.CATEGORY).stream()
                                        .map(row -> cut.region().orElseThrow() + row.key() + row.figures())))
                        .toList();
        assertThat(city.snapshots.regions(DAY))
                .hasSizeGreaterThan(12)
                .extracting(snapshot -> snapshot.region()
                        + snapshot.category().map(Category::name).orElse("")
                        + snapshot.figures())
                .containsExactlyInAnyOrderElementsOf(alone);
    }

    @Test
    void aSnapshotIsNeverRewritten() {
        var city = City.at(keys);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY, NOW);

        assertThatThrownBy(() -> city.db
                        .sql("update compliance.employer_day set people = 9")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(
                        () -> city.db.sql("delete from compliance.region_day").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void aBackfillReportsNothingAndFeedsTheTrend() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        var monthEnd = DAY.minusDays(1);

        city.snapshots.backfill(List.of(monthEnd), NOW);
        // What was not known that day does not move what was kept of it.
        city.employ(city.business("371502", Category.R3), Post.WORKER);

        assertThat(events).noneMatch(DayRecorded.class::isInstance);
        var trend = city.compliance.trend(Cut.of(new Scope.Everything(), DAY).in("3715"), Indicator.CERTIFIED, 1);
        assertThat(trend)
                .containsExactly(new TrendPoint(monthEnd, new Tally(0, 1)), new TrendPoint(DAY, new Tally(0, 2)));
    }

    @Test
    void whoAnswersForOneRegionReadsItsSnapshotsWithoutNamingIt() {
        var city = new City(keys, events::add);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        var monthEnd = DAY.minusDays(1);
        city.snapshots.backfill(List.of(monthEnd), NOW);
        city.employ(city.business("371502", Category.R3), Post.WORKER);

        assertThat(firstOf(city, Set.of("3715"), EnumSet.allOf(Category.class))).isEqualTo(new Tally(0, 1));
        // Of less than the whole nothing was kept: it is computed.
        assertThat(firstOf(city, Set.of("3715"), EnumSet.of(Category.R3))).isEqualTo(new Tally(0, 2));
        assertThat(firstOf(city, Set.of("371502", "371503"), EnumSet.allOf(Category.class)))
                .isEqualTo(new Tally(0, 2));
    }

    private static Tally firstOf(City city, Set<String> regions, Set<Category> categories) {
        var cut = Cut.of(new Scope.Area(regions, categories), DAY);
        return city.compliance.trend(cut, Indicator.CERTIFIED, 1).getFirst().tally();
    }
}
