package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

class AdmissionsTest {

    private static final ExamHall HALL = new ExamHall();
    private static final Scope COUNTY = new Scope.Area(Set.of("371502"), Set.of(Category.R3));

    @Test
    void whoComesAloneStartsAtOnce() {
        var door = HALL.admissions(1, 1);

        assertThat(start(door, cook(), NOON)).isInstanceOf(Starting.Started.class);
    }

    @Test
    void whoComesWhenTheHouseIsFullIsToldWhenTheirTurnIsAndStartsThen() {
        var door = HALL.admissions(1, 1);
        start(door, cook(), NOON);
        var second = cook();
        var third = cook();

        var told = (Starting.Waiting) start(door, second, NOON);
        assertThat(told.ahead()).isZero();
        assertThat(told.startsAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(((Starting.Waiting) start(door, third, NOON)).startsAt()).isEqualTo(NOON.plusSeconds(2));

        assertThat(start(door, third, NOON.plusSeconds(1)))
                .as("nobody goes before who came before")
                .isInstanceOf(Starting.Waiting.class);
        var started = (Starting.Started) start(door, second, NOON.plusSeconds(1));
        assertThat(started.attempt().startedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(started.attempt().deadline())
                .as("the time counts from the start, not from the wait")
                .isEqualTo(NOON.plusSeconds(1).plus(Duration.ofMinutes(60)));
        assertThat(start(door, third, NOON.plusSeconds(2))).isInstanceOf(Starting.Started.class);
    }

    @Test
    void nobodyWaitsLongForARefusal() {
        var door = HALL.admissions(1, 1);
        var heartbeat = StartQueue.ASK_MOST.toSeconds();
        for (var others = 0; others <= heartbeat; others++) {
            start(door, cook(), NOON);
        }
        var unlearned = HALL.hired(Category.R3, Post.WORKER).worker();

        assertThat(start(door, unlearned, NOON))
                .isEqualTo(new Starting.Refused(new Eligibility.LearnFirst(2, Duration.ZERO)));
        assertThat(((Starting.Waiting) start(door, cook(), NOON)).ahead())
                .as("a refusal leaves no place behind")
                .isEqualTo((int) heartbeat);
        assertThat(door.start(cook(), new ExamId(new UUID(0, 1)), NOON)).isEqualTo(new Starting.NoSuchExam());
    }

    @Test
    void whoseTurnIsSoonIsRefusedThen() {
        var door = HALL.admissions(1, 1);
        start(door, cook(), NOON);
        var unlearned = HALL.hired(Category.R3, Post.WORKER).worker();

        assertThat(start(door, unlearned, NOON)).isInstanceOf(Starting.Waiting.class);
        assertThat(start(door, unlearned, NOON.plusSeconds(1)))
                .isEqualTo(new Starting.Refused(new Eligibility.LearnFirst(2, Duration.ZERO)));
    }

    @Test
    void whoHasStartedAlreadyGoesOnWithoutWaiting() {
        var door = HALL.admissions(1, 1);
        var cook = cook();
        var started = (Starting.Started) start(door, cook, NOON);

        assertThat(start(door, cook, NOON))
                .isInstanceOfSatisfying(
                        Starting.Resumed.class,
                        resumed -> assertThat(resumed.attempt().id())
                                .isEqualTo(started.attempt().id()));
    }

    @Test
    void whoseTimeIsOverWaitsForAnotherPaperAndIsNotHandedTheOldOne() {
        var door = HALL.admissions(1, 1);
        var cook = cook();
        var old = (Starting.Started) start(door, cook, NOON);
        var over = old.attempt().deadline().plusSeconds(60);
        start(door, cook(), over);

        assertThat(start(door, cook, over)).isInstanceOf(Starting.Waiting.class);
        assertThat(start(door, cook, over.plusSeconds(1)))
                .isInstanceOfAny(Starting.Started.class, Starting.Refused.class);
    }

    @Test
    void theWaitingRoomOpensAQuarterOfAnHourBeforeTheSession() {
        var door = HALL.admissions(500, 48);
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();
        var opens = NOON.plus(Duration.ofHours(1));
        HALL.sessions.schedule(
                HALL.exam("WORKER").id(),
                employer,
                Optional.empty(),
                new ExamSessions.Window(opens, opens.plusSeconds(3600)),
                COUNTY,
                "account:r",
                NOON);
        HALL.preparations.prepare(NOON);

        assertThat(start(door, cook, NOON)).isEqualTo(new Starting.Refused(new Eligibility.Scheduled(opens)));
        var early = opens.minus(Duration.ofMinutes(10));
        assertThat(start(door, cook, early)).isInstanceOfSatisfying(Starting.Waiting.class, waiting -> {
            assertThat(waiting.opensAt()).isEqualTo(opens);
            assertThat(waiting.startsAt()).isEqualTo(opens);
            assertThat(waiting.askAgain()).isEqualTo(early.plus(StartQueue.ASK_MOST));
        });
        var digest = HALL.db
                .sql("select digest from exam.prepared_attempt where worker_id = :worker")
                .param("worker", cook.value())
                .query(String.class)
                .single();
        assertThat(start(door, cook, opens))
                .as("the paper that was drawn before")
                .isInstanceOfSatisfying(
                        Starting.Started.class,
                        started ->
                                assertThat(started.attempt().paper().digest()).isEqualTo(digest));
    }

    private static WorkerId cook() {
        return HALL.learned(Category.R3, Post.WORKER).worker();
    }

    private static Starting start(Admissions door, WorkerId worker, Instant now) {
        return door.start(worker, HALL.exam("WORKER").id(), now);
    }
}
