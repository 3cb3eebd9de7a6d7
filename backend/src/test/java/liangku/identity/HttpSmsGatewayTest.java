package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import liangku.people.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.client.RestClient;

class HttpSmsGatewayTest {

    private static final Phone PHONE = new Phone("13900000001");
    private static final Duration LIFE = Duration.ofMinutes(5);

    @Test
    void aMessageIsHandedOverWithTheSecret() throws IOException {
        var bodies = new ArrayList<String>();
        var secrets = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            secrets.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 202 : 500, -1);
            exchange.close();
        });
        server.start();
        try {
            var gateway = gateway(server.getAddress().getPort(), Duration.ofSeconds(20));

            assertThat(gateway.send(PHONE, "123456", LIFE)).isTrue();
            assertThat(gateway.send(PHONE, "123456", LIFE)).as("refused").isFalse();

            assertThat(secrets).containsOnly("Bearer secret");
            assertThat(bodies.getFirst()).contains("13900000001", "123456", "5");

            gateway.tell(PHONE, Notice.left(new Phone("13900000009")));
            assertThat(bodies.getLast())
                    .contains("\"phone\":\"13900000001\"", "PHONE_LEFT", "\"number\":\"139****0009\"", "【两库】")
                    .doesNotContain("13900000009");
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aGatewayThatTakesTheMessageAndNeverAnswersIsGivenUp() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(gateway(silent.getLocalPort(), Duration.ofMillis(500)).send(PHONE, "123456", LIFE))
                    .isFalse();
        }
    }

    private static HttpSmsGateway gateway(int port, Duration patience) {
        return new HttpSmsGateway(
                RestClient.builder(),
                new IdentitySettings.Sms("http://127.0.0.1:" + port + "/messages", "secret", patience, patience, 4));
    }
}
