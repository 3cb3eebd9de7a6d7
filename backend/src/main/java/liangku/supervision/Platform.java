package liangku.supervision;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The supervision platform, at the other end of the line. */
@Component
public class Platform {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

    /** What a request came to. */
    sealed interface Answer {

        record Received(int status, String body) implements Answer {}

        /** Nobody answered in time, or the line broke: it may or may not have arrived. */
        record Silence(String why) implements Answer {}
    }

    private final SupervisionSettings settings;
    private final Signer signer;
    private final HttpClient client;
    private volatile Optional<URI> base;

    Platform(SupervisionSettings settings, Signer signer) {
        this.settings = settings;
        this.signer = signer;
        this.base =
                Optional.of(settings.pushUrl()).filter(url -> !url.isBlank()).map(URI::create);
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Where to push, if the settings name no place. For the demo, whose receiver learns its port when it has started.
     */
    public void settle(URI where) {
        if (base.isEmpty()) {
            base = Optional.of(where);
            LOG.info("supervision records are pushed to {}", where);
        }
    }

    boolean isKnown() {
        return base.isPresent();
    }

    /**
     * Posts JSON, signed.
     *
     * @param path below the base, e.g. {@code /api/v1/report/CERTIFICATE}
     */
    Answer post(String path, String json, Instant now) {
        if (base.isEmpty()) {
            return new Answer.Silence("no address");
        }
        var target = URI.create(base.get().toString().replaceAll("/$", "") + path);
        var body = json.getBytes(StandardCharsets.UTF_8);
        var request = new SignedRequest(
                "POST",
                target.getPath(),
                "",
                settings.appId(),
                now.toEpochMilli(),
                UUID.randomUUID().toString(),
                signer.digest(body));
        try {
            var response = client.send(
                    HttpRequest.newBuilder(target)
                            .timeout(settings.timeout())
                            .header("Content-Type", "application/json; charset=utf-8")
                            .header(SignedRequest.APP_ID, request.appId())
                            .header(SignedRequest.TIMESTAMP, Long.toString(request.timestamp()))
                            .header(SignedRequest.NONCE, request.nonce())
                            .header(SignedRequest.SIGN_TYPE, signer.type().header())
                            .header(SignedRequest.KEY_ID, signer.keyId())
                            .header(SignedRequest.DIGEST, request.digest())
                            .header(SignedRequest.SIGNATURE, signer.sign(request.text()))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer.Received(response.statusCode(), response.body());
        } catch (IOException broken) {
            return new Answer.Silence(broken.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Silence("stopped");
        }
    }
}
