package liangku.compliance;

import static liangku.compliance.City.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.employer.Status;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.Post;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {

    private static final Scope CITY = new Scope.Area(Set.of("3715"), EnumSet.allOf(Category.class));
    private static final Instant NOW = Instant.parse("2026-07-02T04:00:00Z");
    private static final Caller REGULATOR = new Caller("account:r", Role.REGULATOR, "监管员", Optional.empty(), CITY);
    private static final Caller SYSTEM =
            new Caller("account:s", Role.SYSTEM_ADMIN, "系统管理员", Optional.empty(), new Scope.Nothing());

    @TempDir
    Path keys;

    private final List<Object> events = new ArrayList<>();
    private City city;
    private EmployerId restaurant;

    @BeforeEach
    void twoDaysWereReported() {
        city = new City(keys, events::add);
        restaurant = city.business("371502", Category.R3);
        city.employ(restaurant, Post.WORKER);
        city.employ(city.business("371502", Category.R3), Post.WORKER);
        city.snapshots.take(DAY.minusDays(1), NOW);
        city.snapshots.take(DAY, NOW);
        events.clear();
    }

    @Test
    void aReportedDayKeepsItsAnswerWhateverIsLearnedLater() {
        city.employ(city.business("371502", Category.R3), Post.WORKER);

        var reported = city.compliance.rates(Cut.of(CITY, DAY));
        assertThat(reported.figures().people()).isEqualTo(2);
        assertThat(reported.version()).contains(1);
        assertThat(city.compliance.byRegion("3715", Cut.of(CITY, DAY)))
                .filteredOn(row -> row.region().code().equals("371502"))
                .singleElement()
                .satisfies(row -> assertThat(row.figures().people()).isEqualTo(2));
        assertThat(city.compliance.rates(Cut.of(CITY, DAY.plusDays(1))).version())
                .isEmpty();

        city.snapshots.take(DAY, NOW.plusSeconds(60));

        var again = city.compliance.rates(Cut.of(CITY, DAY));
        assertThat(again.figures().people()).isEqualTo(3);
        assertThat(again.version()).contains(2);
    }

    @Test
    void whatWasReportedByAnotherRuleSaysByWhich() {
        var day = DAY.minusDays(2);
        var older = new ComplianceSettings(90, 70, 60, 7, 92);
        new Snapshots(
                        city.db,
                        new Regions(city.db),
                        new DutyMatrix(city.db),
                        new Programmes(city.db),
                        older,
                        events::add,
                        city.transaction)
                .take(day, NOW);
        var two = new Scope.Area(Set.of("371502", "371521"), EnumSet.allOf(Category.class));

        assertThat(city.compliance.rates(Cut.of(two, day)).ruleVersion())
                .as("of both together nothing was reported")
                .isEqualTo("1-100-80-80");
        assertThat(city.compliance.byRegion("3715", Cut.of(two, day)))
                .extracting(
                        row -> row.region().code(),
                        row -> row.rates().ruleVersion(),
                        row -> row.rates().version())
                .containsExactly(
                        tuple("371502", "1-90-70-60", Optional.of(1)),
                        tuple("371521", "1-100-80-80", Optional.empty()));
        assertThat(city.compliance.byCategory(Cut.of(CITY, day)))
                .filteredOn(row -> row.category() == Category.R3)
                .singleElement()
                .satisfies(row -> assertThat(row.rates().ruleVersion()).isEqualTo("1-90-70-60"));
    }

    @Test
    void aRegulatorDoesNotReachBehindTheLastReportedDay() {
        assertThat(close(DAY.minusDays(1), "", REGULATOR)).isEqualTo(new Correcting.Reported(DAY));

        assertThat(city.employers.find(restaurant).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(events).isEmpty();
    }

    @Test
    void theLastReportedDayIsTakenAgainInANewVersion() {
        assertThat(close(DAY, "", REGULATOR)).isEqualTo(new Correcting.Changed());
        recount();

        assertThat(people(DAY.minusDays(1))).isEqualTo(2);
        assertThat(people(DAY)).isEqualTo(1);
        assertThat(city.snapshots.employers(DAY, Optional.empty(), 10))
                .filteredOn(snapshot -> snapshot.employer().equals(restaurant))
                .extracting(Snapshot::version, snapshot -> snapshot.figures().people())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1, 1L), org.assertj.core.api.Assertions.tuple(2, 0L));
        assertThat(events).filteredOn(DayRecorded.class::isInstance).hasSize(1);
    }

    @Test
    void theSystemAdministratorReachesBackWithAReasonThatIsKept() {
        assertThat(close(DAY.minusDays(1), "", SYSTEM)).isEqualTo(new Correcting.NoReason());

        assertThat(close(DAY.minusDays(1), "许可证早已注销", SYSTEM)).isEqualTo(new Correcting.Changed());
        recount();

        assertThat(people(DAY.minusDays(1))).isEqualTo(1);
        assertThat(city.compliance.rates(Cut.of(CITY, DAY.minusDays(1))).version())
                .contains(2);
        assertThat(city.db
                        .sql("select detail::text from audit.entry where action = 'employer-status-corrected'")
                        .query(String.class)
                        .single())
                .contains("许可证早已注销");
    }

    @Test
    void aRegulatorsReasonIsKept() {
        assertThat(close(DAY.plusDays(1), "已搬离原址", REGULATOR)).isEqualTo(new Correcting.Changed());

        assertThat(city.db
                        .sql("select detail::text from audit.entry where action = 'employer-status-explained'")
                        .query(String.class)
                        .single())
                .contains("已搬离原址");
    }

    @Test
    void aDayThatIsNotReportedYetIsFree() {
        assertThat(close(DAY.plusDays(1), "", REGULATOR)).isEqualTo(new Correcting.Changed());

        assertThat(events).noneMatch(DaysReopened.class::isInstance);
    }

    @Test
    void anothersBusinessIsNotThere() {
        var elsewhere = new Caller(
                "account:x",
                Role.REGULATOR,
                "监管员",
                Optional.empty(),
                new Scope.Area(Set.of("371581"), EnumSet.allOf(Category.class)));

        assertThat(close(DAY.minusDays(1), "", elsewhere)).isEqualTo(new Correcting.NotFound());
    }

    private Correcting close(LocalDate day, String reason, Caller caller) {
        return city.corrections.changeStatus(restaurant, Status.CLOSED, day, reason, caller, NOW);
    }

    /** As the platform's own listener hears it. */
    private void recount() {
        var recounting = new Recounting(city.snapshots, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        List.copyOf(events).forEach(event -> {
            if (event instanceof DaysReopened reopened) {
                recounting.on(reopened);
            }
        });
    }

    private long people(LocalDate day) {
        return city.compliance.rates(Cut.of(CITY, day)).figures().people();
    }
}
