package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.people.Post;
import liangku.questionbank.Limits;
import liangku.questionbank.PaperItem;
import org.junit.jupiter.api.Test;

/** Items that are only tried out: on the paper like all others, in no sum that a candidate is told. */
class PilotsTest {

    private static final int PILOTS = 2;

    private final ExamHall hall = new ExamHall();

    PilotsTest() {
        hall.db
                .sql("update questionbank.question set tags = '{试测}' where identifier like 'LK-06%-07'")
                .update();
        var workers = hall.bank.blueprints().latest("P-A").orElseThrow();
        var limits = new Limits(0, List.of(), List.of(), PILOTS, Optional.empty(), 100);
        hall.bank.blueprints().save(workers.limited(limits), "account:author", NOON);
    }

    @Test
    void aCandidateIsToldAllItemsAndThePointsOfThoseThatCount() {
        var worker = hall.learned(Category.R3, Post.WORKER).worker();
        var offer = hall.attempts.offers(worker, NOON).getFirst();
        var attempt = hall.started(worker);

        assertThat(offer.items()).isEqualTo(50 + PILOTS);
        assertThat(attempt.paper().items()).hasSize(50 + PILOTS);
        assertThat(offer.points()).isEqualTo(100);
        assertThat(attempt.paper().points()).isEqualTo(100);
    }

    @Test
    void onThePaperAPilotLooksLikeTheItemsThatCount() {
        var attempt = hall.started();
        handIn(attempt, hall.answersOf(attempt, 9));

        var pilots = pilots(attempt);
        assertThat(pilots).hasSize(PILOTS);
        var looks = attempt.paper().items().stream()
                .filter(item -> !pilots.contains(item.number()))
                .map(PilotsTest::look)
                .collect(Collectors.toSet());
        assertThat(attempt.paper().items())
                .filteredOn(item -> pilots.contains(item.number()))
                .allSatisfy(item -> assertThat(looks).contains(look(item)));
    }

    @Test
    void whateverIsAnsweredToAPilotChangesNoMark() {
        var attempt = hall.started();
        var answers = hall.answersOf(attempt, 9);
        var told = handIn(attempt, answers);
        var pilots = pilots(attempt);
        var papers = hall.bank.papers();
        var without = papers.mark(
                attempt.paper().key(),
                Arrays.stream(answers)
                        .filter(answer -> !pilots.contains(answer.item()))
                        .collect(Collectors.toMap(Answer::item, Answer::response)));

        assertThat(told.earned()).isEqualByComparingTo(without.earned());
        assertThat(told.max()).isEqualTo(100);
        assertThat(told.percent()).isEqualByComparingTo(told.earned());
        assertThat(told.topics().stream().mapToInt(Attempt.TopicMark::max).sum())
                .isEqualTo(100);
        assertThat(told.topics().stream().map(Attempt.TopicMark::earned).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(told.earned());
    }

    @Test
    void afterwardsNothingIsToldOfAPilotHoweverItWasAnswered() {
        var attempt = hall.started();
        var told = handIn(attempt, ExamHall.answer(1, 1));
        var pilots = pilots(attempt);

        var corrected =
                (Correcting.Corrected) hall.corrections.of(hall.workerOf(attempt), attempt.id(), NOON.plusSeconds(700));
        assertThat(corrected.lost()).hasSize(50).noneMatch(item -> pilots.contains(item.number()));
        assertThat(told.topics().stream().mapToInt(Attempt.TopicMark::lost).sum())
                .isEqualTo(50);
    }

    private static String look(PaperItem item) {
        return item.kind() + " of " + item.points();
    }

    private Attempt.Marked handIn(Attempt.Open attempt, Answer... answers) {
        hall.save(attempt, NOON.plusSeconds(60), answers);
        return hall.attempts
                .submit(hall.workerOf(attempt), attempt.id(), NOON.plusSeconds(600))
                .orElseThrow();
    }

    private Set<Integer> pilots(Attempt attempt) {
        return hall.db
                .sql("select unnest(pilot_items) from exam.result where attempt_id = :id")
                .param("id", attempt.id().value())
                .query(Integer.class)
                .set();
    }
}
