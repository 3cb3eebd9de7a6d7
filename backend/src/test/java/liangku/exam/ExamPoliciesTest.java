package liangku.exam;

import static liangku.exam.ExamHall.GRACE;
import static liangku.exam.ExamHall.NOON;
import static liangku.exam.ExamHall.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.LearnerId;
import liangku.employer.Category;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.ExamPolicies.Deciding;
import liangku.exam.ExamPolicies.Proposing;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.ExamSession.Stage;
import liangku.exam.ExamSessions.Scheduling;
import liangku.exam.PolicyVersion.Outcome;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExamPoliciesTest {

    private static final String AUTHOR = "account:author";
    private static final String REVIEWER = "account:reviewer";
    private static final ExamHall HALL = new ExamHall();
    private static final ExamTerms FIRST = HALL.exam("WORKER").terms();

    private final ExamId exam = HALL.exam("WORKER").id();

    /** Every test begins with what the exam was founded with. */
    @BeforeEach
    void asItWasFounded() {
        HALL.policies.of(exam).stream()
                .filter(PolicyVersion::waits)
                .forEach(version -> HALL.policies.withdraw(exam, version.number(), version.proposedBy(), NOON));
        if (!HALL.exam("WORKER").terms().equals(FIRST)) {
            inForce(TermsWish.of(FIRST));
        }
    }

    @Test
    void anExamBeginsWithWhatThePlatformIsSetTo() {
        var manager = HALL.exam("MANAGER");

        assertThat(manager.policy()).isOne();
        assertThat(manager.terms())
                .isEqualTo(new ExamTerms(
                        Duration.ofMinutes(90),
                        80,
                        GRACE,
                        new Exam.Retakes(3, Duration.ofDays(30), Duration.ofHours(24)),
                        ExamWindow.ANY_TIME,
                        new ExamTerms.Prerequisites(ExamSettings.Lessons.REQUIRED, Duration.ZERO)));
        assertThat(HALL.policies.of(manager.id()))
                .singleElement()
                .satisfies(version ->
                        assertThat(version.decision().orElseThrow().outcome()).isEqualTo(Outcome.APPROVED));
    }

    @Test
    void whatOnePersonProposesAnotherPutsInForce() {
        var proposed = proposed(wish(50, hours("08:00", "20:00")));
        assertThat(HALL.exam("WORKER").terms()).isEqualTo(FIRST);
        assertThat(HALL.policies.list())
                .filteredOn(standing -> standing.exam().id().equals(exam))
                .singleElement()
                .satisfies(standing -> assertThat(standing.waiting()).contains(proposed));

        assertThat(HALL.policies.approve(exam, proposed.number(), "", AUTHOR, NOON))
                .isEqualTo(Deciding.OWN);
        assertThat(HALL.policies.approve(exam, proposed.number(), "可以", REVIEWER, NOON))
                .isEqualTo(Deciding.DECIDED);

        assertThat(HALL.exam("WORKER").policy()).isEqualTo(proposed.number());
        assertThat(HALL.exam("WORKER").terms()).isEqualTo(proposed.terms());
        assertThat(HALL.policies.of(exam).getFirst().decision())
                .contains(new PolicyVersion.Decision(Outcome.APPROVED, "可以", REVIEWER, NOON));
        assertThat(HALL.policies.approve(exam, proposed.number(), "", REVIEWER, NOON))
                .isEqualTo(Deciding.DECIDED_ALREADY);
        assertThat(HALL.audit.about("exam", exam.toString(), "exam-policy-approved"))
                .isNotEmpty();
    }

    @Test
    void oneProposalWaitsAtATimeAndItIsSomethingNew() {
        assertThat(HALL.policies.propose(exam, TermsWish.of(FIRST), "一样", AUTHOR, NOON))
                .isEqualTo(new Proposing.NothingNew());
        assertThat(HALL.policies.propose(exam, wish(50, ExamWindow.ANY_TIME), " ", AUTHOR, NOON))
                .isEqualTo(new Proposing.NoReason());
        assertThat(HALL.policies.propose(exam, wish(0, ExamWindow.ANY_TIME), "零", AUTHOR, NOON))
                .isInstanceOf(Proposing.Unfit.class);
        assertThat(HALL.policies.propose(new ExamId(new UUID(0, 9)), wish(50, ExamWindow.ANY_TIME), "没有", AUTHOR, NOON))
                .isEqualTo(new Proposing.NotFound());
        var waiting = proposed(wish(50, ExamWindow.ANY_TIME));

        assertThat(HALL.policies.propose(exam, wish(45, ExamWindow.ANY_TIME), "再改", AUTHOR, NOON))
                .isEqualTo(new Proposing.OneWaits(waiting.number()));
        assertThat(HALL.policies.withdraw(exam, waiting.number(), REVIEWER, NOON))
                .isEqualTo(Deciding.NOT_FOUND);
        assertThat(HALL.policies.withdraw(exam, waiting.number(), AUTHOR, NOON)).isEqualTo(Deciding.DECIDED);
        var again = proposed(wish(45, ExamWindow.ANY_TIME));
        assertThat(HALL.policies.refuse(exam, again.number(), " ", REVIEWER, NOON))
                .isEqualTo(Deciding.NO_REMARK);
        assertThat(HALL.policies.refuse(exam, again.number(), "太短", REVIEWER, NOON))
                .isEqualTo(Deciding.DECIDED);

        assertThat(HALL.exam("WORKER").terms()).isEqualTo(FIRST);
        assertThat(HALL.policies.of(exam))
                .extracting(version -> version.decision().map(PolicyVersion.Decision::outcome))
                .startsWith(Optional.of(Outcome.REFUSED), Optional.of(Outcome.WITHDRAWN));
    }

    @Test
    void aWindowThatClosedWhileTheProposalWaitedIsNotPutInForce() {
        var window = new ExamWindow(Optional.empty(), Optional.of(NOON.plusSeconds(60)), Optional.empty());
        var proposed = proposed(wish(50, window));

        assertThat(HALL.policies.approve(exam, proposed.number(), "", REVIEWER, NOON.plusSeconds(60)))
                .isEqualTo(Deciding.WINDOW_OVER);
    }

    @Test
    void anAttemptKeepsThePolicyItBeganUnder() {
        var before = HALL.exam("WORKER").policy();
        var attempt = HALL.started();
        inForce(TermsWish.of(new ExamTerms(
                Duration.ofMinutes(30), 90, Duration.ofMinutes(2), FIRST.retakes(), FIRST.window(), FIRST.before())));
        var after = HALL.started();

        assertThat(policyOf(attempt)).isEqualTo(before);
        assertThat(policyOf(after)).isEqualTo(HALL.exam("WORKER").policy()).isNotEqualTo(before);
        assertThat(after.deadline()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(after.passPercent()).isEqualTo(90);
        // The grace of each is its own.
        assertThat(HALL.save(attempt, attempt.deadline().plus(GRACE), answer(1, 1, "T")))
                .isInstanceOf(Saving.Saved.class);
        assertThat(HALL.submissions.isOver(sitting(attempt), attempt.deadline().plusSeconds(11)))
                .isTrue();
        assertThat(HALL.save(after, after.deadline().plusSeconds(119), answer(1, 1, "T")))
                .isInstanceOf(Saving.Saved.class);
        assertThat(HALL.submissions.isOver(sitting(after), after.deadline().plusSeconds(120)))
                .isFalse();
    }

    @Test
    void theSweepLeavesAnAttemptTheGraceOfItsPolicy() {
        var wish = TermsWish.of(FIRST);
        inForce(new TermsWish(
                wish.minutes(),
                wish.passPercent(),
                300,
                wish.attempts(),
                wish.periodDays(),
                wish.coolDownHours(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                wish.lessons(),
                0));
        var attempt = HALL.started();
        var sweep = new OverdueSweep(HALL.db, HALL.submissions, HALL.settings, HALL.transaction, Clock.systemUTC());

        sweep.sweep(attempt.deadline().plusSeconds(200));
        assertThat(sitting(attempt).closed()).isEmpty();
        sweep.sweep(attempt.deadline().plusSeconds(301));

        assertThat(sitting(attempt).closed()).isPresent();
    }

    @Test
    void outsideItsHoursNobodyBeginsAndWhoHasBegunGoesOn() {
        var worker = HALL.learned(Category.R3, Post.WORKER).worker();
        inForce(wish(60, hours("08:00", "12:30")));
        var running = HALL.started();

        var eight = Instant.parse("2026-03-03T00:00:00Z");
        var late = NOON.plus(Duration.ofMinutes(31));
        assertThat(HALL.attempts.start(worker, exam, late))
                .isEqualTo(new Starting.Refused(new Eligibility.Closed(Optional.of(eight))));
        assertThat(HALL.attempts.start(HALL.workerOf(running), exam, late)).isInstanceOf(Starting.Resumed.class);
        assertThat(HALL.attempts.start(worker, exam, eight)).isInstanceOf(Starting.Started.class);
    }

    @Test
    void hoursOfLearningComeBeforeTheExamAndCountAsTheyWereLearned() {
        var worker = HALL.learned(Category.R3, Post.WORKER).worker();
        var wish = TermsWish.of(FIRST);
        inForce(new TermsWish(
                wish.minutes(),
                wish.passPercent(),
                wish.graceSeconds(),
                wish.attempts(),
                wish.periodDays(),
                wish.coolDownHours(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExamSettings.Lessons.REQUIRED,
                60));

        // Four lessons of three minutes are learned.
        assertThat(eligibility(worker, NOON)).isEqualTo(new Eligibility.LearnFirst(0, Duration.ofMinutes(48)));
        var longAgo = NOON.minus(Duration.ofDays(400));
        learn(worker, 48, longAgo);
        assertThat(eligibility(worker, NOON)).isEqualTo(new Eligibility.LearnFirst(0, Duration.ofMinutes(48)));
        learn(worker, 48, NOON.minusSeconds(60));

        assertThat(eligibility(worker, NOON)).isEqualTo(new Eligibility.MaySit(1));
    }

    @Test
    void aSessionLiesWithinTheWindow() {
        inForce(wish(60, hours("08:00", "18:00")));
        var employer = HALL.employer(Category.R3);
        HALL.learned(employer, Post.WORKER);
        var late = new ExamSessions.Window(NOON.plus(Duration.ofHours(5)), NOON.plus(Duration.ofHours(7)));
        var fits = new ExamSessions.Window(NOON.plus(Duration.ofHours(5)), NOON.plus(Duration.ofHours(6)));

        assertThat(HALL.sessions.schedule(
                        exam, employer, Optional.empty(), late, new Scope.Everything(), "account:x", NOON))
                .isEqualTo(new Scheduling.OutsideTheWindow(Optional.of(late.opensAt())));
        assertThat(HALL.sessions.schedule(
                        exam, employer, Optional.empty(), fits, new Scope.Everything(), "account:x", NOON))
                .isInstanceOf(Scheduling.Scheduled.class);
    }

    @Test
    void papersThatWaitInASessionAreMadeForThePolicyThatIsInForceWhenItOpens() {
        var employer = HALL.employer(Category.R3);
        var worker = HALL.learned(employer, Post.WORKER).worker();
        var opensAt = NOON.plus(Duration.ofHours(1));
        var window = new ExamSessions.Window(opensAt, opensAt.plus(Duration.ofMinutes(30)));
        var scheduled = (Scheduling.Scheduled) HALL.sessions.schedule(
                exam, employer, Optional.empty(), window, new Scope.Everything(), "account:x", NOON);
        HALL.preparations.prepare(NOON);
        assertThat(stage(scheduled.session().id())).isEqualTo(Stage.READY);

        inForce(wish(25, ExamWindow.ANY_TIME));
        assertThat(stage(scheduled.session().id())).isEqualTo(Stage.NAMED);
        HALL.preparations.prepare(NOON);
        var started = HALL.attempts
                .startPrepared(worker, exam, Optional.empty(), opensAt)
                .orElseThrow();

        assertThat(((Starting.Started) started).attempt().deadline()).isEqualTo(opensAt.plus(Duration.ofMinutes(25)));
        assertThat(policyOf(((Starting.Started) started).attempt()))
                .isEqualTo(HALL.exam("WORKER").policy());
    }

    @Test
    void aSessionThatAChangedWindowShutsOutSaysSo() {
        var employer = HALL.employer(Category.R3);
        HALL.learned(employer, Post.WORKER);
        var opensAt = NOON.plus(Duration.ofHours(1));
        var window = new ExamSessions.Window(opensAt, opensAt.plus(Duration.ofMinutes(30)));
        var scheduled = (Scheduling.Scheduled) HALL.sessions.schedule(
                exam, employer, Optional.empty(), window, new Scope.Everything(), "account:x", NOON);

        inForce(wish(60, hours("18:00", "20:00")));
        HALL.preparations.prepare(NOON);

        assertThat(line(scheduled.session().id()).obstacle()).contains(Obstacle.CLOSED);
    }

    private static void learn(WorkerId worker, int minutes, Instant at) {
        HALL.db
                .sql("""
                insert into courseware.study_day (learner_id, day, lesson_id, seconds)
                select :learner, :day, id, :seconds from courseware.lesson order by id limit 1
                on conflict (learner_id, day, lesson_id) do update set seconds = study_day.seconds + excluded.seconds
                """)
                .param("learner", new LearnerId(worker.value()).value())
                .param("day", at.atZone(Employers.ZONE).toLocalDate())
                .param("seconds", minutes * 60)
                .update();
    }

    private static Eligibility eligibility(WorkerId worker, Instant now) {
        return HALL.attempts.eligibility(worker, HALL.exam("WORKER").id(), now);
    }

    private static Sitting sitting(Attempt attempt) {
        return new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();
    }

    private static int policyOf(Attempt attempt) {
        return sitting(attempt).policy();
    }

    private static Stage stage(SessionId session) {
        return line(session).stage();
    }

    private static ExamSession.Line line(SessionId session) {
        return HALL.sessions
                .report(session, new Scope.Everything(), NOON)
                .orElseThrow()
                .lines()
                .getFirst();
    }

    private static ExamWindow hours(String from, String until) {
        return new ExamWindow(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ExamWindow.Daily(LocalTime.parse(from), LocalTime.parse(until))));
    }

    private static TermsWish wish(int minutes, ExamWindow window) {
        return TermsWish.of(
                new ExamTerms(Duration.ofMinutes(minutes), 60, GRACE, FIRST.retakes(), window, FIRST.before()));
    }

    private PolicyVersion proposed(TermsWish wish) {
        return ((Proposing.Proposed) HALL.policies.propose(exam, wish, "试一试", AUTHOR, NOON)).version();
    }

    private void inForce(TermsWish wish) {
        assertThat(HALL.policies.approve(exam, proposed(wish).number(), "", REVIEWER, NOON))
                .isEqualTo(Deciding.DECIDED);
    }
}
