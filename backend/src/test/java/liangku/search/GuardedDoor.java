package liangku.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stands before an engine that knows no sign-in and lets nobody in but with this header, word for word; who has it speaks
 * with the engine itself.
 */
final class GuardedDoor implements AutoCloseable {

    private static final byte[] REFUSAL = """
            {"error":{"type":"security_exception","reason":"missing authentication credentials"},"status":401}
            """.getBytes(StandardCharsets.UTF_8);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI engine;
    private final String authorization;
    private final HttpServer server;

    GuardedDoor(URI engine, String authorization) throws IOException {
        this.engine = engine;
        this.authorization = authorization;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"security\", ApiKey");
                tell(exchange, 401, "application/json", REFUSAL);
                return;
            }
            var answered = asked(exchange, body);
            var type = answered.headers().firstValue("Content-Type").orElse("application/json");
            tell(exchange, answered.statusCode(), type, answered.body());
        }
    }

    private HttpResponse<byte[]> asked(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(
                        engine.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : List.of("Accept", "Content-Type")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    private static void tell(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var head = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.getResponseHeaders().set("Content-Type", type);
        // Without it the client takes whatever answers for something else.
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
