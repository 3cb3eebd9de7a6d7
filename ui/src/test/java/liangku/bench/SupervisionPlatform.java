package liangku.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other end of the feed, which takes every record. In a city it is another house's machine; a demo's own receiver would be
 * counted with the application that reports to it.
 */
final class SupervisionPlatform implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    SupervisionPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/report/", this::report);
        // Compares no days: it keeps none.
        server.createContext("/", exchange -> answer(exchange, NOT_FOUND, "{}"));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void report(HttpExchange exchange) throws IOException {
        var envelope = JSON.readTree(exchange.getRequestBody());
        var results = JSON.createArrayNode();
        for (var record : envelope.path("records")) {
            results.addObject()
                    .put("bizId", record.path("bizId").asString())
                    .put("version", record.path("version").asInt())
                    .put("outcome", "ACCEPTED");
        }
        var receipt = JSON.createObjectNode();
        receipt.put("batchNo", envelope.path("batchNo").asString()).set("results", results);
        answer(exchange, OK, receipt.toString());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
