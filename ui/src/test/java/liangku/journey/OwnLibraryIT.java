package liangku.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A real house is given the questions and courses that come with the platform, and a worker of its own can sit an exam. */
class OwnLibraryIT {

    private static final Pattern FIRST_SIGN_IN =
            Pattern.compile("First sign-in: user (\\w+), one-time password (\\S+)");
    private static final String PHONE = "13800000017";

    @Test
    void anEmptyHouseIsToldOfTheLibraryLoadsItOnceAndCanTeachAndExamine() throws Exception {
        var folder = RunningPlatform.folder();
        var port = RunningPlatform.freePort();
        try (var gateway = new Gateway()) {
            var environment = Map.of("LIANGKU_DEMO", "none", "LIANGKU_SMS_URL", gateway.url());

            var empty = RunningPlatform.start(folder, port, environment);
            try {
                assertThat(Files.readString(empty.output())).contains("./run --load-library");
                hireSomebody(empty);
            } finally {
                empty.stop();
            }

            var stocked = RunningPlatform.start(folder, port, environment, "--load-library");
            try {
                var said = Files.readString(stocked.output());
                assertThat(said).containsPattern("questions +4\\d\\d new, 0 here already, 0 refused");
                assertThat(said).containsPattern("release +number 1, 4\\d\\d questions");
                assertThat(said).containsPattern("lessons +18 new, 0 renewed, 0 here already");
                assertThat(said).containsPattern("exams +(\\d+) of \\1 can be sat");
                aWorkerLearnsAndIsExamined(stocked, gateway);
                var log = Api.user(stocked, "audit")
                        .get("/api/v1/audit?limit=500")
                        .text();
                assertThat(log).containsOnlyOnce("library-loaded");
            } finally {
                stocked.stop();
            }

            var again = RunningPlatform.start(folder, port, environment, "--load-library");
            try {
                assertThat(Files.readString(again.output())).contains("Nothing was loaded");
                assertThat(Api.user(again, "audit")
                                .get("/api/v1/audit?limit=500")
                                .text())
                        .containsOnlyOnce("library-loaded");
            } finally {
                again.stop();
            }
        }
    }

    /** As it is done in a new house: accounts, a business from its regulator, a person from the business. */
    private static void hireSomebody(RunningPlatform platform) throws IOException, InterruptedException {
        var system = administrator(platform, "system");
        var security = administrator(platform, "security");
        administrator(platform, "audit");
        var regulator =
                account(platform, system, security, "regulator", "{\"role\":\"REGULATOR\",\"regions\":[\"3715\"]}");
        var business = regulator
                .call(
                        "POST",
                        "/api/v1/employers",
                        "{\"name\":\"第一家单位食堂\",\"registrationNumber\":\"A-1\",\"region\":\"371502\",\"category\":\"C2\"}")
                .json()
                .get("id")
                .asString();
        var employer = account(
                platform,
                system,
                security,
                "canteen",
                "{\"role\":\"EMPLOYER\",\"employer\":\"%s\"}".formatted(business));
        var hired = employer.call(
                "POST",
                "/api/v1/employments",
                "{\"name\":\"李明\",\"idNumber\":\"371502199003070019\",\"phone\":\"%s\",\"post\":\"WORKER\",\"since\":\"2026-01-05\"}"
                        .formatted(PHONE));
        assertThat(hired.status()).as(hired.text()).isEqualTo(201);
    }

    private static void aWorkerLearnsAndIsExamined(RunningPlatform platform, Gateway gateway)
            throws IOException, InterruptedException {
        var nobody = Api.anonymous(platform);
        assertThat(nobody.call("POST", "/api/v1/tokens/codes", "{\"phone\":\"%s\"}".formatted(PHONE))
                        .status())
                .isEqualTo(202);
        var worker = Api.worker(platform, PHONE, gateway.code());

        var courses = worker.get("/api/v1/courses").json().get("courses");
        assertThat(courses.size()).isEqualTo(1);
        var lesson = courses.get(0).get("lessons").get(1).get("id").asString();
        assertThat(worker.get("/api/v1/lessons/" + lesson).text()).contains("洗手");

        var exam =
                worker.get("/api/v1/exams").json().get("exams").get(0).get("id").asString();
        var paper = worker.call("POST", "/api/v1/exams/" + exam + "/attempts", "");
        assertThat(paper.status()).as(paper.text()).isEqualTo(201);
        assertThat(paper.json().get("paper").get("items").size()).isGreaterThan(10);
    }

    private static Api account(RunningPlatform platform, Api system, Api security, String name, String grant)
            throws IOException, InterruptedException {
        var opened = system.call(
                        "POST", "/api/v1/accounts", "{\"username\":\"%1$s\",\"displayName\":\"%1$s\"}".formatted(name))
                .json();
        var granted =
                security.call("PUT", "/api/v1/accounts/" + opened.get("id").asString() + "/grant", grant);
        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        return Api.newcomer(platform, name, opened.get("firstPassword").asString());
    }

    private static Api administrator(RunningPlatform platform, String name) throws IOException, InterruptedException {
        var passwords = new HashMap<String, String>();
        FIRST_SIGN_IN
                .matcher(Files.readString(platform.output()))
                .results()
                .forEach(found -> passwords.put(found.group(1), found.group(2)));
        return Api.newcomer(platform, name, passwords.getOrDefault(name, "none was printed"));
    }

    /** A provider of short messages that hands over what it was to send. */
    private static final class Gateway implements AutoCloseable {

        private static final Pattern CODE = Pattern.compile("\"code\":\"(\\d{6})\"");

        private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Gateway() throws IOException {
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
}
