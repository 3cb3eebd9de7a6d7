package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets wrong is told as a problem, never as the container's page and never as a 500. */
@ResourceLock(RunningPlatform.DEMO)
class EdgeIT {

    private static final String PROBLEM = "https://liangku.example/problems/";

    private final RunningPlatform platform = RunningPlatform.demo();

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/regions, 405, method-not-allowed",
        "PATCH, /api/v1/people, 405, method-not-allowed",
        "DELETE, /api/v1/people/imports, 405, method-not-allowed",
        "GET, /api/v1/people/imports, 404, not-found",
        "GET, /api/v1/nothing, 404, not-found",
        "GET, /api/v1/people?after=x, 400, bad-parameter",
        "GET, /api/v1/people?q=%00, 400, control-character",
        "GET, /api/v1/employers?q=a%07, 400, control-character",
        "POST, /api/v1/employers/imports, 415, unsupported-media-type",
        "GET, //api/v1/regions, 400, bad-request",
        "GET, /api/v1/regions;x=1, 400, bad-request"
    })
    void aMistakeIsAProblem(String method, String path, int status, String slug)
            throws IOException, InterruptedException {
        var answer = Api.user(platform, "regulator").call(method, path, method.equals("POST") ? "{}" : "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).isEqualTo(PROBLEM + slug);
        assertThat(answer.json().get("detail").asString()).containsPattern("\\p{IsHan}");
        assertThat(answer.json().get("title").asString()).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE /verify, Method not allowed, this cannot be done here",
        "GET /api/v1/reg%2Fions, Bad request, the request is not one that can be understood",
        "GET /api/v1/reg%00ions, Bad request, the request is not one that can be understood",
        "GET /api/v1/me, Sign-in needed, this needs a valid bearer token"
    })
    void whoAsksInEnglishIsToldInEnglish(String line, String title, String detail) throws IOException {
        assertThat(raw(line, List.of("Accept-Language: en"), ""))
                .contains("\"title\":\"" + title + "\"", "\"detail\":\"" + detail)
                .doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"username\":\"a\\u0000\",\"password\":\"x\"}', 400, control-character",
        "'{\"username\":', 400, unreadable-body"
    })
    void theDoorTakesNoNonsense(String body, int status, String slug) throws IOException, InterruptedException {
        var answer = Api.anonymous(platform).call("POST", "/api/v1/tokens", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).isEqualTo(PROBLEM + slug);
    }

    @Test
    void theDoorSpeaksJsonAlone() throws IOException {
        var yaml = "username: author\npassword: " + Api.PASSWORD + "\n";

        assertThat(raw(
                        "POST /api/v1/tokens",
                        List.of("Content-Type: application/yaml", "Content-Length: " + yaml.length()),
                        yaml))
                .startsWith("HTTP/1.1 415")
                .contains(PROBLEM + "unsupported-media-type");
        assertThat(raw("GET /api/v1/info", List.of("Accept: application/yaml"), ""))
                .startsWith("HTTP/1.1 406")
                .contains(PROBLEM + "not-acceptable");
    }

    @Test
    void theDoorReadsNoMoreThanItNeeds() throws IOException {
        assertThat(raw(
                        "POST /api/v1/tokens",
                        List.of("Content-Type: application/json", "Content-Length: 60000000"),
                        ""))
                .startsWith("HTTP/1.1 413")
                .contains(PROBLEM + "too-large");
        var chunk = "\"" + "x".repeat(300_000);
        assertThat(raw(
                        "POST /api/v1/tokens",
                        List.of("Content-Type: application/json", "Transfer-Encoding: chunked"),
                        Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains(PROBLEM + "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/reg%00ions, 400, bad-request",
        "GET /api/v1/reg%2Fions, 400, bad-request",
        "TRACE /api/v1/regions, 405, method-not-allowed"
    })
    void whatTheContainerRefusesIsAProblemToo(String line, int status, String slug) throws IOException {
        assertThat(raw(line, List.of(), ""))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", PROBLEM + slug)
                .doesNotContain("<html");
    }

    @Test
    void whatMayBeDoneIsSaid() throws IOException, InterruptedException {
        var token = Api.JSON
                .readTree(Api.anonymous(platform)
                        .call(
                                "POST",
                                "/api/v1/tokens",
                                "{\"username\":\"author\",\"password\":\"%s\"}".formatted(Api.PASSWORD))
                        .bytes())
                .get("accessToken")
                .asString();

        assertThat(raw("DELETE /api/v1/regions", List.of("Authorization: Bearer " + token), ""))
                .startsWith("HTTP/1.1 405")
                .containsPattern("Allow: .*GET");
    }

    @Test
    void whoSignedOutIsNobody() throws IOException, InterruptedException {
        var leaving = Api.user(platform, "author");
        var staying = Api.user(platform, "author");

        assertThat(leaving.call("DELETE", "/api/v1/tokens", "").status()).isEqualTo(204);

        assertThat(leaving.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(leaving.call("DELETE", "/api/v1/tokens", "").status()).isEqualTo(401);
        assertThat(staying.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() throws IOException {
        var body = "{\"phone\":\"13999999999\"}";
        var headers = List.of("Content-Type: application/json", "Content-Length: " + body.length());
        raw("POST /api/v1/tokens/codes", headers, body);

        assertThat(raw("POST /api/v1/tokens/codes", headers, body))
                .startsWith("HTTP/1.1 429")
                .contains(PROBLEM + "too-often")
                .containsPattern("Retry-After: [1-9]\\d?");
    }

    @Test
    void whatIsVerifiedIsNoSearchEngines() throws IOException {
        for (var address :
                List.of("/verify", "/verify/x", "/verify/receipt/x", "/api/v1/certificates/x/verification")) {
            assertThat(raw("GET " + address, List.of(), "")).contains("X-Robots-Tag: noindex");
        }
    }

    @Test
    void atAnAddressThatIsNobodysADeskAnswers() throws IOException {
        try (var chromium = new Chromium(platform)) {
            var page = Desk.of(chromium, Chromium.Size.DESK, "regulator", "en")
                    .open("nope")
                    .page();

            PlaywrightAssertions.assertThat(page.locator("main")).containsText("There is no such page");
            Chromium.leave(page);
        }
    }

    /** As no well-behaved client sends it. */
    private String raw(String line, List<String> headers, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), platform.port())) {
            var head = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join(
                            "", headers.stream().map(header -> header + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            // Or the container waits a minute for what was announced.
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
