package liangku.compliance;

import static liangku.compliance.City.DAY;
import static liangku.compliance.Indicator.ATTEMPT_PASS;
import static liangku.compliance.Indicator.CERTIFIED;
import static liangku.compliance.Indicator.COMPLIANT_UNITS;
import static liangku.compliance.Indicator.CUMULATIVE_PASS;
import static liangku.compliance.Indicator.EXPIRING_30;
import static liangku.compliance.Indicator.EXPIRING_60;
import static liangku.compliance.Indicator.EXPIRING_90;
import static liangku.compliance.Indicator.FIRST_PASS;
import static liangku.compliance.Indicator.MAKE_UP_PASS;
import static liangku.compliance.Indicator.PARTICIPATION;
import static liangku.compliance.Indicator.SPOT_CHECK_PASS;
import static liangku.compliance.Indicator.TRAINING_COVERAGE;
import static liangku.compliance.Indicator.UNIT_COVERAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.employer.Status;
import liangku.people.Post;
import liangku.programme.TrainingBar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplianceTest {

    private static final Scope ALL = new Scope.Everything();

    @TempDir
    Path keys;

    private City city;
    private EmployerId restaurant;

    @BeforeEach
    void aCityWithOneRestaurant() {
        city = City.at(keys);
        restaurant = city.business("371502", Category.R3);
    }

    @Test
    void whereNobodyOwesAnythingThereIsNoRate() {
        var figures = figures(DAY);

        assertThat(figures.businesses()).isZero();
        for (var indicator : Indicator.values()) {
            assertThat(figures.of(indicator).rate()).isEmpty();
        }
    }

    @Test
    void aCertificateCountsFromItsFirstDayToItsLast() {
        var worker = city.employ(restaurant, Post.WORKER);
        city.employ(restaurant, Post.WORKER);
        city.certify(worker, "WORKER", DAY, DAY.plusMonths(12));

        assertThat(figures(DAY.minusDays(1)).of(CERTIFIED)).isEqualTo(new Tally(0, 2));
        assertThat(figures(DAY).of(CERTIFIED)).isEqualTo(new Tally(1, 2));
        assertThat(figures(DAY.plusMonths(12)).of(CERTIFIED)).isEqualTo(new Tally(1, 2));
        assertThat(figures(DAY.plusMonths(12).plusDays(1)).of(CERTIFIED)).isEqualTo(new Tally(0, 2));
    }

    @Test
    void aRevokedCertificateStillCountedBeforeItWasRevoked() {
        var worker = city.employ(restaurant, Post.WORKER);
        city.revoke(city.certify(worker, "WORKER", DAY.minusMonths(2), DAY.plusMonths(10)), DAY);

        assertThat(figures(DAY.minusDays(1)).of(CERTIFIED)).isEqualTo(new Tally(1, 1));
        assertThat(figures(DAY).of(CERTIFIED)).isEqualTo(new Tally(0, 1));
    }

    @Test
    void aManagersCertificateCoversAWorkersDutyAndNotTheOtherWayRound() {
        var officer = city.employ(restaurant, Post.OFFICER);
        var worker = city.employ(restaurant, Post.WORKER);
        city.certify(officer, "WORKER", DAY, DAY.plusMonths(12));
        city.certify(worker, "MANAGER", DAY, DAY.plusMonths(12));

        assertThat(figures(DAY).of(CERTIFIED)).isEqualTo(new Tally(1, 2));
    }

    @Test
    void leaversCountUntilTheDayTheyLeaveAndClosedBusinessesUntilTheyClose() {
        city.employ(restaurant, Post.WORKER, LocalDate.of(2025, 1, 1), Optional.of(DAY));
        var closing = city.business("371502", Category.R4);
        city.employ(closing, Post.WORKER);
        city.employers.changeStatus(closing, Status.CLOSED, DAY, ALL, "test", Instant.EPOCH);

        assertThat(figures(DAY.minusDays(1)).people()).isEqualTo(2);
        assertThat(figures(DAY).people()).isZero();
    }

    @Test
    void somebodyWithTwoJobsIsOnePersonInTheRegionAndOneEmployeeInEachBusiness() {
        var other = city.business("371502", Category.R4);
        var worker = city.alsoAt(restaurant, Post.WORKER, 500);
        city.alsoAt(other, Post.OFFICER, 500);
        city.certify(worker, "WORKER", DAY, DAY.plusMonths(12));

        // In the region the more demanding duty counts, and that one is not covered.
        assertThat(figures(DAY).of(CERTIFIED)).isEqualTo(new Tally(0, 1));
        var employers = city.compliance
                .employers(Cut.of(ALL, DAY), Optional.empty(), 10)
                .employers();
        assertThat(employers)
                .extracting(e -> e.figures().of(CERTIFIED))
                .containsExactly(new Tally(0, 1), new Tally(1, 1));
    }

    @Test
    void trainingIsAllLessonsAndTheHoursOfTheProgrammeInThePeriod() {
        var trained = city.employ(restaurant, Post.WORKER);
        var halfway = city.employ(restaurant, Post.OFFICER);
        city.learn(trained, "basics", DAY.minusDays(10));
        city.learn(halfway, "basics", DAY.minusDays(10));

        assertThat(figures(DAY.minusDays(11)).of(TRAINING_COVERAGE)).isEqualTo(new Tally(0, 2));
        assertThat(figures(DAY).of(TRAINING_COVERAGE)).isEqualTo(new Tally(1, 2));
        // A year later the hours are used up.
        assertThat(figures(DAY.plusYears(1)).of(TRAINING_COVERAGE)).isEqualTo(new Tally(0, 2));
    }

    @Test
    void passRatesCountPeopleFirstAttemptsAndAttempts() {
        var atOnce = city.employ(restaurant, Post.WORKER);
        var later = city.employ(restaurant, Post.WORKER);
        var never = city.employ(restaurant, Post.WORKER);
        city.employ(restaurant, Post.WORKER);
        city.sit(atOnce, "WORKER", DAY.minusDays(5), "PASSED");
        city.sit(later, "WORKER", DAY.minusDays(5), "FAILED");
        city.sit(later, "WORKER", DAY.minusDays(3), "PASSED");
        city.sit(never, "WORKER", DAY.minusDays(2), "FAILED");

        var figures = figures(DAY);

        assertThat(figures.of(PARTICIPATION)).isEqualTo(new Tally(3, 4));
        assertThat(figures.of(FIRST_PASS)).isEqualTo(new Tally(1, 3));
        assertThat(figures.of(CUMULATIVE_PASS)).isEqualTo(new Tally(2, 3));
        assertThat(figures.of(ATTEMPT_PASS)).isEqualTo(new Tally(2, 4));
        assertThat(figures(DAY.minusDays(4)).of(CUMULATIVE_PASS)).isEqualTo(new Tally(1, 2));
    }

    @Test
    void expiringIsTheLastCertificateOfAPersonAndShareOfAllValidOnes() {
        var soon = city.employ(restaurant, Post.WORKER);
        var renewed = city.employ(restaurant, Post.WORKER);
        var far = city.employ(restaurant, Post.WORKER);
        city.certify(soon, "WORKER", DAY.minusMonths(11), DAY.plusDays(30));
        city.certify(renewed, "WORKER", DAY.minusMonths(11), DAY.plusDays(10));
        city.certify(renewed, "MANAGER", DAY.minusDays(1), DAY.plusMonths(12));
        city.certify(far, "WORKER", DAY.minusMonths(10), DAY.plusDays(75));

        var figures = figures(DAY);

        assertThat(figures.of(EXPIRING_30)).isEqualTo(new Tally(1, 4));
        assertThat(figures.of(EXPIRING_60)).isEqualTo(new Tally(1, 4));
        assertThat(figures.of(EXPIRING_90)).isEqualTo(new Tally(2, 4));
    }

    @Test
    void aSupersededCertificateGivesWayToItsSuccessor() {
        var worker = city.employ(restaurant, Post.WORKER);
        var old = city.certify(worker, "WORKER", DAY.minusMonths(11), DAY.plusDays(10));
        city.supersede(old, city.certify(worker, "WORKER", DAY, DAY.plusMonths(12)), DAY);

        assertThat(figures(DAY.minusDays(1)).of(EXPIRING_30)).isEqualTo(new Tally(1, 1));
        assertThat(figures(DAY).of(EXPIRING_30)).isEqualTo(new Tally(0, 1));
        assertThat(figures(DAY).of(CERTIFIED)).isEqualTo(new Tally(1, 1));
    }

    @Test
    void whatWasLeftOpenByALeaverCountsNowhere() {
        var stays = city.employ(restaurant, Post.WORKER);
        var leaver = city.employ(restaurant, Post.WORKER);
        city.spotCheck(stays, DAY.minusDays(9), "PASSED");
        city.spotCheck(leaver, DAY.minusDays(9), "FAILED", "FAILED");
        city.leaveSpotCheck(leaver, DAY.minusDays(8));

        var figures = figures(DAY);

        // The first was sat before leaving and stands; the make-up was closed by the deadline after it.
        assertThat(figures.of(SPOT_CHECK_PASS)).isEqualTo(new Tally(1, 2));
        assertThat(figures.of(MAKE_UP_PASS)).isEqualTo(new Tally(0, 0));
    }

    @Test
    void spotChecksCountFirstAttemptsAndMakeUpsApart() {
        var good = city.employ(restaurant, Post.WORKER);
        var mended = city.employ(restaurant, Post.WORKER);
        var bad = city.employ(restaurant, Post.WORKER);
        city.spotCheck(good, DAY.minusDays(9), "PASSED");
        city.spotCheck(mended, DAY.minusDays(9), "FAILED", "PASSED");
        city.spotCheck(bad, DAY.minusDays(9), "FAILED", "FAILED");

        assertThat(figures(DAY).of(SPOT_CHECK_PASS)).isEqualTo(new Tally(1, 3));
        assertThat(figures(DAY).of(MAKE_UP_PASS)).isEqualTo(new Tally(1, 2));
        // A spot check is not an attempt at the certificate.
        assertThat(figures(DAY).of(PARTICIPATION)).isEqualTo(new Tally(0, 3));
        assertThat(figures(DAY.plusYears(1)).of(SPOT_CHECK_PASS)).isEqualTo(Tally.NONE);
    }

    @Test
    void aBusinessCompliesWithAllManagersAndFourOfFiveOthersCertified() {
        var officer = city.employ(restaurant, Post.OFFICER);
        for (var i = 0; i < 4; i++) {
            var worker = city.employ(restaurant, Post.WORKER);
            city.certify(worker, "WORKER", DAY, DAY.plusMonths(12));
            city.learn(worker, "basics", DAY);
        }
        city.employ(restaurant, Post.WORKER);

        assertThat(figures(DAY).of(COMPLIANT_UNITS)).isEqualTo(new Tally(0, 1));
        assertThat(figures(DAY).of(UNIT_COVERAGE)).isEqualTo(new Tally(0, 1));

        city.certify(officer, "MANAGER", DAY.plusDays(1), DAY.plusMonths(12));

        assertThat(figures(DAY.plusDays(1)).of(COMPLIANT_UNITS)).isEqualTo(new Tally(1, 1));
        assertThat(figures(DAY.plusDays(1)).of(UNIT_COVERAGE)).isEqualTo(new Tally(1, 1));

        city.employ(restaurant, Post.WORKER, DAY.plusDays(2), Optional.empty());

        assertThat(figures(DAY.plusDays(2)).of(COMPLIANT_UNITS)).isEqualTo(new Tally(0, 1));
    }

    @Test
    void countiesAndCategoriesAreCountedApartAndOnlyWithinTheScope() {
        var canteen = city.business("371521", Category.C1B);
        var zone = city.business("3715F1", Category.R4);
        city.employ(restaurant, Post.WORKER);
        city.employ(canteen, Post.WORKER);
        city.employ(zone, Post.WORKER);
        var education = new Scope.Area(Set.of("3715"), Set.of(Category.C1A, Category.C1B));
        var county = new Scope.Area(Set.of("371502"), EnumSet.allOf(Category.class));

        var byRegion = city.compliance.byRegion("3715", Cut.of(ALL, DAY));
        assertThat(byRegion).hasSize(11);
        assertThat(byRegion)
                .filteredOn(row -> row.figures().people() > 0)
                .extracting(row -> row.region().code())
                .containsExactly("371502", "371521", "3715F1");
        assertThat(city.compliance.byCategory(Cut.of(education, DAY)))
                .extracting(CategoryFigures::category, row -> row.figures().people())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Category.C1A, 0L),
                        org.assertj.core.groups.Tuple.tuple(Category.C1B, 1L));
        assertThat(people(Cut.of(county, DAY))).isEqualTo(1);
        assertThat(city.compliance.byRegion("3715", Cut.of(county, DAY)))
                .extracting(row -> row.region().code())
                .containsExactly("371502");
        assertThat(people(Cut.of(new Scope.Own(zone), DAY))).isEqualTo(1);
        assertThat(people(Cut.of(new Scope.Nothing(), DAY))).isZero();
        assertThat(people(Cut.of(ALL, DAY).in("371502"))).isEqualTo(1);
        assertThat(people(Cut.of(ALL, DAY).in("371502").only(Category.C1B))).isZero();
        // Asking for what lies outside shows nothing of it.
        assertThat(people(Cut.of(county, DAY).in("371521"))).isZero();
    }

    @Test
    void businessesArePagedWithTheLowestCertifiedRateFirst() {
        for (var i = 0; i < 5; i++) {
            var business = city.business("371502", Category.R4);
            var first = city.employ(business, Post.WORKER);
            city.employ(business, Post.WORKER);
            if (i > 1) {
                city.certify(first, "WORKER", DAY, DAY.plusDays(i));
            }
        }
        var cut = Cut.of(ALL, DAY);

        var first = city.compliance.employers(cut, Optional.empty(), 2);
        var second = city.compliance.employers(cut, first.next(), 2);
        var third = city.compliance.employers(cut, second.next(), 2);

        assertThat(rates(first)).containsExactly("0.00", "0.00");
        assertThat(rates(second)).containsExactly("50.00", "50.00");
        assertThat(rates(third)).containsExactly("50.00");
        assertThat(third.next()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> city.compliance.employers(cut, Optional.of("'; drop"), 2));
    }

    @Test
    void theStandingOfABusinessSaysWhoMayWorkAndWhoLapses() {
        var certified = city.employ(restaurant, Post.WORKER);
        var due = city.employ(restaurant, Post.WORKER);
        var lapsed = city.employ(restaurant, Post.WORKER);
        var never = city.employ(restaurant, Post.WORKER);
        var head = city.employ(restaurant, Post.HEAD);
        city.certify(certified, "WORKER", DAY, DAY.plusDays(50));
        city.certify(due, "WORKER", DAY, DAY.plusDays(30));
        city.certify(lapsed, "WORKER", DAY.minusMonths(13), DAY.minusMonths(1));
        city.sit(never, "WORKER", DAY, "FAILED");
        city.learn(never, "basics", DAY);

        var standing = city.compliance.standing(ALL, restaurant, DAY).orElseThrow();

        assertThat(standing.people())
                .extracting(PersonStanding::worker)
                .containsExactly(never.worker(), lapsed.worker(), head.worker(), due.worker(), certified.worker());
        assertThat(standing.people())
                .extracting(PersonStanding::state)
                .containsExactly(
                        new WorkState.Never(),
                        new WorkState.Lapsed(DAY.minusMonths(1).plusDays(1)),
                        new WorkState.Never(),
                        new WorkState.DueSoon(DAY.plusDays(30)),
                        new WorkState.Certified(DAY.plusDays(50)));
        assertThat(standing.people())
                .extracting(PersonStanding::mayWork)
                .containsExactly(false, false, true, true, true);
        assertThat(standing.lapsingWithin(30)).hasSize(1);
        assertThat(standing.lapsingWithin(60)).hasSize(2);
        var failed = standing.people().getFirst();
        assertThat(failed.name().value()).isEqualTo("王小明");
        assertThat(failed.training())
                .isEqualTo(new Training(
                        City.LESSONS,
                        City.LESSONS,
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        true,
                        Duration.ofHours(1)));
        assertThat(failed.lastResult().orElseThrow().passed()).isFalse();
        assertThat(standing.figures().of(CERTIFIED)).isEqualTo(new Tally(2, 5));
    }

    @Test
    void whoIsBarredFromManagingMayNotWorkAtSuchAPostWhateverTheyHold() {
        var officer = city.employ(restaurant, Post.OFFICER);
        var cook = city.employ(restaurant, Post.WORKER);
        city.certify(officer, "MANAGER", DAY, DAY.plusYears(1));
        city.certify(cook, "WORKER", DAY, DAY.plusYears(1));
        var until = DAY.plusYears(5);
        city.bar(officer, DAY, Optional.of(until));
        city.bar(cook, DAY, Optional.empty());

        var standing = city.compliance.standing(ALL, restaurant, DAY).orElseThrow();

        assertThat(standing.people())
                .extracting(PersonStanding::worker, PersonStanding::state, PersonStanding::mayWork)
                .containsExactly(
                        tuple(officer.worker(), new WorkState.Barred(Optional.of(until)), false),
                        tuple(cook.worker(), new WorkState.Certified(DAY.plusYears(1)), true));
        assertThat(standing.figures().of(CERTIFIED)).isEqualTo(new Tally(1, 2));
        assertThat(standing.lapsingWithin(400)).hasSize(1);
    }

    @Test
    void aBanCountsFromItsFirstDayToTheDayBeforeItsEndOrItsLifting() {
        var officer = city.employ(restaurant, Post.OFFICER);
        city.certify(officer, "MANAGER", DAY.minusDays(30), DAY.plusYears(1));
        city.bar(officer, DAY.minusDays(10), Optional.of(DAY.plusDays(1)));

        assertThat(certifiedOn(DAY.minusDays(11))).isEqualTo(new Tally(1, 1));
        assertThat(certifiedOn(DAY.minusDays(10))).isEqualTo(new Tally(0, 1));
        assertThat(certifiedOn(DAY)).isEqualTo(new Tally(0, 1));
        assertThat(certifiedOn(DAY.plusDays(1))).isEqualTo(new Tally(1, 1));

        var ban = city.bans.of(city.people.find(officer.worker()).orElseThrow().idNumber());
        city.bans.lift(ban.getFirst().id(), "改判", ALL, "test", Instant.parse("2026-06-26T04:00:00Z"));
        assertThat(certifiedOn(DAY.minusDays(6)))
                .as("the day before it was lifted")
                .isEqualTo(new Tally(0, 1));
        assertThat(certifiedOn(DAY.minusDays(5))).as("26 June").isEqualTo(new Tally(1, 1));
    }

    private Tally certifiedOn(LocalDate day) {
        return city.compliance
                .standing(ALL, restaurant, day)
                .orElseThrow()
                .figures()
                .of(CERTIFIED);
    }

    @Test
    void aPersonIsShownTheBarByWhichTheRateCountsThem() {
        // A canteen's cook is examined every half-year, so that is how far back learning counts; hours are a year's.
        var canteen = city.business("371521", Category.C1B);
        var fresh = city.employ(canteen, Post.WORKER);
        var stale = city.employ(canteen, Post.WORKER);
        var director = city.employ(canteen, Post.DIRECTOR);
        city.learn(fresh, "basics", DAY.minusMonths(1));
        city.learn(stale, "basics", DAY.minusMonths(6).minusDays(1));
        city.learn(director, "basics", DAY);

        var standing = city.compliance.standing(ALL, canteen, DAY).orElseThrow();

        var trained = standing.people().stream()
                .filter(person -> person.training().trained())
                .map(PersonStanding::worker)
                .toList();
        assertThat(trained).containsExactly(fresh.worker());
        assertThat(standing.figures().of(TRAINING_COVERAGE)).isEqualTo(new Tally(1, 3));
        assertThat(standing.people()).allSatisfy(person -> {
            var training = person.training();
            var programme = city.programmes
                    .find(person.duty().orElseThrow().programme())
                    .orElseThrow();
            assertThat(TrainingBar.of(person.duty().orElseThrow(), programme)
                            .reached(training.lessonsDone(), training.lessons(), training.learned()))
                    .isEqualTo(training.trained());
            assertThat(training.asked()).isEqualTo(programme.learning());
        });
        assertThat(training(standing, stale).learned()).isZero();
        assertThat(training(standing, stale).lessonsDone()).isEqualTo(City.LESSONS);
        // The last day of December is half a year and a day back: this year nothing was learned yet.
        assertThat(training(standing, stale).thisYear()).isZero();
        assertThat(training(standing, fresh).thisYear()).isEqualTo(Duration.ofHours(1));
    }

    private static Training training(Standing standing, City.Employee who) {
        return standing.people().stream()
                .filter(person -> person.worker().equals(who.worker()))
                .findFirst()
                .orElseThrow()
                .training();
    }

    @Test
    void aStandingOutsideTheScopeIsNotThere() {
        var canteen = city.business("371521", Category.C1B);

        assertThat(city.compliance.standing(new Scope.Own(canteen), restaurant, DAY))
                .isEmpty();
    }

    @Test
    void aTrendShowsTheMonthEndsAndToday() {
        var worker = city.employ(restaurant, Post.WORKER);
        city.certify(worker, "WORKER", LocalDate.of(2026, 6, 1), LocalDate.of(2027, 5, 31));

        var trend = city.compliance.trend(Cut.of(ALL, DAY), CERTIFIED, 2);

        assertThat(trend)
                .containsExactly(
                        new TrendPoint(LocalDate.of(2026, 5, 31), new Tally(0, 1)),
                        new TrendPoint(LocalDate.of(2026, 6, 30), new Tally(1, 1)),
                        new TrendPoint(DAY, new Tally(1, 1)));
    }

    private long people(Cut cut) {
        return city.compliance.rates(cut).figures().people();
    }

    private static List<String> rates(EmployerFiguresPage page) {
        return page.employers().stream()
                .map(e -> e.figures().of(CERTIFIED).rate().orElseThrow().toString())
                .toList();
    }

    /** Asks anew each time: an answer may be two seconds old, and tests are faster than that. */
    private Figures figures(LocalDate day) {
        return new FactTable(
                        city.db,
                        new liangku.programme.DutyMatrix(city.db),
                        new liangku.programme.Programmes(city.db),
                        new ComplianceSettings(100, 80, 80, 7, 92))
                .figures(Cut.of(ALL, day), FactSql.Grouping.TOTAL).stream()
                        .map(FactTable.Row::figures)
                        .findFirst()
                        .orElse(Figures.NONE);
    }
}
