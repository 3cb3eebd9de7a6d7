package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone whose page was opened anew without a network has no clock but one that can be set, and says so. */
class UnsureClockTest {

    private static final ExamHall HALL = new ExamHall();

    private final Attempt.Open attempt = HALL.started();
    private final Sitting sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
    private final Instant over = attempt.deadline().plusSeconds(3600);

    @Test
    void whatAPhoneThatWasOpenedAnewWithoutANetworkBringsLateIsForAPersonToDecide() {
        var answers = HALL.answersOf(attempt, 9);
        var sure = first(answers[0]);
        var unsure = behind(sure, 1000, true, answers[1]);
        var sureAgain = behind(unsure, 2000, false, answers[2]);
        var tooLate = behind(sureAgain, Duration.ofDays(1).toMillis(), true, answers[3]);

        assertThat(HALL.save(attempt, over, sure, unsure, sureAgain, tooLate))
                .isEqualTo(new Saving.TooLate(
                        attempt.deadline(),
                        3,
                        List.of(new Saving.Unproved(2, "UNSURE_CLOCK"), new Saving.Unproved(4, "AFTER_THE_DEADLINE"))));

        assertThat(new AnswerTable(HALL.db).journal(attempt.id()))
                .extracting(Answer::seq)
                .containsExactly(1L, 3L);
        assertThat(HALL.undecided(attempt.id()))
                .extracting(LateAnswer::reason)
                .containsExactly("UNSURE_CLOCK", "AFTER_THE_DEADLINE");
        assertThat(chainVerdict()).isEqualTo("WHOLE");
    }

    @Test
    void inTimeWhatItBringsIsSavedLikeAllElse() {
        var answers = HALL.answersOf(attempt, 9);
        var unsure = behind(first(answers[0]), 1000, true, answers[1]);

        assertThat(HALL.save(attempt, NOON.plusSeconds(60), first(answers[0]), unsure))
                .isEqualTo(new Saving.Saved(2));
        assertThat(HALL.save(attempt, over, unsure)).as("a replay").isEqualTo(new Saving.Saved(2));
        HALL.attempts.submit(HALL.workerOf(attempt), attempt.id(), over);
        assertThat(chainVerdict()).isEqualTo("WHOLE");
    }

    @Test
    void whoTakesAwayThatThePhoneWasUnsureHasNothingThatFollows() {
        var answers = HALL.answersOf(attempt, 9);
        var unsure = behind(first(answers[0]), 1000, true, answers[1]);
        var next = behind(unsure, 2000, false, answers[2]);
        var claimed = behind(first(answers[0]), 1000, false, answers[1]);

        assertThat(HALL.save(attempt, over, first(answers[0]), claimed, next))
                .isEqualTo(
                        new Saving.TooLate(attempt.deadline(), 2, List.of(new Saving.Unproved(3, "DOES_NOT_FOLLOW"))));
    }

    /** What the phone that gave {@code before} gives next. */
    private static Answer behind(Answer before, long elapsedMs, boolean unsure, Answer answer) {
        var chain = before.link().orElseThrow().link();
        var link = AnswerLink.of(chain, elapsedMs, unsure, answer.item(), answer.response());
        return new Answer(answer.seq(), answer.item(), answer.response(), link);
    }

    private Answer first(Answer answer) {
        var link = AnswerLink.of(AnswerLink.beginning(sitting), 1000, answer.item(), answer.response());
        return new Answer(answer.seq(), answer.item(), answer.response(), link);
    }

    private String chainVerdict() {
        return HALL.db
                .sql("select chain from exam.result where attempt_id = :id")
                .param("id", attempt.id().value())
                .query(String.class)
                .single();
    }
}
