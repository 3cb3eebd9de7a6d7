package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.SpotChecks.Ordering;
import liangku.people.Employment;
import liangku.people.EmploymentEnded;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

class SpotChecksTest {

    private static final ExamHall HALL = new ExamHall();
    private static final Scope COUNTY = new Scope.Area(Set.of("371502"), Set.of(Category.values()));
    private static final Scope ELSEWHERE = new Scope.Area(Set.of("371581"), Set.of(Category.values()));

    @Test
    void anOrderPutsTheExamBeforeThosePeopleWithoutAskingForLessons() {
        var employer = HALL.employer(Category.C1B);
        var officer = HALL.hired(employer, Post.OFFICER).worker();
        var cook = HALL.hired(employer, Post.WORKER).worker();

        var ordering = HALL.spotChecks.order(employer, COUNTY, List.of(officer), "account:r", NOON);

        assertThat(ordering)
                .isInstanceOfSatisfying(
                        Ordering.Ordered.class,
                        ordered -> assertThat(ordered.workers()).containsExactly(officer));
        assertThat(HALL.attempts.offers(officer, NOON))
                .filteredOn(offer -> offer.exam().kind() == ExamKind.SPOT_CHECK)
                .singleElement()
                .satisfies(offer -> assertThat(offer.eligibility()).isEqualTo(new Eligibility.MaySit(1)));
        assertThat(HALL.attempts.offers(cook, NOON))
                .noneMatch(offer -> offer.exam().kind() == ExamKind.SPOT_CHECK);
    }

    @Test
    void thereIsOneMakeUpAndTheReportTellsBoth() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var check = ((Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON)).check();
        var exam = HALL.exam("SPOT_CHECK").id();

        for (var minute : List.of(0, 10)) {
            var now = NOON.plusSeconds(60L * minute);
            var open = ((Starting.Started) HALL.attempts.start(cook, exam, now)).attempt();
            HALL.attempts.submit(cook, open.id(), now.plusSeconds(30));
        }

