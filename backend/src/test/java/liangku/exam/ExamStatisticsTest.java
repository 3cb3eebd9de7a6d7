package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.questionbank.ItemStatistics;
import liangku.questionbank.ItemsMeasured;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ExamStatisticsTest {

    private final ExamHall hall = new ExamHall();
    private final ItemStatistics items = new ItemStatistics(hall.db, hall.bank.papers());
    private final ExamStatistics statistics = new ExamStatistics(
            hall.db, new JdbcTemplate(hall.database), hall.exams, items, hall.transaction, hall.events::add);

    @Test
    void aSubmittedFirstAttemptIsCountedOnceHoweverOftenItIsTold() {
        var attempt = hall.started(hall.learned(Category.R3, Post.WORKER).worker());
        hall.save(attempt, NOON.plusSeconds(300), hall.answersOf(attempt, 1));
        hall.attempts.submit(hall.workerOf(attempt), attempt.id(), NOON.plusSeconds(600));
        var event = hall.marked(attempt.id()).getFirst();

        statistics.marked(event);
        statistics.marked(event);

        assertThat(statistics.count(NOON)).isEqualTo(1);
        assertThat(statistics.count(NOON)).isZero();
        assertThat(worker().figures().papers()).isEqualTo(1);
        assertThat(worker().figures().mean()).isCloseTo(event.percent().doubleValue() / 100, within(1e-9));
        assertThat(shown()).isEqualTo(50);
    }

    @Test
    void retakesAndWhoAnsweredNothingAreNotCounted() {
        var absent = hall.started(hall.learned(Category.R3, Post.WORKER).worker());
        hall.attempts.submit(hall.workerOf(absent), absent.id(), NOON.plusSeconds(60));
        statistics.marked(hall.marked(absent.id()).getFirst());
        var chance = new SplittableRandom(1);
        sit(List.of(sitting(1, 1, -1), sitting(2, 1, -1)), chance);
        sit(List.of(sitting(1, 2, 0)), chance);

        assertThat(statistics.count(NOON)).isEqualTo(4);

        assertThat(worker().figures().papers()).isEqualTo(2);
        assertThat(shown()).isEqualTo(100);
    }

    @Test
    void whoIsKilledWhileCountingCountsAgainAndNothingTwice() {
        sit(List.of(sitting(1, 1, 0), sitting(2, 1, 0)), new SplittableRandom(1));
        hall.db
                .sql("create function exam.kill() returns trigger language plpgsql as $$ begin raise 'killed'; end $$")
                .update();
        hall.db
                .sql("create trigger kill before insert on exam.counted for each row execute function exam.kill()")
                .update();
        assertThatThrownBy(() -> statistics.count(NOON)).hasMessageContaining("killed");
        assertThat(shown()).isZero();

        hall.db.sql("drop trigger kill on exam.counted").update();

        assertThat(statistics.count(NOON)).isEqualTo(2);
        assertThat(shown()).isEqualTo(100);
    }

    @Test
    void enoughPapersAreCalibratedByThemselvesAndAgainWhenThereAreMore() {
        var chance = new SplittableRandom(3);
        List<PastSitting> sittings = new ArrayList<>();
        for (int i = 0; i < 600; i++) sittings.add(sitting(i, 1, 0.3 + chance.nextGaussian()));
        sit(sittings, chance);
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();

        assertThat(statistics.measure(NOON)).hasValueSatisfying(done -> {
            assertThat(done.papers()).isEqualTo(600);
            assertThat(done.converged()).isTrue();
        });
        assertThat(hall.events).contains(new ItemsMeasured(600, NOON));
        assertThat(shown()).as("read by authors' guesses").isZero();
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();
        assertThat(statistics.measure(NOON)).isEmpty();

        assertThat(worker().figures().papers()).isEqualTo(600);
        assertThat(worker().figures().reliability().orElseThrow()).isBetween(0.6, 0.95);
        assertThat(worker().figures().errorAtPassMark().orElseThrow()).isBetween(0.03, 0.1);
        assertThat(worker().papersByPercent().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(600);
        assertThat(hall.db
                        .sql("select count(*) from questionbank.item_statistics where measured is not null")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private ExamStatistics.OfExam worker() {
        return statistics.all().stream()
                .filter(exam -> exam.exam().code().equals("WORKER"))
                .findFirst()
                .orElseThrow();
    }

    private int shown() {
        return hall.db
                .sql("select coalesce(sum(shown), 0) from questionbank.item_statistics")
                .query(Integer.class)
                .single();
    }

    private PastSitting sitting(int person, int number, double ability) {
        return new PastSitting(
                hall.exam("WORKER").id(),
                new WorkerId(new UUID(1, person)),
                new EmploymentId(new UUID(2, person)),
                new EmployerId(new UUID(3, person)),
                hall.programmes.find("WORKER").orElseThrow().id(),
                number,
                NOON.minus(Duration.ofDays(30 - number)),
                Duration.ofMinutes(20),
                ability);
    }

    private void sit(List<PastSitting> sittings, SplittableRandom chance) {
        int before = hall.events.size();
        hall.history.sit(sittings, hall.bank.releases().latest().orElseThrow(), chance);
        for (var event : hall.events.subList(before, hall.events.size())) {
            if (event instanceof AttemptsTakenOver told) statistics.takenOver(told);
        }
    }
}
