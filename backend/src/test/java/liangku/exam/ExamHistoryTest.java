package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

class ExamHistoryTest {

    private final ExamHall hall = new ExamHall();

    @Test
    void aPastIsSatByTheRealRulesAndCanBeReplayed() {
        var employment = hall.learned(Category.R3, Post.WORKER);
        var start = NOON.minus(Duration.ofDays(30));
        var sitting = new PastSitting(
                hall.exam("WORKER").id(),
                employment.worker(),
                employment.id(),
                employment.employer(),
                hall.programmes.find("WORKER").orElseThrow().id(),
                1,
                start,
                Duration.ofMinutes(30),
                6);
        var before = hall.events.size();

        var sat = hall.history.sit(
                List.of(sitting), hall.bank.releases().latest().orElseThrow(), new SplittableRandom(1));

        assertThat(sat).singleElement().satisfies(done -> {
            assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(done.submittedAt()).isEqualTo(start.plus(Duration.ofMinutes(30)));
            var replay = hall.afterARestart().replay(done.attempt()).orElseThrow();
            assertThat(replay.holds()).isTrue();
            assertThat(replay.paper().items()).hasSize(50);
            assertThat(hall.attempts.view(employment.worker(), done.attempt(), NOON))
                    .get()
                    .isInstanceOfSatisfying(Attempt.Marked.class, marked -> {
                        assertThat(marked.percent()).isEqualByComparingTo(done.percent());
                        assertThat(marked.startedAt()).isEqualTo(start);
                    });
        });
        assertThat(hall.events.subList(before, hall.events.size()))
                .singleElement()
                .isInstanceOfSatisfying(
                        AttemptsTakenOver.class,
                        told -> assertThat(told.attempts()).singleElement().satisfies(marked -> {
                            assertThat(marked.attempt())
                                    .isEqualTo(sat.getFirst().attempt());
                            assertThat(marked.submittedAt()).isEqualTo(start.plus(Duration.ofMinutes(30)));
                        }));
        assertThat(hall.attempts.offers(employment.worker(), NOON))
                .singleElement()
                .satisfies(offer -> assertThat(offer.eligibility()).isInstanceOf(Eligibility.AlreadyPassed.class));
    }

    @Test
    void whatWasSatUnderAnOrderOfThePastStandsInItsReportAndInNobodysRecordOfTheExam() {
        var employer = hall.employer(Category.R2);
        var cook = hall.hired(employer, Post.WORKER);
        var start = NOON.minus(Duration.ofDays(20));
        var exam = hall.exam("SPOT_CHECK");
        var ordered = (SpotChecks.Ordering.Ordered)
                hall.spotChecks.orderAll(employer, new Scope.Everything(), "account:r", start);
        var sitting = new PastSitting(
                        exam.id(),
                        cook.worker(),
                        cook.id(),
                        employer,
                        hall.programmes.find("WORKER").orElseThrow().id(),
                        1,
                        start.plusSeconds(600),
                        Duration.ofMinutes(12),
                        6)
                .under(ordered.check().id());

        hall.history.sit(List.of(sitting), hall.bank.releases().latest().orElseThrow(), new SplittableRandom(3));

        assertThat(hall.spotChecks
                        .report(ordered.check().id(), new Scope.Everything())
                        .orElseThrow()
                        .lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.number()).isEqualTo(1);
                    assertThat(line.submittedAt())
                            .contains(start.plusSeconds(600).plus(Duration.ofMinutes(12)));
                    assertThat(line.verdict()).contains(Verdict.PASSED);
                });
        assertThat(hall.attempts.offers(cook.worker(), NOON))
                .as("the exam of the duty is still to be sat")
                .noneMatch(offer -> offer.eligibility() instanceof Eligibility.AlreadyPassed);
    }

    @Test
    void aThousandSittingsOfMixedAbilityAreStoredWithAllTheirAnswers() {
        var chance = new SplittableRandom(7);
        var sittings = new ArrayList<PastSitting>();
        for (int i = 0; i < 1_000; i++) {
            sittings.add(new PastSitting(
                    hall.exam("WORKER").id(),
                    new WorkerId(new UUID(1, i)),
                    new EmploymentId(new UUID(2, i)),
                    new EmployerId(new UUID(3, i)),
                    hall.programmes.find("WORKER").orElseThrow().id(),
                    1,
                    NOON.minus(Duration.ofDays(i % 300)),
                    Duration.ofMinutes(20),
                    chance.nextDouble(-1, 3)));
        }

        var sat = hall.history.sit(sittings, hall.bank.releases().latest().orElseThrow(), chance);

        assertThat(sat).hasSize(1_000);
        assertThat(sat.stream().filter(done -> done.verdict() == Verdict.PASSED).count())
                .isBetween(400L, 950L);
        assertThat(hall.db
                        .sql("select count(*) from exam.result")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_000);
        assertThat(hall.db
                        .sql("select count(*) from exam.answer")
                        .query(Integer.class)
                        .single())
                .isBetween(49_000, 50_000);
    }
}
