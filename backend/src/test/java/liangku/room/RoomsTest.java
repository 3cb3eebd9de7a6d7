package liangku.room;

import static liangku.room.RoomHall.BY;
import static liangku.room.RoomHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.exam.ExamId;
import liangku.people.EmploymentEnded;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of a room: opened, paired, sat in, locked, closed. */
class RoomsTest {

    private static final RoomHall HALL = new RoomHall();
    private static final String FIRST_PIN = "274915";
    private static final String SECOND_PIN = "860273";

    @BeforeAll
    static void everybodyHasAPin() {
        HALL.pins.choose(HALL.first, FIRST_PIN, NOON);
        HALL.pins.choose(HALL.second, SECOND_PIN, NOON);
    }

    @Test
    void aRoomIsForThoseWhoOweTheExamOrThoseNamedAmongThem() {
        var all = HALL.opened(NOON).room();
        assertThat(all.place()).isEqualTo("二楼");
        assertThat(all.closesAt()).isEqualTo(NOON.plus(Duration.ofHours(8)));
        assertThat(HALL.door.people(all, NOON)).hasSizeGreaterThanOrEqualTo(3);

        var one = HALL.opened(Optional.of(List.of(HALL.second)), NOON).room();
        assertThat(HALL.door.people(one, NOON))
                .extracting(named -> named.worker().id())
                .containsExactly(HALL.second);
    }

    @Test
    void noStrangerIsNamedAndNoForeignRoomIsOpened() {
        var exam = HALL.hall.exam("WORKER").id();
        var elsewhere = HALL.hall.learned(Category.R3, Post.WORKER);

        assertThat(open(exam, Optional.of(List.of(elsewhere.worker())), HALL.own))
                .isEqualTo(new Rooms.Opening.NotThere(elsewhere.worker()));
        assertThat(open(exam, Optional.of(List.of()), HALL.own)).isEqualTo(new Rooms.Opening.WrongNumber(0, 200));
        assertThat(open(exam, Optional.empty(), new Scope.Own(elsewhere.employer())))
                .isEqualTo(new Rooms.Opening.NotFound());
        assertThat(open(new ExamId(new UUID(0, 1)), Optional.empty(), HALL.own))
                .isEqualTo(new Rooms.Opening.NotFound());
        var room = HALL.opened(NOON).room();
        assertThat(HALL.rooms.find(room.id(), new Scope.Own(elsewhere.employer())))
                .isEmpty();
        assertThat(HALL.rooms.close(room.id(), new Scope.Own(elsewhere.employer()), BY, NOON))
                .isFalse();
    }

    @Test
    void aCodeIsGoodOnceAndForTenMinutesAndBringsTheDeviceBeforeOut() {
        var pairing = HALL.opened(NOON);
        assertThat(HALL.door.pair("NOSUCHXX", NOON)).isEmpty();
        assertThat(HALL.door.pair(pairing.code(), pairing.codeExpiresAt())).isEmpty();
        var typed = pairing.code().toLowerCase(Locale.ROOT).substring(0, 4) + " "
                + pairing.code().substring(4);
        var device = HALL.door.pair(typed, NOON).orElseThrow();
        assertThat(HALL.door.pair(pairing.code(), NOON)).isEmpty();
        assertThat(HALL.door.ofDevice(device))
                .map(Room::id)
                .contains(pairing.room().id());

        var again = HALL.rooms.pairAnew(pairing.room().id(), HALL.own, BY, NOON).orElseThrow();
        assertThat(HALL.door.ofDevice(device)).isEmpty();
        var other = HALL.door.pair(again.code(), NOON).orElseThrow();
        assertThat(HALL.door.ofDevice(other)).isPresent();
        assertThat(pairing.toString() + again).doesNotContain(pairing.code(), again.code());
    }

    @Test
    void theNextOneEndsTheSeatOfTheOneBefore() {
        var room = HALL.paired(NOON);
        var first = HALL.seated(room, HALL.first, FIRST_PIN, NOON);
        assertThat(HALL.door.sitting(first.token(), NOON).orElseThrow().exam()).isEqualTo(room.exam());
        assertThat(HALL.line(room, HALL.first).stage()).isEqualTo(RoomReports.Stage.SITTING);

        var second = HALL.seated(room, HALL.second, SECOND_PIN, NOON.plusSeconds(60));

        assertThat(HALL.door.sitting(first.token(), NOON.plusSeconds(61))).isEmpty();
        assertThat(HALL.door
                        .sitting(second.token(), NOON.plusSeconds(61))
                        .orElseThrow()
                        .caller()
                        .worker())
                .contains(HALL.second);
        assertThat(first.paperKey()).isNotEqualTo(second.paperKey());
        assertThat(HALL.seated(room, HALL.first, FIRST_PIN, NOON.plusSeconds(120))
                        .paperKey())
                .as("what they left on the device opens again")
                .isEqualTo(first.paperKey());
        assertThat(first.toString()).doesNotContain(first.token(), first.paperKey());
    }

    @Test
    void aLockThatIsToldLateIsNotTheNextOnes() {
        var room = HALL.paired(NOON);
        HALL.seated(room, HALL.first, FIRST_PIN, NOON);
        var second = HALL.seated(room, HALL.second, SECOND_PIN, NOON.plusSeconds(60));

        HALL.door.lock(room, Leaving.IDLE, NOON.plusSeconds(30), NOON.plusSeconds(90));
        assertThat(HALL.door.sitting(second.token(), NOON.plusSeconds(90))).isPresent();

        HALL.door.lock(room, Leaving.IDLE, NOON.plusSeconds(95), NOON.plusSeconds(99));
        assertThat(HALL.door.sitting(second.token(), NOON.plusSeconds(99))).isEmpty();
        assertThat(HALL.line(room, HALL.second).idleLocks()).isOne();
        assertThat(HALL.line(room, HALL.first).idleLocks()).isZero();
    }

