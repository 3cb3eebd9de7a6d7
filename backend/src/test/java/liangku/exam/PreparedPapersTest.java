package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static liangku.exam.SessionHall.COUNTY;
import static liangku.exam.SessionHall.OPENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import liangku.employer.Category;
import liangku.employer.Employers;
import liangku.employer.EmployersChanged;
import liangku.employer.Scope;
import liangku.exam.ExamSession.Line;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.ExamSession.Stage;
import liangku.people.Employment;
import liangku.people.Hire;
import liangku.people.Post;
import liangku.people.RosterChanged;
import liangku.people.WorkerId;
import liangku.questionbank.Blueprint;
import org.junit.jupiter.api.Test;

/** Papers that wait for a session: when they are drawn anew, and for whom they are not handed out. */
class PreparedPapersTest {

    private static final SessionHall SESSIONS = new SessionHall();
    private static final ExamHall HALL = SESSIONS.hall;

    @Test
    void aNewBlueprintDrawsWhatWaitsAnew() {
        var cook = SESSIONS.waiting().employment().worker();
        var before = SESSIONS.preparedDigest(cook);
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

        assertThat(SESSIONS.startPrepared(cook, OPENS))
                .as("a paper of the blueprint before is not handed out")
                .isEmpty();
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isPositive();
        assertThat(SESSIONS.preparedDigest(cook)).isNotEqualTo(before);
        assertThat(SESSIONS.startPrepared(cook, OPENS)).isPresent();
    }

    @Test
    void aPaperThatAVersionBeforeMadeReadyIsDrawnAnew() {
        var cook = SESSIONS.waiting().employment().worker();
        HALL.db
                .sql("update exam.prepared_attempt set basis = null where worker_id = :worker")
                .param("worker", cook.value())
                .update();

        assertThat(SESSIONS.startPrepared(cook, OPENS)).isEmpty();
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isOne();
        assertThat(SESSIONS.startPrepared(cook, OPENS)).isPresent();
    }

    @Test
    void whoLeavesFindsNoPaper() {
        var employer = HALL.employer(Category.R3);
        var employment = HALL.learned(employer, Post.WORKER);
        SESSIONS.scheduled(employer);
        HALL.preparations.prepare(NOON);

        HALL.people.leave(employment.id(), LocalDate.ofInstant(NOON, Employers.ZONE), COUNTY, "account:e", NOON);
        told(employment.worker());

        assertThat(SESSIONS.startPrepared(employment.worker(), OPENS)).isEmpty();
        assertThat(SESSIONS.start(employment.worker(), OPENS))
                .isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
    }

    @Test
    void aPaperThatOutlivedItsEmploymentIsNotHandedOut() {
        var employment = SESSIONS.waiting().employment();

        // Nobody took the paper away: it was just being drawn.
        HALL.people.leave(employment.id(), LocalDate.ofInstant(NOON, Employers.ZONE), COUNTY, "account:e", NOON);

        assertThat(SESSIONS.startPrepared(employment.worker(), OPENS)).isEmpty();
    }

    @Test
    void whoHasAnotherPostFindsNoPaperOfTheOneBeforeAndTheReasonIsSaid() {
        var waiting = SESSIONS.waiting();

        changePost(waiting.employment(), waiting.employment().since());

        assertThat(SESSIONS.startPrepared(waiting.employment().worker(), OPENS)).isEmpty();
        assertThat(SESSIONS.start(waiting.employment().worker(), OPENS))
                .isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();
        assertThat(SESSIONS.lines(waiting.session(), NOON.plusSeconds(1)))
                .extracting(Line::stage, Line::obstacle)
                .containsExactly(tuple(Stage.HINDERED, Optional.of(Obstacle.NO_SUCH_DUTY)));
    }

    @Test
    void whoHasAnotherPostFromTodayOnIsToldSoBeforeTheSessionOpens() {
        var waiting = SESSIONS.waiting();

        changePost(waiting.employment(), LocalDate.ofInstant(NOON, Employers.ZONE));

        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();
        assertThat(SESSIONS.lines(waiting.session(), NOON.plusSeconds(1)))
                .extracting(Line::stage, Line::obstacle)
                .containsExactly(tuple(Stage.HINDERED, Optional.of(Obstacle.NO_SUCH_DUTY)));
    }

    @Test
    void whoTakesASecondJobThatOwesMoreFindsNoPaperOfTheFirst() {
        var waiting = SESSIONS.waiting();
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

        assertThat(SESSIONS.startPrepared(person.id(), OPENS)).isEmpty();
        assertThat(SESSIONS.start(person.id(), OPENS)).isEqualTo(new Starting.Refused(new Eligibility.NoSuchDuty()));
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();
    }

    @Test
    void aChangeOfPostOnALaterDayLeavesThePersonTheirPaper() {
        var employment = SESSIONS.waiting().employment();

        changePost(employment, LocalDate.ofInstant(NOON, Employers.ZONE).plusDays(1));

        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isOne();
        assertThat(SESSIONS.startPrepared(employment.worker(), OPENS)).isPresent();
    }

    @Test
    void whereABusinessChangesItsPeoplesPapersAreDrawnAnew() {
        var employment = SESSIONS.waiting().employment();
        var paper = SESSIONS.preparedDigest(employment.worker());

        HALL.preparations.on(new EmployersChanged(Set.of(HALL.employer(Category.X1))));
        assertThat(SESSIONS.preparedDigest(employment.worker()))
                .as("another business")
                .isEqualTo(paper);
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isZero();

        HALL.preparations.on(new EmployersChanged(Set.of(employment.employer())));
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(1))).isOne();
        assertThat(SESSIONS.preparedDigest(employment.worker())).isNotEqualTo(paper);
    }

    @Test
    void aPaperThatOutlivedABanIsNotHandedOut() {
        var cook = SESSIONS.waiting().employment().worker();
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

        assertThat(SESSIONS.startPrepared(cook, OPENS)).isEmpty();
        assertThat(SESSIONS.start(cook, OPENS)).isInstanceOf(Starting.Refused.class);
    }

    @Test
    void whoGrantsMoreTimeWaitsForAPaperThatIsJustBeingDrawn() throws Exception {
        var cook = SESSIONS.waiting().employment().worker();
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

        assertThat(SESSIONS.startPrepared(cook, OPENS))
                .as("with the time of before")
                .isEmpty();
    }

    @Test
    void whatStandsInTheWayOfOneSessionTakesNoPaperOfAnother() {
        var employment = SESSIONS.waiting().employment();
        var before = SESSIONS.preparedDigest(employment.worker());

        new PreparedTable(HALL.db)
                .forget(new PreparedTable.Wanted(
                        new SessionId(UUID.randomUUID()),
                        HALL.exam("SPOT_CHECK").id(),
                        employment.worker(),
                        OPENS));

        assertThat(SESSIONS.preparedDigest(employment.worker())).isEqualTo(before);
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
}
