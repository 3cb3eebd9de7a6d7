package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A provider of short messages that hands over what it was to send. */
final class SmsProvider implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\d{6})\"");

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final HttpServer server;

    SmsProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    String code() throws InterruptedException {
        var message = sent.poll(30, TimeUnit.SECONDS);
        var code = CODE.matcher(message == null ? "" : message);
        assertThat(code.find()).as("a code was sent").isTrue();
        return code.group(1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
