package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.AttemptMarked.Verdict;
import liangku.people.Post;
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
    void aPaperThatIsOpenedOnAnotherPhoneLeavesOneLineForThePhone() {
        var worker = HALL.workerOf(attempt);
        var own = new PhoneId(UUID.randomUUID());
        var other = Optional.of(new PhoneId(UUID.randomUUID()));
        shown(Optional.of(own), NOON);
        HALL.writers.takeOver(worker, attempt.id(), own, NOON);

        shown(Optional.of(own), NOON.plusSeconds(10));
        shown(other, NOON.plusSeconds(20));
        shown(other, NOON.plusSeconds(30));
        shown(Optional.empty(), NOON.plusSeconds(40));
        shown(Optional.empty(), NOON.plusSeconds(50));

        assertThat(events())
                .filteredOn(AttemptEvent.ReadElsewhere.class::isInstance)
                .extracting(AttemptEvent::at)
                .containsExactly(NOON.plusSeconds(20), NOON.plusSeconds(40));
    }

    @Test
    void phonesThatMakeUpNamesFillNoTable() {
        HALL.writers.takeOver(HALL.workerOf(attempt), attempt.id(), new PhoneId(UUID.randomUUID()), NOON);

        for (var i = 0; i < 60; i++) {
            shown(Optional.of(new PhoneId(UUID.randomUUID())), NOON.plusSeconds(i));
        }

        assertThat(events())
                .filteredOn(AttemptEvent.ReadElsewhere.class::isInstance)
                .hasSize(50);
    }

    @Test
    void whatWasReadElsewhereIsNeitherChangedNorTakenAway() {
        HALL.writers.takeOver(HALL.workerOf(attempt), attempt.id(), new PhoneId(UUID.randomUUID()), NOON);
        shown(Optional.empty(), NOON);

        assertThatThrownBy(() -> HALL.db.sql("delete from exam.read_elsewhere").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void theSessionsThatLedToAnAttemptAreToldWithIt() {
        var business = HALL.employer(Category.R3);
        var cook = HALL.learned(business, Post.WORKER).worker();
        var before = NOON.minusSeconds(600);
        var first = scheduled(business, NOON.plusSeconds(3600), before);
        HALL.sessions.cancel(first.id(), new Scope.Everything(), "account:c", NOON.minusSeconds(300));
        scheduled(business, NOON.plusSeconds(60), NOON.minusSeconds(200));
        var sat = started(cook, NOON.plusSeconds(90));
        HALL.transaction.executeWithoutResult(status -> HALL.submissions.submit(sat.id(), NOON.plusSeconds(120)));
        var later = started(cook, NOON.plus(Duration.ofDays(30)));

        assertThat(TIMELINES.of(sat.id()).orElseThrow().events())
                .startsWith(
                        new AttemptEvent.Summoned(before, NOON.plusSeconds(3600), "account:r"),
                        new AttemptEvent.CalledOff(NOON.minusSeconds(300), NOON.plusSeconds(3600), "account:c"),
                        new AttemptEvent.Summoned(NOON.minusSeconds(200), NOON.plusSeconds(60), "account:r"),
                        new AttemptEvent.Started(NOON.plusSeconds(90), 1, sat.deadline(), 1, 0));
        assertThat(TIMELINES.of(later.id()).orElseThrow().events())
                .as("those of the one before are not its own")
                .first()
                .isInstanceOf(AttemptEvent.Started.class);
        assertThat(TIMELINES.of(sat.id()).orElseThrow().startedAt()).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void aSpotCheckThatWasCalledOffIsToldInNoTimeline() {
        var business = HALL.employer(Category.R3);
        var cook = HALL.learned(business, Post.WORKER).worker();
        var session = scheduled(business, NOON.plusSeconds(3600), NOON.minusSeconds(600));
        HALL.sessions.cancel(session.id(), new Scope.Everything(), "account:c", NOON.minusSeconds(300));
        HALL.db
                .sql("""
                        with ordered as (
                            insert into exam.spot_check (id, employer_id, exam_id, ordered_by, ordered_at, closes_at)
                            select :id, employer_id, exam_id, ordered_by, ordered_at, closes_at
                            from exam.session where id = :session
                            returning id
                        )
                        update exam.session set spot_check_id = (select id from ordered) where id = :session
                        """)
                .param("id", UUID.randomUUID())
                .param("session", session.id().value())
                .update();
        var sat = started(cook, NOON);

        assertThat(TIMELINES.of(sat.id()).orElseThrow().events())
                .singleElement()
                .isInstanceOf(AttemptEvent.Started.class);
    }

    @Test
    void extraTimeThatIsGrantedWhileAnAttemptRunsIsToldAsNotForIt() {
        var worker = HALL.workerOf(attempt);
        granted(worker, 50, NOON.plusSeconds(60));
        granted(worker, 30, NOON.plusSeconds(120));
        HALL.transaction.executeWithoutResult(status -> HALL.submissions.submit(attempt.id(), NOON.plusSeconds(180)));
        HALL.extraTimes.end(worker, new Scope.Everything(), "account:r", NOON.plusSeconds(240));

        assertThat(events())
                .startsWith(
                        new AttemptEvent.Started(NOON, 1, attempt.deadline(), 1, 0),
                        new AttemptEvent.ExtraTimeGranted(NOON.plusSeconds(60), 50, "account:r", false),
                        new AttemptEvent.ExtraTimeEnded(NOON.plusSeconds(120), 50, "account:r"),
                        new AttemptEvent.ExtraTimeGranted(NOON.plusSeconds(120), 30, "account:r", false),
                        new AttemptEvent.Closed(NOON.plusSeconds(180), true));
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

    private void shown(Optional<PhoneId> phone, Instant now) {
        HALL.writers.shown(attempt.id(), phone, HALL.writers.of(attempt.id()), now);
    }

    private static ExamSession scheduled(EmployerId business, Instant opensAt, Instant now) {
        var window = new ExamSessions.Window(opensAt, opensAt.plusSeconds(600));
        var exam = HALL.exam("WORKER").id();
        return ((ExamSessions.Scheduling.Scheduled) HALL.sessions.schedule(
                        exam, business, Optional.empty(), window, new Scope.Everything(), "account:r", now))
                .session();
    }

    private static Attempt.Open started(WorkerId worker, Instant now) {
        return ((Starting.Started)
                        HALL.attempts.start(worker, HALL.exam("WORKER").id(), now))
                .attempt();
    }

    private static void granted(WorkerId worker, int percent, Instant now) {
        HALL.extraTimes.grant(worker, percent, "阅读困难", Optional.empty(), new Scope.Everything(), "account:r", now);
    }

    private List<AttemptEvent> events() {
        return TIMELINES.of(attempt.id()).orElseThrow().events();
    }
}
