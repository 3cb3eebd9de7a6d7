package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.exam.SpotChecks.Ordering;
import liangku.people.Post;
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
                        ordered -> assertThat(ordered.workers()).isOne());
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
        var check = ((Ordering.Ordered) HALL.spotChecks.order(employer, COUNTY, List.of(), "account:r", NOON)).check();
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
        var check = ((Ordering.Ordered) HALL.spotChecks.order(employer, COUNTY, List.of(), "account:r", NOON)).check();

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
        assertThat(HALL.spotChecks.order(employer, COUNTY, List.of(), "account:r", NOON))
                .isEqualTo(new Ordering.WrongNumber(0, 500));
    }
}
