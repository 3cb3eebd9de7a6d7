package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.exam.ExamSession.Line;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.ExamSession.Stage;
import liangku.exam.ExamSessions.Cancelling;
import liangku.exam.ExamSessions.Scheduling;
import liangku.exam.ExamSessions.Window;
import liangku.people.Employment;
import liangku.people.Hire;
import liangku.people.Post;
import liangku.people.RosterChanged;
import liangku.people.WorkerId;
import liangku.questionbank.Blueprint;
import org.junit.jupiter.api.Test;

class ExamSessionsTest {

    private static final PhoneId PHONE = new PhoneId(UUID.randomUUID());

    private static final ExamHall HALL = new ExamHall();
    private static final Scope COUNTY = new Scope.Area(Set.of("371502"), Set.of(Category.R2, Category.R3));
    private static final Scope ELSEWHERE = new Scope.Area(Set.of("371581"), Set.of(Category.R2, Category.R3));
    private static final Instant OPENS = NOON.plus(Duration.ofHours(1));
    private static final Window WINDOW = new Window(OPENS, OPENS.plus(Duration.ofHours(2)));

    @Test
    void whoIsNamedSitsWhenTheSessionOpensAndNotBefore() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();

        var session = scheduled(employer);

        assertThat(HALL.attempts.offers(cook, NOON))
                .extracting(Offer::eligibility)
                .containsExactly(new Eligibility.Scheduled(OPENS));
        assertThat(start(cook, NOON)).isEqualTo(new Starting.Refused(new Eligibility.Scheduled(OPENS)));
        assertThat(start(cook, OPENS)).isInstanceOf(Starting.Started.class);
        assertThat(lines(session, OPENS)).extracting(Line::stage).containsExactly(Stage.RUNNING);
    }

    @Test
    void thePaperIsDrawnBeforeAndHandedOutAtTheStart() {
        var employer = HALL.employer(Category.R3);
        var employment = HALL.learned(employer, Post.WORKER);
        var cook = employment.worker();
        var session = scheduled(employer);

        HALL.preparations.prepare(NOON);

        assertThat(lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.READY);
        assertThat(HALL.attempts.running(cook)).isEmpty();
        var digest = preparedDigest(cook);
        var late = OPENS.plusSeconds(90);
        var started = startPrepared(cook, late).orElseThrow();
        assertThat(started.paper().digest()).isEqualTo(digest);
        assertThat(started.startedAt()).isEqualTo(late);
        assertThat(started.deadline()).isEqualTo(late.plus(Duration.ofMinutes(60)));
        var stored = new AttemptTable(HALL.db).find(started.id()).orElseThrow();
        assertThat(stored.seat().employment()).isEqualTo(employment.id());
        assertThat(stored.number()).isOne();
        assertThat(HALL.writers.of(started.id())).contains(new Writer(PHONE, late));
        assertThat(startPrepared(cook, late.plusSeconds(1))).as("once").isEmpty();
        assertThat(start(cook, late.plusSeconds(1)))
                .isInstanceOfSatisfying(
                        Starting.Resumed.class,
                        resumed -> assertThat(resumed.attempt().id()).isEqualTo(started.id()));
    }

    @Test
    void preparingTwiceAndOnTwoNodesDrawsOnce() throws Exception {
        var employer = HALL.employer(Category.R3);
        var cooks = IntStream.range(0, 45)
                .mapToObj(i -> HALL.learned(employer, Post.WORKER).worker())
                .toList();
        scheduled(employer);
        var other = HALL.preparations(HALL.database);

        List<Callable<Integer>> nodes = List.of(() -> HALL.preparations.prepare(NOON), () -> other.prepare(NOON));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var drawn = 0;
            for (var node : threads.invokeAll(nodes)) {
                drawn += node.get();
            }
            assertThat(drawn).isEqualTo(45);
        }
        var before = cooks.stream().map(ExamSessionsTest::preparedDigest).toList();
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(600))).isZero();
        assertThat(cooks.stream().map(ExamSessionsTest::preparedDigest)).isEqualTo(before);
        assertThat(Set.copyOf(before)).as("neighbours have different papers").hasSize(45);
    }

    @Test
    void nothingIsDrawnLongBefore() {
        var employer = HALL.employer(Category.R3);
        HALL.learned(employer, Post.WORKER);
        var opens = NOON.plus(Duration.ofHours(5));
        var session = scheduled(employer, new Window(opens, opens.plusSeconds(600)));

        HALL.preparations.prepare(NOON);
        assertThat(lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.NAMED);

        HALL.preparations.prepare(opens.minus(Duration.ofHours(1)));
        assertThat(lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.READY);
    }

    @Test
    void whatStandsInTheWayIsSaidBeforeTheSessionOpens() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var session = scheduled(employer);

        HALL.preparations.prepare(NOON);

        assertThat(lines(session, NOON))
                .extracting(Line::worker, Line::stage, Line::obstacle)
                .containsExactly(tuple(cook, Stage.HINDERED, Optional.of(Obstacle.LEARN_FIRST)));

        HALL.learn(cook);
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(10)))
                .as("not looked at again at once")
                .isZero();
        HALL.preparations.prepare(NOON.plus(Duration.ofMinutes(6)));
        assertThat(lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.READY);
    }

    @Test
    void aNewBlueprintDrawsWhatWaitsAnew() {
        var cook = waiting().employment().worker();
        var before = preparedDigest(cook);
        var blueprint =
                HALL.bank.blueprints().latest(HALL.exam("WORKER").blueprint()).orElseThrow();
        HALL.bank
                .blueprints()
                .save(
                        new Blueprint(
                                blueprint.id(),
                                blueprint.code(),
                                1,
                                blueprint.titleZh() + "新",
                                blueprint.titleEn(),
                                blueprint.cells(),
                                blueprint.sections(),
                                blueprint.limits()),
                        "account:a",
                        NOON);

        assertThat(startPrepared(cook, OPENS))
                .as("a paper of the blueprint before is not handed out")
                .isEmpty();
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isPositive();
        assertThat(preparedDigest(cook)).isNotEqualTo(before);
        assertThat(startPrepared(cook, OPENS)).isPresent();
    }

    @Test
    void aPaperThatAVersionBeforeMadeReadyIsDrawnAnew() {
        var cook = waiting().employment().worker();
        HALL.db
                .sql("update exam.prepared_attempt set basis = null where worker_id = :worker")
                .param("worker", cook.value())
                .update();

        assertThat(startPrepared(cook, OPENS)).isEmpty();
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isOne();
        assertThat(startPrepared(cook, OPENS)).isPresent();
    }

    @Test
    void whoLeavesFindsNoPaper() {
        var employer = HALL.employer(Category.R3);
        var employment = HALL.learned(employer, Post.WORKER);
        scheduled(employer);
        HALL.preparations.prepare(NOON);

        HALL.people.leave(employment.id(), LocalDate.ofInstant(NOON, Employers.ZONE), COUNTY, "account:e", NOON);
        told(employment.worker());

        assertThat(startPrepared(employment.worker(), OPENS)).isEmpty();
        assertThat(start(employment.worker(), OPENS)).isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
    }

    @Test
    void aPaperThatOutlivedItsEmploymentIsNotHandedOut() {
        var employment = waiting().employment();

        // Nobody took the paper away: it was just being drawn.
        HALL.people.leave(employment.id(), LocalDate.ofInstant(NOON, Employers.ZONE), COUNTY, "account:e", NOON);

        assertThat(startPrepared(employment.worker(), OPENS)).isEmpty();
    }

    @Test
    void whoHasAnotherPostFindsNoPaperOfTheOneBeforeAndTheReasonIsSaid() {
        var waiting = waiting();

        changePost(waiting.employment(), waiting.employment().since());

        assertThat(startPrepared(waiting.employment().worker(), OPENS)).isEmpty();
        assertThat(start(waiting.employment().worker(), OPENS))
                .isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();
        assertThat(lines(waiting.session(), NOON.plusSeconds(1)))
                .extracting(Line::stage, Line::obstacle)
                .containsExactly(tuple(Stage.HINDERED, Optional.of(Obstacle.NO_SUCH_DUTY)));
    }

    @Test
    void whoHasAnotherPostFromTodayOnIsToldSoBeforeTheSessionOpens() {
        var waiting = waiting();

        changePost(waiting.employment(), LocalDate.ofInstant(NOON, Employers.ZONE));

        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();
        assertThat(lines(waiting.session(), NOON.plusSeconds(1)))
                .extracting(Line::stage, Line::obstacle)
                .containsExactly(tuple(Stage.HINDERED, Optional.of(Obstacle.NO_SUCH_DUTY)));
    }

    @Test
    void whoTakesASecondJobThatOwesMoreFindsNoPaperOfTheFirst() {
        var waiting = waiting();
        var person = HALL.people.find(waiting.employment().worker()).orElseThrow();

        HALL.people.hire(
                Hire.of(
                        HALL.employer(Category.R3),
                        person.name(),
                        person.idNumber(),
                        person.phone().orElseThrow(),
                        Post.DIRECTOR,
                        waiting.employment().since()),
                "account:e",
                NOON);
        told(person.id());

        assertThat(startPrepared(person.id(), OPENS)).isEmpty();
        assertThat(start(person.id(), OPENS)).isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();
    }

    @Test
    void aChangeOfPostOnALaterDayLeavesThePersonTheirPaper() {
        var employment = waiting().employment();

        changePost(employment, LocalDate.ofInstant(NOON, Employers.ZONE).plusDays(1));

        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isOne();
        assertThat(startPrepared(employment.worker(), OPENS)).isPresent();
    }

    @Test
    void aPaperThatOutlivedABanIsNotHandedOut() {
        var cook = waiting().employment().worker();
        var paper = copyOfPaper(cook);
        var person = HALL.people.find(cook).orElseThrow();
        var today = LocalDate.ofInstant(NOON, Employers.ZONE);
        HALL.bans.bar(
                new Bans.Decision(
                        person.idNumber(), person.name(), Ban.Reach.EXAMS, "8 号", "舞弊", today, Optional.empty()),
                COUNTY,
                "account:r",
                NOON);

        putBack(paper);

        assertThat(startPrepared(cook, OPENS)).isEmpty();
        assertThat(start(cook, OPENS)).isInstanceOf(Starting.Refused.class);
    }

    @Test
    void whoGrantsMoreTimeWaitsForAPaperThatIsJustBeingDrawn() throws Exception {
        var cook = waiting().employment().worker();
        var paper = copyOfPaper(cook);
        HALL.db
                .sql("delete from exam.prepared_attempt where worker_id = :worker")
                .param("worker", cook.value())
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var granting = Objects.requireNonNull(HALL.transaction.execute(status -> {
                HALL.db
                        .sql("select 1 from exam.session_candidate where worker_id = :worker for update")
                        .param("worker", cook.value())
                        .query(Integer.class)
                        .list();
                var waiting = threads.submit(() -> HALL.extraTimes.grant(
                        cook, 50, "读得慢", Optional.empty(), new Scope.Everything(), "account:r", NOON));
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                putBack(paper);
                return waiting;
            }));
            assertThat(granting.get()).isInstanceOf(ExtraTimes.Granting.Granted.class);
        }

        assertThat(startPrepared(cook, OPENS)).as("with the time of before").isEmpty();
    }

    @Test
    void whatStandsInTheWayOfOneSessionTakesNoPaperOfAnother() {
        var employment = waiting().employment();
        var before = preparedDigest(employment.worker());

        new PreparedTable(HALL.db)
                .forget(new PreparedTable.Wanted(
                        new SessionId(UUID.randomUUID()),
                        HALL.exam("SPOT_CHECK").id(),
                        employment.worker(),
                        OPENS));

        assertThat(preparedDigest(employment.worker())).isEqualTo(before);
    }

    /** {@return the name of a table that holds the paper that waits for somebody} */
    private static String copyOfPaper(WorkerId worker) {
        var name = "exam.copy_" + UUID.randomUUID().toString().replace("-", "");
        HALL.db
                .sql("create table %s as select * from exam.prepared_attempt where worker_id = '%s'"
                        .formatted(name, worker))
                .update();
        return name;
    }

    private static void putBack(String copy) {
        HALL.db.sql("insert into exam.prepared_attempt select * from " + copy).update();
    }

    @Test
    void whoDoesNotComeIsAbsentAndMaySitLaterOnTheirOwn() {
        var waiting = waiting();
        var cook = waiting.employment().worker();

        assertThat(startPrepared(cook, WINDOW.closesAt())).isEmpty();
        assertThat(lines(waiting.session(), WINDOW.closesAt()))
                .extracting(Line::stage)
                .containsExactly(Stage.ABSENT);
        assertThat(start(cook, WINDOW.closesAt())).isInstanceOf(Starting.Started.class);
    }

    @Test
    void nobodyIsNamedInTwoSessionsOfAnExam() {
        var employer = HALL.employer(Category.R3);
        var first = HALL.learned(employer, Post.WORKER).worker();
        scheduled(employer);
        var second = HALL.learned(employer, Post.WORKER).worker();

        assertThat(schedule(employer, WINDOW, COUNTY)).isInstanceOfSatisfying(Scheduling.Scheduled.class, done -> {
            assertThat(done.workers()).containsExactly(second);
            assertThat(done.already()).containsExactly(first);
        });
        assertThat(schedule(employer, WINDOW, COUNTY)).isInstanceOf(Scheduling.AllNamed.class);
        assertThat(HALL.sessions.within(COUNTY, Optional.of(employer), NOON)).hasSize(2);
        assertThat(HALL.sessions.within(ELSEWHERE, Optional.of(employer), NOON)).isEmpty();
        assertThat(HALL.sessions.within(new Scope.Own(employer), Optional.empty(), NOON))
                .hasSize(2);
    }

    @Test
    void aCancelledSessionBindsNobody() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();
        var session = scheduled(employer);
        HALL.preparations.prepare(NOON);

        assertThat(HALL.sessions.cancel(session.id(), ELSEWHERE, "account:x", NOON))
                .isEqualTo(Cancelling.NOT_FOUND);
        assertThat(HALL.sessions.cancel(session.id(), new Scope.Own(employer), "account:employer", NOON))
                .as("what an authority ordered")
                .isEqualTo(Cancelling.NOT_YOURS);
        assertThat(HALL.sessions.cancel(session.id(), COUNTY, "account:r", NOON))
                .isEqualTo(Cancelling.CANCELLED);
        assertThat(HALL.sessions.cancel(session.id(), COUNTY, "account:r", NOON))
                .isEqualTo(Cancelling.CANCELLED);

        assertThat(startPrepared(cook, OPENS)).isEmpty();
        assertThat(start(cook, NOON)).isInstanceOf(Starting.Started.class);
    }

    @Test
    void aSessionThatHasOpenedIsNotCancelled() {
        var employer = HALL.employer(Category.R3);
        HALL.learned(employer, Post.WORKER);
        var session = scheduled(employer);

        assertThat(HALL.sessions.cancel(session.id(), COUNTY, "account:r", OPENS))
                .isEqualTo(Cancelling.TOO_LATE);
    }

    @Test
    void thePeopleOfASpotCheckSitTogether() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var check =
                ((SpotChecks.Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON)).check();

        var scheduling = HALL.sessions.schedule(check.id(), WINDOW, COUNTY, "account:r", NOON);

        assertThat(scheduling).isInstanceOf(Scheduling.Scheduled.class);
        HALL.preparations.prepare(NOON);
        var started = ((Starting.Started) HALL.attempts
                        .startPrepared(cook, HALL.exam("SPOT_CHECK").id(), Optional.empty(), OPENS)
                        .orElseThrow())
                .attempt();
        assertThat(new AttemptTable(HALL.db)
                        .find(started.id())
                        .orElseThrow()
                        .seat()
                        .spotCheck())
                .contains(check.id());
        assertThat(HALL.spotChecks.report(check.id(), COUNTY).orElseThrow().lines())
                .extracting(SpotCheck.Line::number)
                .containsExactly(1);
    }

    @Test
    void aSpotCheckToComeIsASurpriseForTheBusinessAndItsPeople() {
        var employer = HALL.employer(Category.R2);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var own = new Scope.Own(employer);
        var exam = HALL.exam("SPOT_CHECK").id();
        var check =
                ((SpotChecks.Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON)).check();
        var session = ((Scheduling.Scheduled) HALL.sessions.schedule(check.id(), WINDOW, COUNTY, "account:r", NOON))
                .session();

        assertThat(HALL.sessions.within(COUNTY, Optional.of(employer), NOON)).hasSize(1);
        assertThat(HALL.sessions.within(own, Optional.empty(), NOON)).isEmpty();
        assertThat(HALL.sessions.report(session.id(), own, NOON)).isEmpty();
        assertThat(HALL.sessions.cancel(session.id(), own, "account:e", NOON)).isEqualTo(Cancelling.NOT_FOUND);
        assertThat(HALL.attempts.offers(cook, NOON))
                .extracting(offer -> offer.exam().id())
                .doesNotContain(exam);
        assertThat(HALL.attempts.offers(cook, OPENS.minusSeconds(60)))
                .as("who waits for it must know of it")
                .extracting(Offer::eligibility)
                .contains(new Eligibility.Scheduled(OPENS));

        assertThat(HALL.sessions.within(own, Optional.empty(), OPENS)).hasSize(1);
        assertThat(HALL.sessions.report(session.id(), own, OPENS)).isPresent();
    }

    @Test
    void aSpotCheckThatWasCalledOffIsNeverTold() {
        var employer = HALL.employer(Category.R2);
        HALL.hired(employer, Post.WORKER);
        var own = new Scope.Own(employer);
        var check =
                ((SpotChecks.Ordering.Ordered) HALL.spotChecks.orderAll(employer, COUNTY, "account:r", NOON)).check();
        var session = ((Scheduling.Scheduled) HALL.sessions.schedule(check.id(), WINDOW, COUNTY, "account:r", NOON))
                .session();

        HALL.sessions.cancel(session.id(), COUNTY, "account:r", NOON);

        assertThat(HALL.sessions.within(own, Optional.empty(), OPENS)).isEmpty();
        assertThat(HALL.sessions.report(session.id(), own, OPENS)).isEmpty();
        assertThat(HALL.sessions.within(COUNTY, Optional.of(employer), OPENS)).hasSize(1);
    }

    @Test
    void whatCannotBeScheduledIsRefusedWithItsReason() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();
        var stranger = HALL.learned(Category.R3, Post.WORKER).worker();
        var officer = HALL.learned(employer, Post.OFFICER).worker();

        assertThat(schedule(employer, WINDOW, ELSEWHERE)).isEqualTo(new Scheduling.NotFound());
        assertThat(schedule(employer, new Window(NOON, OPENS), COUNTY)).isEqualTo(new Scheduling.WrongTime());
        assertThat(schedule(employer, new Window(OPENS, OPENS), COUNTY)).isEqualTo(new Scheduling.WrongTime());
        var farAhead = NOON.plus(Duration.ofDays(15));
        assertThat(schedule(employer, new Window(farAhead, farAhead.plusSeconds(60)), COUNTY))
                .isEqualTo(new Scheduling.WrongTime());
        assertThat(schedule(employer, Optional.of(List.of()))).isEqualTo(new Scheduling.NobodyNamed());
        assertThat(schedule(employer, Optional.of(List.of(cook, stranger))))
                .isEqualTo(new Scheduling.NotThere(stranger));
        assertThat(schedule(employer, Optional.of(List.of(officer))))
                .as("an officer owes the manager's exam")
                .isEqualTo(new Scheduling.NotThere(officer));
    }

    private static Scheduling schedule(EmployerId employer, Optional<List<WorkerId>> workers) {
        return HALL.sessions.schedule(HALL.exam("WORKER").id(), employer, workers, WINDOW, COUNTY, "account:r", NOON);
    }

    private static Scheduling schedule(EmployerId employer, Window window, Scope scope) {
        return HALL.sessions.schedule(
                HALL.exam("WORKER").id(), employer, Optional.empty(), window, scope, "account:r", NOON);
    }

    private record Waiting(Employment employment, ExamSession session) {}

    /** {@return somebody who has learned, and the session their paper waits for} */
    private static Waiting waiting() {
        var employer = HALL.employer(Category.R3);
        var employment = HALL.learned(employer, Post.WORKER);
        var session = scheduled(employer);
        HALL.preparations.prepare(NOON);
        return new Waiting(employment, session);
    }

    private static ExamSession scheduled(EmployerId employer) {
        return scheduled(employer, WINDOW);
    }

    private static ExamSession scheduled(EmployerId employer, Window window) {
        return ((Scheduling.Scheduled) schedule(employer, window, COUNTY)).session();
    }

    private static void changePost(Employment employment, LocalDate day) {
        HALL.people.changePost(employment.id(), Post.OFFICER, day, COUNTY, "account:e", NOON);
        told(employment.worker());
    }

    /** As the application tells what it was told of somebody last: the hall only collects. */
    private static void told(WorkerId worker) {
        HALL.preparations.on(HALL.events.reversed().stream()
                .filter(RosterChanged.class::isInstance)
                .map(RosterChanged.class::cast)
                .filter(changed -> changed.workers().contains(worker))
                .findFirst()
                .orElseThrow());
    }

    private static List<Line> lines(ExamSession session, Instant now) {
        return HALL.sessions.report(session.id(), COUNTY, now).orElseThrow().lines();
    }

    private static Starting start(WorkerId worker, Instant now) {
        return HALL.attempts.start(worker, HALL.exam("WORKER").id(), now);
    }

    private static Optional<Attempt.Open> startPrepared(WorkerId worker, Instant now) {
        return HALL.attempts
                .startPrepared(worker, HALL.exam("WORKER").id(), Optional.of(PHONE), now)
                .map(started -> ((Starting.Started) started).attempt());
    }

    private static String preparedDigest(WorkerId worker) {
        return HALL.db
                .sql("select digest from exam.prepared_attempt where worker_id = :worker")
                .param("worker", worker.value())
                .query(String.class)
                .single();
    }
}
