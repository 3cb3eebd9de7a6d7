package liangku.room;

import static liangku.room.RoomHall.BY;
import static liangku.room.RoomHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import liangku.audit.AuditEntry;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.room.Pins.Shown;
import org.junit.jupiter.api.Test;

/** PINs against wrong tries, one at a time and many at once. */
class PinsTest {

    private static final RoomHall HALL = new RoomHall();
    private static final String PIN = "274915";
    private static final String WRONG = "860273";

    private final WorkerId worker = HALL.hall.learned(HALL.canteen, Post.WORKER).worker();

    @Test
    void whatAWorkerChoseIsRightAndIsKeptNowhereInTheClear() {
        assertThat(HALL.pins.choose(worker, "123456", NOON)).contains(PinRules.Weakness.EVERYBODYS_GUESS);
        assertThat(HALL.pins.choose(worker, PIN, NOON)).isEmpty();

        assertThat(HALL.pins.show(worker, PIN, NOON)).isEqualTo(new Shown.Right(Pins.Origin.PHONE));
        assertThat(HALL.hall
                        .db
                        .sql("select hash from room.pin")
                        .query(String.class)
                        .list())
                .allSatisfy(hash -> assertThat(hash).startsWith("$argon2id$").doesNotContain(PIN));
    }

    @Test
    void fiveWrongOnesLockItUntilTheEmployerUnlocks() {
        HALL.pins.choose(worker, PIN, NOON);
        for (var left = 4; left > 0; left--) {
            assertThat(HALL.pins.show(worker, WRONG, NOON)).isEqualTo(new Shown.Wrong(left));
        }
        assertThat(HALL.pins.show(worker, WRONG, NOON)).isEqualTo(new Shown.Locks());

        var nextYear = NOON.plus(Duration.ofDays(365));
        assertThat(HALL.pins.show(worker, PIN, nextYear)).as("no clock unlocks").isEqualTo(new Shown.Locked(1));
        assertThat(HALL.pins.of(List.of(worker)).get(worker).lockedAt()).contains(NOON);
        var stranger = new Scope.Own(HALL.hall.employer(Category.R3));
        assertThat(HALL.pins.unlock(worker, stranger, BY, NOON)).isFalse();
        assertThat(HALL.pins.unlock(worker, HALL.own, BY, NOON)).isTrue();
        assertThat(HALL.pins.unlock(worker, HALL.own, BY, NOON))
                .as("there is nothing more to unlock")
                .isFalse();
        assertThat(HALL.pins.show(worker, PIN, NOON)).isEqualTo(new Shown.Right(Pins.Origin.PHONE));
    }

    @Test
    void theRightOneForgetsTheWrongOnesBefore() {
        HALL.pins.choose(worker, PIN, NOON);
        for (var round = 0; round < 3; round++) {
            for (var wrong = 0; wrong < 4; wrong++) {
                HALL.pins.show(worker, WRONG, NOON);
            }
            assertThat(HALL.pins.show(worker, PIN, NOON)).isEqualTo(new Shown.Right(Pins.Origin.PHONE));
        }
    }

    @Test
    void twentyAtOnceAreStillOnlyFiveGuesses() {
        HALL.pins.choose(worker, PIN, NOON);

        var shown = IntStream.range(0, 20)
                .parallel()
                .mapToObj(guess -> HALL.pins.show(worker, WRONG, NOON))
                .toList();

        assertThat(shown).filteredOn(Shown.Wrong.class::isInstance).hasSize(4);
        assertThat(shown).filteredOn(Shown.Locks.class::isInstance).hasSize(1);
        assertThat(shown)
                .filteredOn(Shown.Locked.class::isInstance)
                .as("each has a number of its own, so that one of them is the first")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 15).mapToObj(Shown.Locked::new).toList());
    }

    /** Whoever has the device could fill the log by tapping. */
    @Test
    void aLockedPinIsToldOfOnceAndHowOftenItWasTriedWhenItIsUnlocked() {
        HALL.pins.choose(worker, PIN, NOON);
        for (var round = 1; round <= 2; round++) {
            var room = HALL.paired(NOON);
            for (var tries = 0; tries < 5 + 4; tries++) {
                assertThat(HALL.identify(room, worker, WRONG, NOON)).isNotInstanceOf(Identifying.Paused.class);
            }
            assertThat(about("room-pin-refused")).hasSize(5 * round);
            assertThat(about("pin-locked")).hasSize(round);
            assertThat(about("room-locked-pin-tried")).hasSize(round);

            HALL.pins.unlock(worker, HALL.own, BY, NOON);

            assertThat(about("pin-unlocked")).hasSize(round).last().isEqualTo("{\"triedWhileLocked\":4}");
        }
    }

    private List<String> about(String deed) {
        return HALL.hall.audit.about("worker", worker.toString(), deed).stream()
                .map(AuditEntry::detail)
                .toList();
    }

    @Test
    void oneHandedOutIsGoodForSevenDaysAndReplacesTheOneBefore() {
        HALL.pins.choose(worker, PIN, NOON);
        var once = HALL.pins.handOut(worker, HALL.own, BY, NOON).orElseThrow();

        assertThat(once.pin()).matches("\\d{6}").isNotEqualTo(PIN);
        assertThat(once.goodUntil()).isEqualTo(NOON.plus(Duration.ofDays(7)));
        assertThat(HALL.pins.show(worker, PIN, NOON)).isEqualTo(new Shown.Wrong(4));
        assertThat(HALL.pins.show(worker, once.pin(), NOON)).isEqualTo(new Shown.Right(Pins.Origin.ONCE));
        assertThat(HALL.pins.show(worker, once.pin(), once.goodUntil())).isEqualTo(new Shown.None());
        assertThat(once.toString()).doesNotContain(once.pin());
    }

    @Test
    void nobodyHandsOneOutToOthersPeopleAndWhoHasNoneIsToldSo() {
        var stranger = new Scope.Own(HALL.hall.employer(Category.R3));

        assertThat(HALL.pins.handOut(worker, stranger, BY, NOON)).isEqualTo(Optional.empty());
        assertThat(HALL.pins.show(worker, PIN, NOON)).isEqualTo(new Shown.None());
        assertThat(HALL.pins.of(List.of(worker))).isEmpty();
    }
}
