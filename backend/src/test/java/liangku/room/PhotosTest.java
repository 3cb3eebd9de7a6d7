package liangku.room;

import static liangku.room.RoomHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.imageio.ImageIO;
import liangku.people.Post;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

/** Pictures people agreed to: sealed, looked at with an entry in the log, and gone in time. */
class PhotosTest {

    private static final RoomHall HALL = new RoomHall();
    private static final String WORDS = "2026-11";
    private static final String EMPLOYER = "account:manager";

    private final WorkerId worker = HALL.hall.learned(HALL.canteen, Post.WORKER).worker();
    private final Room room = HALL.paired(NOON);
    private final CandidateId who = HALL.candidate(room, worker);

    @Test
    void aPictureIsKeptSealedAndWithoutWhatRodeAlong() throws IOException {
        var until = HALL.photos.keep(who, worker, jpeg(480, 360, "GPS 36.45N"), WORDS, NOON);

        assertThat(until).contains(NOON.plus(Duration.ofDays(30)));
        var stored = HALL.objects.list("room-photos/", "", 200);
        assertThat(stored).isNotEmpty();
        for (var one : stored) {
            try (var bytes = HALL.objects.get(one.key()).orElseThrow()) {
                assertThat(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("JFIF", "GPS");
            }
        }
        var seen = HALL.photos.look(room.id(), who, EMPLOYER, NOON).orElseThrow();
        assertThat(new String(seen, StandardCharsets.ISO_8859_1))
                .contains("JFIF")
                .doesNotContain("GPS");
    }

    @Test
    void everyLookIsInTheLog() throws IOException {
        HALL.photos.keep(who, worker, jpeg(480, 360, ""), WORDS, NOON);
        var before = HALL.audited("room-photo-seen");

        HALL.photos.look(room.id(), who, EMPLOYER, NOON);

        assertThat(HALL.audited("room-photo-seen")).isEqualTo(before + 1);
        assertThat(HALL.photos.look(HALL.paired(NOON).id(), who, EMPLOYER, NOON))
                .as("of another room")
                .isEmpty();
    }

    @Test
    void itIsDeletedAfterThirtyDaysAndTheLineSaysThatThereWasOne() throws IOException {
        HALL.photos.keep(who, worker, jpeg(480, 360, ""), WORDS, NOON);
        var objects = HALL.objects.list("room-photos/", "", 200).size();

        assertThat(HALL.photos.look(room.id(), who, EMPLOYER, NOON.plus(Duration.ofDays(30))))
                .as("even before it is deleted")
                .isEmpty();
        assertThat(HALL.photos.deleteOld(NOON.plus(Duration.ofDays(30)))).isPositive();

        assertThat(HALL.objects.list("room-photos/", "", 200)).hasSizeLessThan(objects);
        assertThat(HALL.line(room, worker).photo().orElseThrow().deletedAt()).isPresent();
    }

    @Test
    void whoTakesConsentBackHasItDeletedAtOnce() throws IOException {
        HALL.photos.keep(who, worker, jpeg(480, 360, ""), WORDS, NOON);
        assertThat(HALL.photos.of(worker)).hasSize(1);

        assertThat(HALL.photos.withdraw(worker, NOON.plusSeconds(9))).isOne();

        assertThat(HALL.photos.of(worker)).isEmpty();
        assertThat(HALL.photos.look(room.id(), who, EMPLOYER, NOON.plusSeconds(9)))
                .isEmpty();
    }

    @Test
    void aSecondPictureReplacesTheFirst() throws IOException {
        HALL.photos.keep(who, worker, jpeg(480, 360, ""), WORDS, NOON);
        HALL.photos.keep(who, worker, jpeg(320, 240, ""), WORDS, NOON.plusSeconds(9));

        assertThat(HALL.photos.of(worker)).hasSize(1);
        assertThat(HALL.line(room, worker).photo().orElseThrow().takenAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void whatIsNoSuchPictureIsNotKept() throws IOException {
        assertThat(HALL.photos.keep(who, worker, new byte[] {1, 2, 3}, WORDS, NOON))
                .isEmpty();
        assertThat(HALL.photos.keep(who, worker, jpeg(1281, 10, ""), WORDS, NOON))
                .isEmpty();
        assertThat(HALL.photos.keep(who, worker, new byte[PhotoFile.BYTES_MAX + 1], WORDS, NOON))
                .isEmpty();
        assertThat(HALL.photos.of(worker)).isEmpty();
    }

    /** With a text behind the picture, where cameras write what they like. */
    private static byte[] jpeg(int width, int height, String rider) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        out.write(rider.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
