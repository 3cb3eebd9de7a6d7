package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static liangku.exam.SessionHall.COUNTY;
import static liangku.exam.SessionHall.OPENS;
import static liangku.exam.SessionHall.PHONE;
import static liangku.exam.SessionHall.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.exam.ExamSession.Line;
import liangku.exam.ExamSession.Obstacle;
import liangku.exam.ExamSession.Stage;
import liangku.exam.ExamSessions.Cancelling;
import liangku.exam.ExamSessions.Scheduling;
import liangku.exam.ExamSessions.Window;
import liangku.people.Post;
import org.junit.jupiter.api.Test;

class ExamSessionsTest {

    private static final SessionHall SESSIONS = new SessionHall();
    private static final ExamHall HALL = SESSIONS.hall;
    private static final Scope ELSEWHERE = new Scope.Area(Set.of("371581"), Set.of(Category.R2, Category.R3));

    @Test
    void whoIsNamedSitsWhenTheSessionOpensAndNotBefore() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();

        var session = SESSIONS.scheduled(employer);

        assertThat(HALL.attempts.offers(cook, NOON))
                .extracting(Offer::eligibility)
                .containsExactly(new Eligibility.Scheduled(OPENS));
        assertThat(SESSIONS.start(cook, NOON)).isEqualTo(new Starting.Refused(new Eligibility.Scheduled(OPENS)));
        assertThat(SESSIONS.start(cook, OPENS)).isInstanceOf(Starting.Started.class);
        assertThat(SESSIONS.lines(session, OPENS)).extracting(Line::stage).containsExactly(Stage.RUNNING);
    }

    @Test
    void thePaperIsDrawnBeforeAndHandedOutAtTheStart() {
        var employer = HALL.employer(Category.R3);
        var employment = HALL.learned(employer, Post.WORKER);
        var cook = employment.worker();
        var session = SESSIONS.scheduled(employer);

        HALL.preparations.prepare(NOON);

        assertThat(SESSIONS.lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.READY);
        assertThat(HALL.attempts.running(cook)).isEmpty();
        var digest = SESSIONS.preparedDigest(cook);
        var late = OPENS.plusSeconds(90);
        var started = SESSIONS.startPrepared(cook, late).orElseThrow();
        assertThat(started.paper().digest()).isEqualTo(digest);
        assertThat(started.startedAt()).isEqualTo(late);
        assertThat(started.deadline()).isEqualTo(late.plus(Duration.ofMinutes(60)));
        var stored = new AttemptTable(HALL.db).find(started.id()).orElseThrow();
        assertThat(stored.seat().employment()).isEqualTo(employment.id());
        assertThat(stored.number()).isOne();
        assertThat(HALL.writers.of(started.id())).contains(new Writer(PHONE, late));
        assertThat(SESSIONS.startPrepared(cook, late.plusSeconds(1))).as("once").isEmpty();
        assertThat(SESSIONS.start(cook, late.plusSeconds(1)))
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
        SESSIONS.scheduled(employer);
        var other = HALL.preparations(HALL.database);

        List<Callable<Integer>> nodes = List.of(() -> HALL.preparations.prepare(NOON), () -> other.prepare(NOON));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var drawn = 0;
            for (var node : threads.invokeAll(nodes)) {
                drawn += node.get();
            }
            assertThat(drawn).isEqualTo(45);
        }
        var before = cooks.stream().map(SESSIONS::preparedDigest).toList();
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(600))).isZero();
        assertThat(cooks.stream().map(SESSIONS::preparedDigest)).isEqualTo(before);
        assertThat(Set.copyOf(before)).as("neighbours have different papers").hasSize(45);
    }

    @Test
    void nothingIsDrawnLongBefore() {
        var employer = HALL.employer(Category.R3);
        HALL.learned(employer, Post.WORKER);
        var opens = NOON.plus(Duration.ofHours(5));
        var session = SESSIONS.scheduled(employer, new Window(opens, opens.plusSeconds(600)));

        HALL.preparations.prepare(NOON);
        assertThat(SESSIONS.lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.NAMED);

        HALL.preparations.prepare(opens.minus(Duration.ofHours(1)));
        assertThat(SESSIONS.lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.READY);
    }

    @Test
    void whatStandsInTheWayIsSaidBeforeTheSessionOpens() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.hired(employer, Post.WORKER).worker();
        var session = SESSIONS.scheduled(employer);

        HALL.preparations.prepare(NOON);

        assertThat(SESSIONS.lines(session, NOON))
                .extracting(Line::worker, Line::stage, Line::obstacle)
                .containsExactly(tuple(cook, Stage.HINDERED, Optional.of(Obstacle.LEARN_FIRST)));

        HALL.learn(cook);
        assertThat(HALL.preparations.prepare(NOON.plusSeconds(10)))
                .as("not looked at again at once")
                .isZero();
        HALL.preparations.prepare(NOON.plus(Duration.ofMinutes(6)));
        assertThat(SESSIONS.lines(session, NOON)).extracting(Line::stage).containsExactly(Stage.READY);
    }

    @Test
    void whoDoesNotComeIsAbsentAndMaySitLaterOnTheirOwn() {
        var waiting = SESSIONS.waiting();
        var cook = waiting.employment().worker();

        assertThat(SESSIONS.startPrepared(cook, WINDOW.closesAt())).isEmpty();
        assertThat(SESSIONS.lines(waiting.session(), WINDOW.closesAt()))
                .extracting(Line::stage)
                .containsExactly(Stage.ABSENT);
        assertThat(SESSIONS.start(cook, WINDOW.closesAt())).isInstanceOf(Starting.Started.class);
    }

    @Test
    void nobodyIsNamedInTwoSessionsOfAnExam() {
        var employer = HALL.employer(Category.R3);
        var first = HALL.learned(employer, Post.WORKER).worker();
        SESSIONS.scheduled(employer);
        var second = HALL.learned(employer, Post.WORKER).worker();

        assertThat(SESSIONS.schedule(employer, WINDOW, COUNTY))
                .isInstanceOfSatisfying(Scheduling.Scheduled.class, done -> {
                    assertThat(done.workers()).containsExactly(second);
                    assertThat(done.already()).containsExactly(first);
                });
        assertThat(SESSIONS.schedule(employer, WINDOW, COUNTY)).isInstanceOf(Scheduling.AllNamed.class);
        assertThat(HALL.sessions.within(COUNTY, Optional.of(employer), NOON)).hasSize(2);
        assertThat(HALL.sessions.within(ELSEWHERE, Optional.of(employer), NOON)).isEmpty();
        assertThat(HALL.sessions.within(new Scope.Own(employer), Optional.empty(), NOON))
                .hasSize(2);
    }

    @Test
    void aCancelledSessionBindsNobody() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();
        var session = SESSIONS.scheduled(employer);
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

        assertThat(SESSIONS.startPrepared(cook, OPENS)).isEmpty();
        assertThat(SESSIONS.start(cook, NOON)).isInstanceOf(Starting.Started.class);
    }

    @Test
    void aSessionThatHasOpenedIsNotCancelled() {
        var employer = HALL.employer(Category.R3);
        HALL.learned(employer, Post.WORKER);
        var session = SESSIONS.scheduled(employer);

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

        assertThat(SESSIONS.schedule(employer, WINDOW, ELSEWHERE)).isEqualTo(new Scheduling.NotFound());
        assertThat(SESSIONS.schedule(employer, new Window(NOON, OPENS), COUNTY)).isEqualTo(new Scheduling.WrongTime());
        assertThat(SESSIONS.schedule(employer, new Window(OPENS, OPENS), COUNTY))
                .isEqualTo(new Scheduling.WrongTime());
        var farAhead = NOON.plus(Duration.ofDays(15));
        assertThat(SESSIONS.schedule(employer, new Window(farAhead, farAhead.plusSeconds(60)), COUNTY))
                .isEqualTo(new Scheduling.WrongTime());
        assertThat(SESSIONS.schedule(employer, Optional.of(List.of()))).isEqualTo(new Scheduling.NobodyNamed());
        assertThat(SESSIONS.schedule(employer, Optional.of(List.of(cook, stranger))))
                .isEqualTo(new Scheduling.NotThere(stranger));
        assertThat(SESSIONS.schedule(employer, Optional.of(List.of(officer))))
                .as("an officer owes the manager's exam")
                .isEqualTo(new Scheduling.NotThere(officer));
    }
}
