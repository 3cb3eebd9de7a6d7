package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Somebody is faster than the first start. */
final class EarlyCaller {

    private static final String WORKER = "{\"phone\":\"13900000001\",\"code\":\"%s\"}".formatted(Api.CODE);
    private static final String AUTHOR = "{\"username\":\"author\",\"password\":\"%s\"}".formatted(Api.PASSWORD);

    private EarlyCaller() {}

    /** Signs in while a platform that was just launched is founded, and again when it is ready. */
    static void isAskedToWait(RunningPlatform platform) throws IOException, InterruptedException {
        var early = firstAnswer(platform);

        assertThat(early.statusCode()).as(early.body()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).isPresent();
        assertThat(early.body()).contains("not-ready-yet");
        assertThat(signIn(platform, AUTHOR).map(HttpResponse::statusCode)).contains(503);

        platform.awaitReady();
        assertThat(signIn(platform, WORKER).map(HttpResponse::statusCode)).contains(200);
        try (var chromium = new Chromium(platform)) {
            var page = chromium.open(Chromium.Size.DESK, "zh-CN");
            page.navigate("login?early");
            assertThat(page.locator("vaadin-login-form")).containsText("平台正在准备");
        }
    }

    /** {@return what the door says as soon as anybody opens it} */
    private static HttpResponse<String> firstAnswer(RunningPlatform platform) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < until) {
            var answer = signIn(platform, WORKER);
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new IllegalStateException("nobody opened; see " + platform.output());
    }

    private static Optional<HttpResponse<String>> signIn(RunningPlatform platform, String body)
            throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return Optional.of(http.send(
                    HttpRequest.newBuilder(platform.url("/api/v1/tokens"))
                            .timeout(Duration.ofSeconds(60))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
