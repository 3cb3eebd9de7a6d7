package liangku.room;

import static liangku.room.RoomHall.BY;
import static liangku.room.RoomHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import liangku.exam.AttemptEvent;
import liangku.exam.AttemptId;
import liangku.exam.ExamId;
import liangku.exam.Timelines;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

/** What exam rooms add to what happened to an attempt. */
class RoomHistoryTest {

    private static final RoomHall HALL = new RoomHall();
    private static final String PIN = "274915";
    private static final String WRONG = "375102";
    private static final String SECOND_PIN = "860273";

    private final RoomHistory history = new RoomHistory(HALL.hall.db, HALL.photos, HALL.hall.audit);
    private final WorkerId sitter = HALL.hall.learned(HALL.canteen, Post.WORKER).worker();

    @Test
    void itSaysWhenTheCandidateSatAtTheDeviceAndByWhichPin() {
        HALL.pins.choose(sitter, PIN, NOON);
        HALL.pins.choose(HALL.second, SECOND_PIN, NOON);
        var room = HALL.paired(NOON);
        HALL.seated(room, sitter, PIN, NOON);
        HALL.door.lock(room, Leaving.IDLE, NOON.plusSeconds(30), NOON.plusSeconds(30));
        HALL.seated(room, sitter, PIN, NOON.plusSeconds(60));
        HALL.door.lock(room, Leaving.HANDED_IN, NOON.plusSeconds(90), NOON.plusSeconds(90));
        HALL.seated(room, HALL.second, SECOND_PIN, NOON.plusSeconds(100));
        HALL.seated(room, sitter, PIN, NOON.plusSeconds(900));

        assertThat(history.of(sat(room.exam())))
                .containsExactly(
                        new RoomEvent.Seated(NOON, "二楼", Pins.Origin.PHONE),
                        new RoomEvent.Left(NOON.plusSeconds(30), "二楼", Leaving.IDLE),
                        new RoomEvent.Seated(NOON.plusSeconds(60), "二楼", Pins.Origin.PHONE),
                        new RoomEvent.Left(NOON.plusSeconds(90), "二楼", Leaving.HANDED_IN));
    }

    @Test
    void everyWrongPinIsToldUntilItLocksAndWhoUnlockedItOrHandedOutAnother() {
        HALL.pins.handOut(sitter, HALL.own, "account:before", NOON.minusSeconds(3_600));
        HALL.pins.choose(sitter, PIN, NOON);
        var room = HALL.paired(NOON);
        for (var second = 1; second <= 8; second++) {
            HALL.identify(room, sitter, WRONG, NOON.plusSeconds(second));
        }
        HALL.pins.unlock(sitter, HALL.own, BY, NOON.plusSeconds(10));
        var once = HALL.pins.handOut(sitter, HALL.own, BY, NOON.plusSeconds(20)).orElseThrow();
        HALL.door.identify(room, HALL.candidate(room, sitter), once.pin(), Optional.of("305817"), NOON.plusSeconds(30));

        assertThat(history.of(sat(room.exam())))
                .containsExactly(
                        new RoomEvent.PinRefused(NOON.plusSeconds(1), "二楼", 4),
                        new RoomEvent.PinRefused(NOON.plusSeconds(2), "二楼", 3),
                        new RoomEvent.PinRefused(NOON.plusSeconds(3), "二楼", 2),
                        new RoomEvent.PinRefused(NOON.plusSeconds(4), "二楼", 1),
                        new RoomEvent.PinRefused(NOON.plusSeconds(5), "二楼", 0),
                        new RoomEvent.LockedPinTried(NOON.plusSeconds(6), "二楼"),
                        new RoomEvent.PinUnlocked(NOON.plusSeconds(10), BY),
                        new RoomEvent.PinHandedOut(NOON.plusSeconds(20), BY),
                        new RoomEvent.Seated(NOON.plusSeconds(30), "二楼", Pins.Origin.ONCE));
    }

    @Test
    void aPictureIsToldWithWhoLookedAtItAndThatItWasDeleted() throws IOException {
        HALL.pins.choose(sitter, PIN, NOON);
        var room = HALL.paired(NOON);
        var who = HALL.candidate(room, sitter);
        HALL.seated(room, sitter, PIN, NOON);
        assertThat(history.of(sat(room.exam()))).hasSize(1);

        var until = HALL.photos
                .keep(who, sitter, jpeg(), "2026-11", NOON.plusSeconds(5))
                .orElseThrow();
        HALL.photos.look(room.id(), who, BY, NOON.plusSeconds(5_000));
        HALL.photos.withdraw(sitter, NOON.plusSeconds(6_000));

        assertThat(history.of(sat(room.exam())))
                .containsExactly(
                        new RoomEvent.Seated(NOON, "二楼", Pins.Origin.PHONE),
                        new RoomEvent.PictureTaken(NOON.plusSeconds(5), "二楼", until),
                        new RoomEvent.PictureSeen(NOON.plusSeconds(5_000), BY),
                        new RoomEvent.PictureDeleted(NOON.plusSeconds(6_000), true));
    }

    @Test
    void aPictureWhoseTimeIsOverWasNotDeletedByItsBearer() throws IOException {
        HALL.pins.choose(sitter, PIN, NOON);
        var room = HALL.paired(NOON);
        HALL.photos.keep(HALL.candidate(room, sitter), sitter, jpeg(), "2026-11", NOON);
        var over = NOON.plus(HALL.settings.photosKept());
        HALL.photos.deleteOld(over);

        assertThat(history.of(sat(room.exam()))).endsWith(new RoomEvent.PictureDeleted(over, false));
    }

    @Test
    void nothingIsToldOfRoomsThatWereClosedBeforeOrAreForAnotherExam() {
        HALL.pins.choose(sitter, PIN, NOON);
        var before = NOON.minusSeconds(600);
        var room = HALL.paired(before);
        HALL.identify(room, sitter, WRONG, before);
        HALL.rooms.close(room.id(), HALL.own, BY, NOON.minusSeconds(60));

        assertThat(history.of(sat(room.exam()))).isEmpty();
        assertThat(history.of(sat(new ExamId(UUID.randomUUID())))).isEmpty();
    }

    private Timelines.Timeline sat(ExamId exam) {
        return new Timelines.Timeline(
                new AttemptId(UUID.randomUUID()),
                sitter,
                exam,
                List.of(
                        new AttemptEvent.Started(NOON.plusSeconds(2), 1, NOON.plusSeconds(3_600), 1, 0),
                        new AttemptEvent.Closed(NOON.plusSeconds(89), true)));
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(48, 36, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