    @Test
    void whoHasAPinForOneTimeChoosesOneOfTheirOwn() {
        var room = HALL.paired(NOON);
        var once = HALL.pins.handOut(HALL.third, HALL.own, BY, NOON).orElseThrow();
        var who = HALL.candidate(room, HALL.third);

        assertThat(HALL.identify(room, HALL.third, once.pin(), NOON)).isEqualTo(new Identifying.MustChoose());
        assertThat(HALL.door.identify(room, who, once.pin(), Optional.of("111111"), NOON))
                .isEqualTo(new Identifying.Weak(PinRules.Weakness.EVERYBODYS_GUESS));
        assertThat(HALL.door.identify(room, who, once.pin(), Optional.of("305817"), NOON))
                .isInstanceOf(Identifying.Seated.class);
        assertThat(HALL.identify(room, HALL.third, once.pin(), NOON)).isEqualTo(new Identifying.Refused(4));
        assertThat(HALL.identify(room, HALL.third, "305817", NOON)).isInstanceOf(Identifying.Seated.class);
        assertThat(HALL.line(room, HALL.third).identified()).contains(Pins.Origin.ONCE);
    }

    @Test
    void tooManyWrongOnesOnOneDevicePauseItForEverybody() {
        var room = HALL.paired(NOON);
        var strangers = List.of(
                HALL.hall.learned(HALL.canteen, Post.WORKER),
                HALL.hall.learned(HALL.canteen, Post.WORKER),
                HALL.hall.learned(HALL.canteen, Post.WORKER));
        strangers.forEach(one -> HALL.pins.choose(one.worker(), "690418", NOON));
        var named = HALL.paired(NOON);
        for (var guess = 0; guess < 12; guess++) {
            HALL.identify(named, strangers.get(guess % 3).worker(), "375102", NOON);
        }

        assertThat(HALL.identify(named, HALL.first, FIRST_PIN, NOON)).isInstanceOf(Identifying.Paused.class);
        assertThat(HALL.identify(room, HALL.first, FIRST_PIN, NOON)).isInstanceOf(Identifying.Seated.class);
        assertThat(HALL.identify(named, HALL.first, FIRST_PIN, NOON.plus(Duration.ofMinutes(15))))
                .isInstanceOf(Identifying.Seated.class);
    }

    @Test
    void aClosedRoomLetsNobodySit() {
        var room = HALL.paired(NOON);
        var seat = HALL.seated(room, HALL.first, FIRST_PIN, NOON);

        assertThat(HALL.rooms.close(room.id(), HALL.own, BY, NOON.plusSeconds(9)))
                .isTrue();
        assertThat(HALL.rooms.close(room.id(), HALL.own, BY, NOON.plusSeconds(10)))
                .isTrue();

        var closed = HALL.rooms.find(room.id(), HALL.own).orElseThrow();
        assertThat(closed.closed()).contains(new Room.Closed(NOON.plusSeconds(9), BY));
        assertThat(HALL.door.sitting(seat.token(), NOON.plusSeconds(10))).isEmpty();
        assertThat(HALL.identify(closed, HALL.first, FIRST_PIN, NOON.plusSeconds(10)))
                .isEqualTo(new Identifying.RoomClosed());
        assertThat(HALL.rooms.pairAnew(room.id(), HALL.own, BY, NOON)).isEmpty();
    }

    @Test
    void aRoomClosesByItselfOnceNobodySitsThere() {
        var empty = HALL.paired(NOON);
        var busy = HALL.paired(NOON);
        var seat = HALL.seated(busy, HALL.second, SECOND_PIN, NOON.plus(Duration.ofHours(7)));
        var sweep = new RoomSweep(HALL.hall.db, HALL.rooms, HALL.photos, Clock.fixed(NOON, ZoneOffset.UTC));

        sweep.sweep(NOON.plus(Duration.ofHours(8)).minusSeconds(1));
        assertThat(closed(empty)).isEmpty();

        var over = NOON.plus(Duration.ofHours(8));
        sweep.sweep(over);
        assertThat(closed(empty)).contains(new Room.Closed(over, "system:hours"));
        assertThat(closed(busy)).isEmpty();
        assertThat(HALL.door.sitting(seat.token(), over)).isPresent();

        var overtime = over.plus(Duration.ofHours(2));
        assertThat(HALL.door.sitting(seat.token(), overtime))
                .as("even before the sweep")
                .isEmpty();
        sweep.sweep(overtime);
        assertThat(closed(busy)).contains(new Room.Closed(overtime, "system:hours"));
    }

    @Test
    void whoLeavesTheBusinessLeavesTheSeat() {
        var room = HALL.paired(NOON);
        var seat = HALL.seated(room, HALL.first, FIRST_PIN, NOON);

        new LeaverSeats(HALL.hall.db, Clock.fixed(NOON.plusSeconds(5), ZoneOffset.UTC))
                .on(new EmploymentEnded(HALL.first, HALL.canteen, LocalDate.of(2026, 3, 2)));

        assertThat(HALL.door.sitting(seat.token(), NOON.plusSeconds(6))).isEmpty();
    }

    private static Optional<Room.Closed> closed(Room room) {
        return HALL.rooms.find(room.id(), HALL.own).flatMap(Room::closed);
    }

    private static Rooms.Opening open(ExamId exam, Optional<List<WorkerId>> people, Scope scope) {
        return HALL.rooms.open(HALL.canteen, exam, "", people, scope, BY, NOON);
    }
}
