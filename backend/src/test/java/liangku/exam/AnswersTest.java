package liangku.exam;

import static liangku.exam.ExamHall.GRACE;
import static liangku.exam.ExamHall.NOON;
import static liangku.exam.ExamHall.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.Misfit;
import liangku.questionbank.PaperItem;
import liangku.questionbank.Phrase;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class AnswersTest {

    private static final ExamHall HALL = new ExamHall();

    private final Attempt.Open attempt = HALL.started();
    private final int statement = item(QuestionKind.TRUE_FALSE);
    private final int single = item(QuestionKind.SINGLE);
    private final int multiple = item(QuestionKind.MULTIPLE);

    @Test
    void aBatchIsSavedAndAReplayChangesNothing() {
        Answer[] batch = {answer(1, statement, "T"), answer(2, single, "B"), answer(3, multiple, "C", "A")};

        assertThat(HALL.save(attempt, NOON.plusSeconds(5), batch)).isEqualTo(new Saving.Saved(3));
        assertThat(HALL.save(attempt, NOON.plusSeconds(9), batch)).isEqualTo(new Saving.Saved(3));
        assertThat(HALL.save(attempt, NOON.plusSeconds(9), answer(3, multiple, "A", "C", "A")))
                .isEqualTo(new Saving.Saved(3));

        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void gapsAreAllowedAndTheHighestNumberIsTold() {
        assertThat(HALL.save(attempt, NOON, answer(7, single, "A"))).isEqualTo(new Saving.Saved(7));
        assertThat(HALL.save(attempt, NOON, answer(2, single, "B"))).isEqualTo(new Saving.Saved(7));
        assertThat(HALL.save(attempt, NOON)).isEqualTo(new Saving.Saved(7));
    }

    @Test
    void theSameNumberWithAnotherAnswerIsAConflictAndNothingOfTheBatchIsKept() {
        HALL.save(attempt, NOON, answer(1, single, "A"), answer(2, statement, "T"));

        assertThat(HALL.save(attempt, NOON, answer(2, statement, "F"), answer(3, single, "B")))
                .isEqualTo(new Saving.Conflict(2, 2));
        assertThat(HALL.save(attempt, NOON, answer(4, statement, "F"), answer(4, statement, "T")))
                .isEqualTo(new Saving.Conflict(4, 2));

        assertThat(rows()).isEqualTo(2);
    }

    /** Stored, never heard of, and numbered anew behind another phone's: an older answer would count instead of a newer one. */
    @Test
    void whatIsStoredUnderAnotherNumberIsNotStoredAgain() {
        var sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
        var beginning = AnswerLink.beginning(sitting);
        var first = AnswerLink.of(beginning, 1000, single, new Response(List.of("A")))
                .orElseThrow();
        var second = AnswerLink.of(first.link(), 2000, single, new Response(List.of("B")))
                .orElseThrow();
        var others = AnswerLink.of(beginning, 3000, single, new Response(List.of("C")))
                .orElseThrow();
        HALL.save(attempt, NOON.plusSeconds(5), linked(1, "A", first), linked(2, "B", second));
        HALL.save(attempt, NOON.plusSeconds(6), linked(3, "C", others));

        assertThat(HALL.save(attempt, NOON.plusSeconds(7), linked(4, "A", first), linked(5, "B", second)))
                .isEqualTo(new Saving.Saved(5));

        assertThat(rows()).isEqualTo(3);
        assertThat(new AnswerTable(HALL.db).latest(attempt.id())).containsExactly(answer(3, single, "C"));
    }

    @Test
    void whatStandsInAChainNeverGoesBeforeWhatIsStored() {
        var sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
        var link = AnswerLink.of(AnswerLink.beginning(sitting), 1000, single, new Response(List.of("A")))
                .orElseThrow();
        HALL.save(attempt, NOON.plusSeconds(5), answer(7, single, "B"));

        assertThat(HALL.save(attempt, NOON.plusSeconds(6), linked(3, "A", link), answer(9, statement, "T")))
                .as("nor what came with it")
                .isEqualTo(new Saving.Conflict(3, 7));
    }

    private Answer linked(long seq, String letter, AnswerLink link) {
        return new Answer(seq, single, new Response(List.of(letter)), Optional.of(link));
    }

    @Test
    void anEmptyAnswerTakesAnEarlierOneBack() {
        HALL.save(attempt, NOON, answer(1, single, "A"), answer(2, single));

        assertThat(new AnswerTable(HALL.db).latest(attempt.id())).containsExactly(answer(2, single));
    }

    @Test
    void whatIsNotOnThePaperIsRefusedByName() {
        var items = attempt.paper().items().size();

        assertThat(HALL.save(attempt, NOON, answer(1, items + 1, "A"))).isEqualTo(refused(Misfit.Why.NO_ITEM, 51, 50));
        assertThat(HALL.save(attempt, NOON, answer(1, single, "Z")))
                .isInstanceOfSatisfying(
                        Saving.NotOnThePaper.class,
                        refused -> assertThat(refused.why().toString())
                                .startsWith("not-among [%d, Z, A, B".formatted(single)));
        assertThat(HALL.save(attempt, NOON, answer(1, statement, "A")))
                .isEqualTo(refused(Misfit.Why.NOT_AMONG, statement, "A", Phrase.list(List.of("T", "F"))));
        assertThat(HALL.save(attempt, NOON, answer(1, single, "A", "B")))
                .isEqualTo(refused(Misfit.Why.NOT_ONE, single, 2));
        assertThat(HALL.save(attempt, NOON, answer(0, single, "A"))).isEqualTo(refused(Misfit.Why.NO_NUMBER, 0));
        assertThat(rows()).isZero();
    }

    private static Saving refused(Misfit.Why why, Object... details) {
        return new Saving.NotOnThePaper(Misfit.of(why, details));
    }

    @Test
    void answersAreTakenAGraceAfterTheDeadlineAndThenNoLonger() {
        var last = attempt.deadline().plus(GRACE);

        assertThat(HALL.save(attempt, last, answer(1, single, "A"))).isEqualTo(new Saving.Saved(1));
        assertThat(HALL.save(attempt, last.plusMillis(1), answer(2, single, "B")))
                .isEqualTo(tooLate(attempt, 1, 2, "NO_EVIDENCE"));
        assertThat(HALL.save(attempt, last.plusMillis(1), answer(1, single, "A")))
                .as("a replay of what is stored is still acknowledged")
                .isEqualTo(new Saving.Saved(1));
    }

    @Test
    void nothingIsSavedAfterTheSubmission() {
        HALL.save(attempt, NOON, answer(1, single, "A"));
        HALL.attempts.submit(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(9));

        assertThat(HALL.save(attempt, NOON.plusSeconds(10), answer(2, single, "B")))
                .isEqualTo(tooLate(attempt, 1, 2, "HANDED_IN"));
        assertThat(HALL.save(attempt, NOON.plusSeconds(10), answer(1, single, "A")))
                .isEqualTo(new Saving.Saved(1));
    }

    @Test
    void whatWasAcknowledgedBeforeASubmissionIsInItsMarks() throws Exception {
        var worker = HALL.workerOf(attempt);
        var all = HALL.answersOf(attempt, 9);
        var acknowledged = new AtomicInteger();
        var next = new AtomicInteger();

        AttemptsTest.atOnce(8, () -> {
            for (int i = next.getAndIncrement(); i < all.length; i = next.getAndIncrement()) {
                if (i == all.length / 2) {
                    HALL.attempts.submit(worker, attempt.id(), NOON.plusSeconds(60));
                }
                if (HALL.save(attempt, NOON.plusSeconds(30), all[i]) instanceof Saving.Saved) {
                    acknowledged.incrementAndGet();
                }
            }
            return true;
        });

        assertThat(rows()).isEqualTo(acknowledged.get());
        var again = HALL.bank
                .papers()
                .mark(
                        attempt.paper().key(),
                        new AnswerTable(HALL.db)
                                .latest(attempt.id()).stream()
                                        .collect(Collectors.toMap(Answer::item, Answer::response)));
        assertThat(new ResultTable(HALL.db).find(attempt.id()).orElseThrow().earned())
                .isEqualByComparingTo(again.earned());
    }

    @Test
    void twoPhonesAtTheSameNumbersNeverBothSucceedWithDifferentAnswers() throws Exception {
        var letter = new AtomicInteger();

        var outcomes = AttemptsTest.atOnce(
                4,
                () -> HALL.save(
                        attempt, NOON, answer(1, single, List.of("A", "B").get(letter.getAndIncrement() % 2))));

        assertThat(outcomes).filteredOn(Saving.Saved.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(Saving.Conflict.class::isInstance).hasSize(2);
        assertThat(rows()).isOne();
    }

    @Test
    void manyCandidatesAtOnceAreEachToldWhatBecameOfTheirs() throws Exception {
        var attempts = IntStream.range(0, 24).mapToObj(i -> HALL.started()).toList();
        var submitted = attempts.get(3);
        HALL.attempts.submit(HALL.workerOf(submitted), submitted.id(), NOON.plusSeconds(1));
        var taken = attempts.get(5);
        HALL.save(taken, NOON, answer(2, 1, "T"));
        var next = new AtomicInteger();

        var outcomes = AttemptsTest.atOnce(24, () -> {
            var mine = attempts.get(next.getAndIncrement());
            return Map.entry(mine, HALL.save(mine, NOON.plusSeconds(2), answer(1, 1, "T"), answer(2, 1, "F")));
        });

        for (var outcome : outcomes) {
            var of = outcome.getKey();
            if (of.id().equals(submitted.id())) {
                assertThat(outcome.getValue()).isInstanceOfSatisfying(Saving.TooLate.class, late -> {
                    assertThat(late.savedSeq()).isZero();
                    assertThat(late.kept()).extracting(Saving.Unproved::seq).containsExactly(1L, 2L);
                });
            } else if (of.id().equals(taken.id())) {
                assertThat(outcome.getValue()).isEqualTo(new Saving.Conflict(1, 2));
            } else {
                assertThat(outcome.getValue()).isEqualTo(new Saving.Saved(2));
                assertThat(new AnswerTable(HALL.db).latest(of.id())).containsExactly(answer(2, 1, "F"));
            }
        }
        assertThat(new AnswerTable(HALL.db).latest(taken.id())).containsExactly(answer(2, 1, "T"));
        assertThat(new AnswerTable(HALL.db).latest(submitted.id())).isEmpty();
    }

    @Test
    void aSubmissionUnderWayHoldsUpItsOwnAnswersOnly() throws Exception {
        var other = HALL.started();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = HALL.transaction.execute(status -> {
                HALL.submissions.submit(attempt.id(), NOON.plusSeconds(4));
                var waiting = threads.submit(() -> HALL.save(attempt, NOON.plusSeconds(5), answer(1, single, "A")));

                assertThat(HALL.save(other, NOON.plusSeconds(5), answer(1, 1, "T")))
                        .isEqualTo(new Saving.Saved(1));
                assertThat(waiting.isDone()).isFalse();
                return waiting;
            });

            assertThat(held.get()).isEqualTo(tooLate(attempt, 0, 1, "HANDED_IN"));
        }
    }

    @Test
    void whatIsSavedWithinALongerTransactionOutlivesItsRollback() {
        HALL.transaction.executeWithoutResult(status -> {
            assertThat(HALL.save(attempt, NOON, answer(1, single, "A"))).isEqualTo(new Saving.Saved(1));
            status.setRollbackOnly();
        });

        assertThat(rows()).isOne();
    }

    @Test
    void theJournalIsAppendOnly() {
        HALL.save(attempt, NOON, answer(1, single, "A"));

        for (var sql : List.of("update exam.answer set item = 9", "delete from exam.answer")) {
            assertThatThrownBy(() -> HALL.db.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    private int item(QuestionKind kind) {
        return attempt.paper().items().stream()
                .filter(item -> item.kind() == kind)
                .mapToInt(PaperItem::number)
                .findFirst()
                .orElseThrow();
    }

    private int rows() {
        return HALL.db
                .sql("select count(*) from exam.answer where attempt_id = :id")
                .param("id", attempt.id().value())
                .query(Integer.class)
                .single();
    }

    private static Saving tooLate(Attempt.Open attempt, long savedSeq, long seq, String why) {
        return new Saving.TooLate(attempt.deadline(), savedSeq, List.of(new Saving.Unproved(seq, why)));
    }
}
