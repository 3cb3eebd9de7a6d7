package liangku.exam;

import static liangku.exam.ExamHall.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import liangku.employer.Scope;
import org.junit.jupiter.api.Test;

/** The list of late answers that wait for a person: it counts attempts, so that nobody's many answers hide another's. */
class LateListTest {

    private static final Scope ALL = new Scope.Everything();

    private final ExamHall hall = new ExamHall();
    private final Attempt.Open first = hall.started();
    private final Instant over = first.deadline().plusSeconds(3600);

    @Test
    void anAttemptWithManyAnswersTakesOnePlaceAndSaysHowManyThereAre() {
        var second = hall.started();
        keep(first, 1, 300, over);
        keep(second, 1, 1, over.plusSeconds(1));

        var page = hall.lateAnswers.undecided(ALL, Optional.empty(), 200);

        assertThat(page.attempts()).extracting(LateAttempt::id).containsExactly(first.id(), second.id());
        assertThat(page.next()).isEmpty();
        var many = page.attempts().getFirst();
        assertThat(many.count()).isEqualTo(300);
        assertThat(many.answers()).extracting(LateAnswer::seq).containsExactlyElementsOf(seqs(1, 100));
        assertThat(many.reasons()).containsExactly("NO_EVIDENCE");
        assertThat(many.since()).isEqualTo(over);
        assertThat(many.given()).as("the phones say nothing of when").isEmpty();
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEndedAlsoIfItsLastAttemptWasDecidedMeanwhile() {
        var attempts = IntStream.range(0, 5)
                .mapToObj(number -> number == 0 ? first : hall.started())
                .toList();
        for (var number = 0; number < attempts.size(); number++) {
            // Two came at the same moment.
            keep(attempts.get(number), 1, 2, over.plusSeconds(number / 2));
        }
        var seen = new ArrayList<AttemptId>();
        var next = Optional.<LatePage.Place>empty();
        do {
            var page = hall.lateAnswers.undecided(ALL, next, 2);
            page.attempts().forEach(late -> seen.add(late.id()));
            if (!page.attempts().isEmpty()) {
                var last = page.attempts().getLast().id();
                assertThat(hall.lateAnswers.decide(last, LateDecision.REFUSED, "没有依据", ALL, "account:test", over))
                        .isEqualTo(2);
            }
            next = page.next().flatMap(place -> LatePage.Place.parse(place.toString()));
        } while (next.isPresent());

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        attempts.stream().map(Attempt.Open::id).toList());
        assertThat(seen.getLast()).isEqualTo(attempts.getLast().id());
    }

    @Test
    void whatSomebodyElseDecidesIsNotOnTheList() {
        keep(first, 1, 2, over);
        hall.lateAnswers.decide(first.id(), LateDecision.REFUSED, "没有依据", ALL, "account:test", over);

        assertThat(hall.lateAnswers.undecided(ALL, Optional.empty(), 50).attempts())
                .isEmpty();

        keep(first, 3, 1, over.plusSeconds(9));
        assertThat(hall.lateAnswers.undecided(ALL, Optional.empty(), 50).attempts())
                .as("what came since")
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.count()).isOne();
                    assertThat(late.since()).isEqualTo(over.plusSeconds(9));
                });
    }

    @Test
    void aPlaceThatNobodyWroteIsNone() {
        for (var text : List.of("", "x", "_", over + "_x", "x_" + first.id(), over.toString())) {
            assertThat(LatePage.Place.parse(text)).as(text).isEmpty();
        }
        var place = new LatePage.Place(over, first.id());
        assertThat(LatePage.Place.parse(place.toString())).contains(place);
    }

    @Test
    void whereNoMoreIsKeptThePhoneIsToldSoAndNothingOfItsBatchIsStored() {
        keep(first, 1, 990, over);

        assertThat(hall.save(first, over, answers(991, 11))).isEqualTo(new Saving.Full(1_000));
        assertThat(kept()).isEqualTo(990);

        assertThat(hall.save(first, over, answers(991, 10))).isInstanceOfSatisfying(Saving.TooLate.class, late -> {
            assertThat(late.kept()).extracting(Saving.Unproved::seq).containsExactlyElementsOf(seqs(991, 10));
        });
        assertThat(kept()).isEqualTo(1_000);
        assertThat(hall.save(first, over, answers(1_001, 1))).isEqualTo(new Saving.Full(1_000));
        assertThat(hall.save(first, over, answers(500, 501)))
                .as("a replay of what is kept")
                .isInstanceOf(Saving.TooLate.class);
        assertThat(kept()).isEqualTo(1_000);
    }

    @Test
    void whatShowsToHaveBeenGivenInTimeIsTakenHoweverMuchIsKept() {
        keep(first, 1, 1_000, over);
        var sitting = new AttemptTable(hall.db).find(first.id()).orElseThrow();
        var inTime = hall.answersOf(first, 9)[0];
        var link = AnswerLink.of(AnswerLink.beginning(sitting), 1_000, inTime.item(), inTime.response());

        assertThat(hall.save(first, over, new Answer(2_000, inTime.item(), inTime.response(), link)))
                .isEqualTo(new Saving.Saved(2_000));
    }

    /** Answers without a word of when they were given. */
    private void keep(Attempt.Open attempt, int from, int count, Instant now) {
        assertThat(hall.save(attempt, now, answers(from, count))).isInstanceOf(Saving.TooLate.class);
    }

    private static Answer[] answers(int from, int count) {
        return seqs(from, count).stream().map(seq -> answer(seq, 1)).toArray(Answer[]::new);
    }

    private static List<Long> seqs(int from, int count) {
        return LongStream.range(from, from + count).boxed().toList();
    }

    private int kept() {
        return hall.db
                .sql("select count(*) from exam.late_answer where attempt_id = :id")
                .param("id", first.id().value())
                .query(Integer.class)
                .single();
    }
}
