package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.WorkerId;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;

class TimelinesTest {

    private static final ExamHall HALL = new ExamHall();
    private static final Timelines TIMELINES = new Timelines(HALL.db, HALL.candidates, HALL.audit, HALL.exams);

    private final Attempt.Open attempt = HALL.started();
    private final Answer[] right = HALL.answersOf(attempt, 9);
    private final Instant over = attempt.deadline().plusSeconds(3600);

    @Test
    void aSittingIsToldInItsOrder() {
        var phone = new PhoneId(UUID.randomUUID());
        var worker = HALL.workerOf(attempt);
        HALL.writers.takeOver(worker, attempt.id(), phone, NOON);
        HALL.save(attempt, NOON.plusSeconds(60), answer(1, 1), answer(2, 2));
        HALL.save(attempt, NOON.plusSeconds(90), answer(3, 2));
        HALL.writers.takeOver(worker, attempt.id(), new PhoneId(UUID.randomUUID()), NOON.plusSeconds(300));
        HALL.save(attempt, NOON.plusSeconds(900), answer(4, 3));
        HALL.transaction.executeWithoutResult(status -> HALL.submissions.submit(attempt.id(), NOON.plusSeconds(960)));

        assertThat(events())
                .startsWith(
                        new AttemptEvent.Started(NOON, 1, attempt.deadline(), 1, 0),
                        new AttemptEvent.Saved(NOON.plusSeconds(60), NOON.plusSeconds(90), 3, 2, false),
                        new AttemptEvent.TakenOver(NOON.plusSeconds(300)),
                        new AttemptEvent.Saved(NOON.plusSeconds(900), NOON.plusSeconds(900), 1, 1, false),
                        new AttemptEvent.Closed(NOON.plusSeconds(960), true))
                .hasSize(6)
                .last()
                .isInstanceOfSatisfying(AttemptEvent.Marked.class, marked -> {
                    assertThat(marked.revision()).isOne();
                    assertThat(marked.verdict()).isEqualTo(Verdict.FAILED);
                });
    }

    @Test
    void noTakeOverIsLostBehindWhateverElseTheLogSaysOfTheAttempt() {
        HALL.transaction.executeWithoutResult(status -> {
            for (var i = 0; i < 600; i++) {
                HALL.audit.record(
                        "account:a",
                        "attempt-looked-at",
                        "attempt",
                        attempt.id().toString(),
                        Map.of(),
                        NOON);
            }
            for (var i = 0; i < 501; i++) {
                HALL.audit.record(
                        "worker:w",
                        "attempt-taken-over",
                        "attempt",
                        attempt.id().toString(),
                        Map.of(),
                        NOON.plusSeconds(i));
            }
        });

        assertThat(events())
                .filteredOn(AttemptEvent.TakenOver.class::isInstance)
                .hasSize(501);
    }

    @Test
    void whatCameTooLateAndWhatAPersonDecidedAboutItIsPartOfIt() {
        HALL.transaction.executeWithoutResult(status ->
                HALL.submissions.submit(attempt.id(), attempt.deadline().plusSeconds(60)));
        HALL.save(attempt, over, HALL.answersOf(attempt, 9));
        var decidedAt = over.plusSeconds(600);
        HALL.lateAnswers.decide(
                attempt.id(), LateDecision.TAKEN, "断网属实", new Scope.Everything(), "account:test", decidedAt);

        assertThat(events())
                .contains(
                        new AttemptEvent.Closed(attempt.deadline(), false),
                        new AttemptEvent.CameTooLate(over, 50, "NO_EVIDENCE"),
                        new AttemptEvent.Decided(decidedAt, 50, LateDecision.TAKEN, "account:test", "断网属实"))
                .noneMatch(AttemptEvent.Saved.class::isInstance)
                .filteredOn(AttemptEvent.Marked.class::isInstance)
                .extracting(event -> ((AttemptEvent.Marked) event).verdict())
                .containsExactly(Verdict.FAILED, Verdict.PASSED);
    }

    @Test
    void anAnswerThatIsNoneToThePaperIsPartOfIt() {
        var sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
        var nothing = new Response(List.of("Z"));
        var link = AnswerLink.of(AnswerLink.beginning(sitting), 1000, 1, nothing);
        HALL.save(attempt, NOON.plusSeconds(5), new Answer(1, 1, nothing, link));

        assertThat(events()).contains(new AttemptEvent.Refused(NOON.plusSeconds(5), 1));
    }

    @Test
    void nobodyIsToldOfAnAttemptThatIsNoneOfTheirs() {
        var worker = HALL.workerOf(attempt);
        var elsewhere = new Scope.Own(new EmployerId(UUID.randomUUID()));

        assertThat(TIMELINES.of(attempt.id(), worker)).isPresent();
        assertThat(TIMELINES.of(attempt.id(), new WorkerId(UUID.randomUUID()))).isEmpty();
        assertThat(TIMELINES.of(attempt.id(), elsewhere)).isEmpty();
        assertThat(TIMELINES.of(new AttemptId(UUID.randomUUID()))).isEmpty();
    }

    private Answer answer(int seq, int item) {
        return new Answer(seq, item, right[item - 1].response());
    }

    private List<AttemptEvent> events() {
        return TIMELINES.of(attempt.id()).orElseThrow().events();
    }
}
