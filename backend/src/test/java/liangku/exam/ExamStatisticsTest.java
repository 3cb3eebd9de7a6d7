package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.questionbank.ItemStatistics;
import liangku.questionbank.ItemsMeasured;
import liangku.questionbank.Measuring;
import liangku.questionbank.Response;
import liangku.questionbank.statistics.ItemTally;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class ExamStatisticsTest {

    private final ExamHall hall = new ExamHall();
    private final ItemStatistics items = new ItemStatistics(hall.db, hall.bank.papers());
    private final ExamStatistics statistics = new ExamStatistics(
            hall.db, new JdbcTemplate(hall.database), hall.exams, items, hall.transaction, hall.events::add);

    @Test
    void aSubmittedFirstAttemptIsCountedOnceHoweverOftenItIsHandedIn() {
        var attempt = hall.started(hall.learned(Category.R3, Post.WORKER).worker());
        hall.save(attempt, NOON.plusSeconds(300), hall.answersOf(attempt, 1));
        hall.attempts.submit(hall.workerOf(attempt), attempt.id(), NOON.plusSeconds(600));
        hall.attempts.submit(hall.workerOf(attempt), attempt.id(), NOON.plusSeconds(601));
        var event = hall.marked(attempt.id()).getFirst();

        assertThat(statistics.count(NOON)).isEqualTo(1);
        hall.attempts.submit(hall.workerOf(attempt), attempt.id(), NOON.plusSeconds(602));

        assertThat(statistics.count(NOON)).isZero();
        assertThat(worker().figures().papers()).isEqualTo(1);
        assertThat(worker().figures().mean()).isCloseTo(event.percent().doubleValue() / 100, within(1e-9));
        assertThat(shown()).isEqualTo(50);
    }

    @Test
    void retakesAndWhoAnsweredNothingAreNotCounted() {
        var absent = hall.started(hall.learned(Category.R3, Post.WORKER).worker());
        hall.attempts.submit(hall.workerOf(absent), absent.id(), NOON.plusSeconds(60));
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
    void anAttemptWhosePaperCannotBeRebuiltKeepsNoOtherFromBeingCounted() {
        sit(List.of(sitting(1, 1, 0), sitting(2, 1, 0), sitting(3, 1, 0)), new SplittableRandom(1));
        hall.db.sql("""
                        update exam.attempt set seed = seed + 1
                        where id = (select attempt_id from exam.uncounted order by since, attempt_id limit 1)
                        """).update();

        assertThat(statistics.count(NOON)).isEqualTo(3);

        assertThat(shown()).isEqualTo(100);
        assertThat(worker().figures().papers()).isEqualTo(2);
        assertThat(statistics.count(NOON)).isZero();
    }

    @Test
    void anAttemptThatLateAnswersChangeIsCountedWithTheMarksItHasNow() {
        sit(List.of(sitting(1, 1, 0), sitting(2, 1, 1)), new SplittableRandom(1));
        var chance = new SplittableRandom(4);
        for (int person = 0; person < 6; person++) {
            var attempt = hall.started(hall.learned(Category.R3, Post.WORKER).worker());
            var answers = onAPhone(attempt, hall.answersOf(attempt, 2));
            int saved = 1 + chance.nextInt(30);
            int late = saved + chance.nextInt(15);
            hall.save(attempt, NOON.plusSeconds(60), answers.subList(0, saved).toArray(Answer[]::new));
            sweep(attempt);
            if (chance.nextBoolean()) assertThat(statistics.count(NOON)).isPositive();
            bring(attempt, answers.subList(saved, late));
            if (chance.nextBoolean()) statistics.count(NOON);
            bring(attempt, answers.subList(late, answers.size()));
        }
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();
        var told = sums();

        countFromScratch();

        var scratch = sums();
        assertThat(told.keySet()).isEqualTo(scratch.keySet());
        scratch.forEach((what, sums) -> {
            var mine = Objects.requireNonNull(told.get(what));
            assertThat(mine).hasSameSizeAs(sums);
            for (int i = 0; i < sums.size(); i++) assertThat(mine.get(i)).isCloseTo(sums.get(i), within(1e-9));
        });
        assertThat(worker().figures().papers()).isEqualTo(8);
    }

    @Test
    void anAnswerThatWouldHaveLoweredTheMarksIsNotCountedEither() {
        var attempt = hall.started(hall.learned(Category.R3, Post.WORKER).worker());
        var answers = onAPhone(attempt, hall.answersOf(attempt, 9));
        hall.save(attempt, NOON.plusSeconds(60), answers.toArray(Answer[]::new));
        sweep(attempt);
        statistics.count(NOON);
        var before = sums();
        var chain = answers.getLast().link().orElseThrow().link();
        var none = new Response(List.of());
        hall.save(
                attempt,
                attempt.deadline().plusSeconds(3600),
                new Answer(51, 1, none, AnswerLink.of(chain, 900_000, 1, none)));

        countFromScratch();

        assertThat(sums()).isEqualTo(before);
    }

    @Test
    void whatIsBeingMarkedAnewIsCountedAfterwardsAndNotMeanwhile() {
        sit(List.of(sitting(1, 1, 0)), new SplittableRandom(1));
        var event = hall.events.stream()
                .filter(AttemptsTakenOver.class::isInstance)
                .map(AttemptsTakenOver.class::cast)
                .findFirst()
                .orElseThrow()
                .attempts()
                .getFirst();
        var elsewhere = new TransactionTemplate(hall.transactions);
        elsewhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var other = new ExamStatistics(
                hall.db, new JdbcTemplate(hall.database), hall.exams, items, elsewhere, hall.events::add);

        hall.transaction.executeWithoutResult(status -> {
            statistics.remarked(new AttemptRemarked(event, 2));
            assertThat(other.count(NOON)).as("its marks are not there yet").isZero();
        });

        assertThat(other.count(NOON)).isEqualTo(1);
        assertThat(other.count(NOON)).isZero();
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
        assertThat(statistics.list(NOON)).as("while all are counted anew").isZero();
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();
        assertThat(statistics.list(NOON)).isPositive();
        assertThat(statistics.list(NOON)).isZero();
        assertThat(statistics.measure(NOON.plus(2, ChronoUnit.DAYS)))
                .as("nothing came since")
                .isEmpty();

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

    @Test
    void aFewMorePapersAreMeasuredADayLaterAndAQuarterMoreAtOnce() {
        var chance = new SplittableRandom(4);
        sitAndCount(0, 400, chance);
        assertThat(statistics.measure(NOON)).isPresent();
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();

        sitAndCount(400, 401, chance);
        assertThat(statistics.measure(NOON.plus(23, ChronoUnit.HOURS))).isEmpty();
        var nextDay = NOON.plus(1, ChronoUnit.DAYS);
        assertThat(statistics.measure(nextDay))
                .hasValueSatisfying(done -> assertThat(done.papers()).isEqualTo(401));

        sitAndCount(401, 501, chance);
        assertThat(statistics.measure(nextDay)).isEmpty();
        sitAndCount(501, 502, chance);
        assertThat(statistics.measure(nextDay))
                .hasValueSatisfying(done -> assertThat(done.papers()).isEqualTo(502));
    }

    private void sitAndCount(int from, int to, SplittableRandom chance) {
        sit(sittings(from, to), chance);
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();
    }

    /** Some of the bank on a scale of their own, and the others on their authors', would make papers unequal. */
    @Test
    void nothingIsMeasuredBeforeThirtyItemsCanBe() {
        var chance = new SplittableRandom(3);
        sit(sittings(0, 210), chance);
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();
        // As it would be in a larger bank.
        hall.db.sql("""
                        update questionbank.item_statistics
                        set shown = 29
                        where shown > 29 and question_id not in (
                            select question_id from questionbank.item_statistics where shown > 29 limit 20)
                        """).update();
        assertThat(measurable()).isEqualTo(20);

        assertThat(statistics.measure(NOON)).isEmpty();

        assertThat(shown()).as("nothing is to be counted again").isPositive();
        assertThat(hall.events).noneMatch(ItemsMeasured.class::isInstance);
        sit(sittings(210, 400), chance);
        while (statistics.count(NOON) > 0) assertThat(shown()).isPositive();
        assertThat(measurable()).isGreaterThanOrEqualTo(30);
        assertThat(statistics.measure(NOON))
                .hasValueSatisfying(done -> assertThat(done.then()).isEqualTo(Measuring.Then.COUNT_AGAIN));
        assertThat(hall.db
                        .sql("select author_spread from questionbank.measurement")
                        .query(Double.class)
                        .single())
                .as("what authors' difficulties are worth was learnt with it")
                .isNotEqualTo(1);
    }

    private int measurable() {
        return hall.db
                .sql("select count(*) from questionbank.item_statistics where shown >= 30")
                .query(Integer.class)
                .single();
    }

    private List<PastSitting> sittings(int from, int to) {
        var chance = new SplittableRandom(from);
        return IntStream.range(from, to)
                .mapToObj(person -> sitting(person, 1, 0.3 + chance.nextGaussian()))
                .toList();
    }

    private void sweep(Attempt.Open attempt) {
        hall.transaction.executeWithoutResult(status ->
                hall.submissions.submit(attempt.id(), attempt.deadline().plusSeconds(60)));
    }

    private void bring(Attempt.Open attempt, List<Answer> late) {
        if (late.isEmpty()) return;
        int before = hall.events.size();
        hall.save(attempt, attempt.deadline().plusSeconds(3600), late.toArray(Answer[]::new));
        for (var event : hall.events.subList(before, hall.events.size())) {
            if (event instanceof AttemptRemarked anew) statistics.remarked(anew);
        }
    }

    /** What a phone keeps that gives an answer every second. */
    private List<Answer> onAPhone(Attempt.Open attempt, Answer... answers) {
        List<Answer> chained = new ArrayList<>();
        var chain = AnswerLink.beginning(
                new AttemptTable(hall.db).find(attempt.id()).orElseThrow());
        for (var answer : answers) {
            var link = AnswerLink.of(chain, 1000L * answer.seq(), answer.item(), answer.response());
            chained.add(new Answer(answer.seq(), answer.item(), answer.response(), link));
            chain = link.orElseThrow().link();
        }
        return chained;
    }

    /** All sums are forgotten and every marked attempt is read again. */
    private void countFromScratch() {
        hall.db.sql("delete from questionbank.item_statistics").update();
        hall.db.sql("delete from questionbank.item_day").update();
        hall.db.sql("delete from exam.tally").update();
        hall.db.sql("delete from exam.counted").update();
        hall.db
                .sql("insert into exam.uncounted (attempt_id, since) select attempt_id, marked_at from exam.result")
                .update();
        assertThat(statistics.count(NOON)).isPositive();
    }

    /** All sums of all items and exams, as they are kept. */
    private Map<String, List<Double>> sums() {
        Map<String, List<Double>> sums = new TreeMap<>();
        hall.db
                .sql("select question_id, tally from questionbank.item_statistics")
                .query((ResultSet rs) -> {
                    var tally = ItemTally.of(rs.getBytes("tally"));
                    List<Double> all = new ArrayList<>();
                    for (double sum : tally.moments()) all.add(sum);
                    for (double sum : tally.bandEarned()) all.add(sum);
                    for (int[] counts :
                            List.of(tally.bandShown(), tally.optionShown(), tally.options(), tally.times())) {
                        for (int count : counts) all.add((double) count);
                    }
                    all.add((double) tally.omitted());
                    // An item that only a paper of before had seen is none from scratch.
                    if (tally.moments()[0] > 0) sums.put(rs.getString("question_id"), all);
                });
        hall.db.sql("select exam_id, sums, bins, bin_errors from exam.tally").query((ResultSet rs) -> {
            List<Double> all = new ArrayList<>();
            for (var column : List.of("sums", "bins", "bin_errors")) {
                for (var sum : (Number[]) rs.getArray(column).getArray()) all.add(sum.doubleValue());
            }
            sums.put(rs.getString("exam_id"), all);
        });
        return sums;
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
