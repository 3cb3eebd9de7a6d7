package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/**
 * Shared devices in exam rooms: one that shows names, and one at which somebody sits. They are two, as the table locks the
 * first, which would end a seat.
 *
 * @param device as the first calls
 * @param seat as the second calls for whoever sits there
 * @param photo the second's room and the candidate whose picture was taken, as the picture's address names them
 */
record AccessRoom(Api device, Api seat, String photo, String photoUntil) {

    private static final String PIN = "274915";

    /** A room, and the device that is in it. */
    private record Paired(String room, Api device) {}

    static AccessRoom open(RunningPlatform platform, Api employer, Api worker)
            throws IOException, InterruptedException {
        var id = worker.get("/api/v1/me").json().at("/worker/id").asString();
        answered(worker, "PUT", "/api/v1/me/pin", "{\"pin\":\"%s\"}".formatted(PIN));
        var shown = paired(platform, employer, id);
        var taken = paired(platform, employer, id);
        var candidate = taken.device()
                .get("/api/v1/rooms/here")
                .json()
                .at("/people/0/id")
                .asString();
        var seated = answered(
                taken.device(),
                "PUT",
                "/api/v1/rooms/here/seat",
                "{\"person\":\"%s\",\"pin\":\"%s\"}".formatted(candidate, PIN));
        var seat = Api.withToken(platform, seated.get("seatToken").asString());
        var kept = answered(
                seat, "PUT", "/api/v1/rooms/here/photo", "{\"consent\":\"1\",\"jpeg\":\"%s\"}".formatted(picture()));
        return new AccessRoom(
                shown.device(),
                seat,
                taken.room() + "/" + candidate,
                kept.get("until").asString());
    }

    private static Paired paired(RunningPlatform platform, Api employer, String worker)
            throws IOException, InterruptedException {
        var opened = answered(
                employer,
                "POST",
                "/api/v1/rooms",
                "{\"exam\":\"%s\",\"workers\":[\"%s\"]}".formatted(AccessCast.WORKERS_EXAM, worker));
        var device = answered(
                Api.anonymous(platform),
                "POST",
                "/api/v1/rooms/devices",
                "{\"code\":\"%s\"}".formatted(opened.get("code").asString()));
        return new Paired(
                opened.at("/room/id").asString(),
                Api.withToken(platform, device.get("roomToken").asString()));
    }

    private static String picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static JsonNode answered(Api caller, String method, String path, String body)
            throws IOException, InterruptedException {
        var answer = caller.call(method, path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }
}
