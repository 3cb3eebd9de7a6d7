package liangku.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The public contract, called as an outsider calls it. */
final class Api {

    static final String PASSWORD = "Liangku-demo-1";
    static final String CODE = "246810";

    /** Far beyond any answer's time: a platform that stands still is a failure and not a long wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private final RunningPlatform platform;
    private final String token;

    private Api(RunningPlatform platform, String token) {
        this.platform = platform;
        this.token = token;
    }

    /** {@return what a phone keeps of somebody who signed in} */
    String token() {
        return token;
    }

    /** With a token that was given out before. */
    static Api withToken(RunningPlatform platform, String token) {
        return new Api(platform, token);
    }

    /** One answer: its status and its body, as JSON where it is. */
    static final class Answer {
        private final int status;
        private final byte[] body;

        private Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        byte[] bytes() {
            return body.clone();
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static Api anonymous(RunningPlatform platform) {
        return new Api(platform, "");
    }

    static Api worker(RunningPlatform platform, String phone) throws IOException, InterruptedException {
        return worker(platform, phone, CODE);
    }

    static Api worker(RunningPlatform platform, String phone, String code) throws IOException, InterruptedException {
        return signedIn(platform, Map.of("phone", phone, "code", code));
    }

    static Api user(RunningPlatform platform, String name) throws IOException, InterruptedException {
        return signedIn(platform, Map.of("username", name, "password", PASSWORD));
    }

    /** With the one-time password of a new account, which is replaced. */
    static Api newcomer(RunningPlatform platform, String name, String firstPassword)
            throws IOException, InterruptedException {
        return signedIn(platform, Map.of("username", name, "password", firstPassword, "newPassword", PASSWORD));
    }

    private static Api signedIn(RunningPlatform platform, Map<String, String> credentials)
            throws IOException, InterruptedException {
        var answer = anonymous(platform).call("POST", "/api/v1/tokens", JSON.writeValueAsString(credentials));
        if (answer.status() != 200) {
            throw new IllegalStateException("no token: " + answer.status() + " " + answer.text());
        }
        return new Api(platform, answer.json().get("accessToken").asString());
    }

    /** Sends a file as the field {@code file} of a form. */
    Answer upload(String path, String name, byte[] content) throws IOException, InterruptedException {
        return upload("POST", path, name, content);
    }

    Answer upload(String method, String path, String name, byte[] content) throws IOException, InterruptedException {
        var edge = "liangku-journey-edge";
        var body = new ByteArrayOutputStream();
        var head = List.of(
                "--" + edge,
                "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"",
                "Content-Type: application/octet-stream",
                "",
                "");
        body.writeBytes(String.join("\r\n", head).getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(edge).getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        return call(method, path, "", body);
    }

    /** @param phone by which the caller names itself in an exam; empty for none */
    Answer call(String method, String path, String phone, String body) throws IOException, InterruptedException {
        var request = request(path)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!phone.isEmpty()) {
            request.header("Liangku-Phone", phone);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(platform.url(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json, */*");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }
}