        assertThat(HALL.attempts.start(cook, exam, NOON.plusSeconds(1200)))
                .isEqualTo(new Starting.Refused(new Eligibility.Exhausted(check.closesAt())));
        var report = HALL.spotChecks.report(check.id(), COUNTY).orElseThrow();
        assertThat(report.lines()).extracting(SpotCheck.Line::number).containsExactly(1, 2);
        assertThat(report.lines()).allMatch(line -> line.submittedAt().isPresent());
        assertThat(HALL.spotChecks.of(employer, COUNTY)).containsExactly(check);
    }

    @Test
    void whatIsOutsideTheScopeIsNotThere() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var check = ((Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON)).check();

        assertThat(HALL.spotChecks.order(employer, ELSEWHERE, List.of(cook), "account:x", NOON))
                .isEqualTo(new Ordering.NotFound());
        assertThat(HALL.spotChecks.report(check.id(), ELSEWHERE)).isEmpty();
        assertThat(HALL.spotChecks.of(employer, ELSEWHERE)).isEmpty();
    }

    @Test
    void whoDoesNotWorkThereCannotBeOrdered() {
        var employer = HALL.employer(Category.R2);
        var stranger = HALL.hired(Category.R2, Post.WORKER).worker();

        assertThat(HALL.spotChecks.order(employer, COUNTY, List.of(stranger), "account:r", NOON))
                .isEqualTo(new Ordering.NotThere(stranger));
        assertThat(HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON))
                .isEqualTo(new Ordering.WrongNumber(0, 500));
    }

    @Test
    void anOrderThatNamesNobodyOrdersNobody() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();

        assertThat(HALL.spotChecks.order(employer, COUNTY, List.of(), "account:r", NOON))
                .isEqualTo(new Ordering.NobodyNamed());
        assertThat(offered(cook, NOON)).isEmpty();
    }

    @Test
    void aSecondClickOrdersOnlyWhoHasNoOpenOrder() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var first = (Ordering.Ordered) HALL.spotChecks.order(employer, COUNTY, List.of(cook), "account:r", NOON);
        var helper = HALL.hired(employer, Post.WORKER).worker();
        var later = NOON.plusSeconds(1);

        var second = (Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", later);
        var third = HALL.spotChecks.orderAll(employer, COUNTY, "account:r", later.plusSeconds(1));

        assertThat(second.workers()).containsExactly(helper);
        assertThat(second.open()).containsExactly(Map.entry(cook, first.check().id()));
        assertThat(third)
                .isEqualTo(new Ordering.AllOpen(
                        Map.of(cook, first.check().id(), helper, second.check().id())));
        assertThat(HALL.spotChecks.of(employer, COUNTY)).hasSize(2);
    }

    @Test
    void whoHasSatItCanBeOrderedAgain() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON);
        sit(cook, NOON, 6);

        assertThat(HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON.plusSeconds(60)))
                .isInstanceOf(Ordering.Ordered.class);
    }

    @Test
    void whoLeavesHasNothingMoreToSitAndHasNotFailed() {
        var employer = HALL.employer(Category.R2);
        var employment = HALL.hired(employer, Post.WORKER);
        var cook = employment.worker();
        var passed = HALL.hired(employer, Post.WORKER);
        var check = ((Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON)).check();
        sit(passed.worker(), NOON, 6);
        var today = LocalDate.ofInstant(NOON, Employers.ZONE);

        leave(employment, today);
        leave(passed, today);

        assertThat(offered(cook, NOON)).isEmpty();
        assertThat(HALL.attempts.start(cook, HALL.exam("SPOT_CHECK").id(), NOON))
                .isInstanceOf(Starting.Refused.class);
        assertThat(HALL.spotChecks.report(check.id(), COUNTY).orElseThrow().lines())
                .extracting(SpotCheck.Line::worker, SpotCheck.Line::number, SpotCheck.Line::leftOn)
                .containsExactlyInAnyOrder(
                        tuple(cook, 0, Optional.of(today)), tuple(passed.worker(), 1, Optional.empty()));
    }

    @Test
    void whoLeavesTomorrowCanStillSitToday() {
        var employment = HALL.hired(Category.R2, Post.WORKER);
        HALL.spotChecks.orderAll(employment.employer(), COUNTY, "account:r", NOON);

        leave(employment, LocalDate.ofInstant(NOON, Employers.ZONE).plusDays(1));

        assertThat(offered(employment.worker(), NOON)).hasSize(1);
        assertThat(offered(employment.worker(), NOON.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void whoOnlyChangesThePostIsStillExamined() {
        var employment = HALL.hired(Category.R2, Post.WORKER);
        HALL.spotChecks.orderAll(employment.employer(), COUNTY, "account:r", NOON);
        var today = LocalDate.ofInstant(NOON, Employers.ZONE);
        HALL.people.changePost(employment.id(), Post.KEY_OPERATOR, today, COUNTY, "account:e", NOON);

        HALL.spotChecks.left(employment.worker(), employment.employer(), today, NOON);

        assertThat(offered(employment.worker(), NOON)).hasSize(1);
    }

    private static List<Offer> offered(WorkerId worker, Instant now) {
        return HALL.attempts.offers(worker, now).stream()
                .filter(offer -> offer.exam().kind() == ExamKind.SPOT_CHECK)
                .toList();
    }

    private static void sit(WorkerId worker, Instant now, double ability) {
        var started = (Starting.Started)
                HALL.attempts.start(worker, HALL.exam("SPOT_CHECK").id(), now);
        HALL.save(started.attempt(), now.plusSeconds(5), HALL.answersOf(started.attempt(), ability));
        HALL.attempts.submit(worker, started.attempt().id(), now.plusSeconds(10));
    }

    /** As the platform's own listener hears it. */
    private static void leave(Employment employment, LocalDate until) {
        HALL.people.leave(employment.id(), until, COUNTY, "account:e", NOON);
        var listener = new LeaverSpotChecks(HALL.spotChecks, Clock.fixed(NOON, ZoneOffset.UTC));
        HALL.events.stream()
                .filter(EmploymentEnded.class::isInstance)
                .map(EmploymentEnded.class::cast)
                .filter(ended -> ended.worker().equals(employment.worker()))
                .forEach(listener::on);
    }
}
