package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.minio.ListObjectsArgs;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import liangku.testing.ElasticsearchServer;
import liangku.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The whole platform on a real Elasticsearch and a real S3 server, which get lost while people work and come back, one of
 * them with nothing left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OneStory.class)
class EnginesIT {

    private static final Pattern MEDIA = Pattern.compile("/media/[0-9a-f]{64}/[\\w.-]+\\.mp4");

    private ElasticsearchServer elasticsearch;
    private S3Server s3;
    private RunningPlatform platform;
    private Api worker;
    private String film;

    @BeforeAll
    void start() throws Exception {
        elasticsearch = ElasticsearchServer.start();
        s3 = S3Server.start();
        platform = RunningPlatform.start(
                RunningPlatform.folder(),
                RunningPlatform.freePort(),
                Map.of(
                        "LIANGKU_DEMO",
                        "street",
                        "LIANGKU_SEARCH",
                        "elasticsearch",
                        "LIANGKU_SEARCH_URL",
                        elasticsearch.url().toString(),
                        "LIANGKU_OBJECTS",
                        "s3",
                        "LIANGKU_S3_ENDPOINT",
                        s3.endpoint().toString(),
                        "LIANGKU_S3_ACCESS_KEY",
                        S3Server.ACCESS_KEY,
                        "LIANGKU_S3_SECRET_KEY",
                        S3Server.SECRET_KEY));
        worker = Api.worker(platform, "13900000001");
        film = film();
    }

    @AfterAll
    void stop() throws Exception {
        platform.stop();
        elasticsearch.close();
        s3.close();
    }

    @Test
    @Order(1)
    void filmsPlayByRangesAndPapersComeFromTheBucket() throws Exception {
        assertThat(play("bytes=0-99").body()).hasSize(100);
        var certificate = worker.get("/api/v1/certificates").json().at("/certificates/0/number");
        assertThat(certificate.isMissingNode()).as("she has none yet").isTrue();
        try (var kept = Files.walk(platform.data().resolve("objects"))) {
            assertThat(kept.filter(Files::isRegularFile))
                    .as("only what is on its way lies here")
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    void everyoneFindsWhatIsTheirs() throws Exception {
        awaitHit("author", "留样", "QUESTION");
        awaitHit("regulator", "小学", "BUSINESS");
        awaitHit("employer", "留样", "LESSON");
        var person = Api.user(platform, "employer")
                .get("/api/v1/people")
                .json()
                .get("people")
                .get(0);
        awaitHit("employer", person.get("name").asString(), "PERSON");
        assertThat(find("author", person.get("name").asString())).doesNotContain("PERSON");
    }

    @Test
    @Order(3)
    void aLostElasticsearchCostsTheSearchAndNothingElse() throws Exception {
        elasticsearch.close();

        assertThat(Api.user(platform, "author").get("/api/v1/search?q=x").status())
                .isEqualTo(503);
        try (var chromium = new Chromium(platform)) {
            var desk = Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN").open("search");
            var page = desk.page();
            page.locator("main vaadin-text-field input").fill("留样");
            assertThat(page.locator(".lk-found")).containsText("查找服务暂时不可用");
            desk.shoot("engines-search-away");
            desk.open("author/questions");
            page.locator("main vaadin-text-field input").first().fill("留样");
            assertThat(page.locator("vaadin-grid")).containsText("留样");
            desk.shoot("engines-list-without-search");
        }
    }

    @Test
    @Order(4)
    void anEmptyElasticsearchIsFilledByOneCommand() throws Exception {
        elasticsearch = elasticsearch.successor();

        var rebuilt = Api.user(platform, "system").call("POST", "/api/v1/search/rebuilding", "");

        assertThat(rebuilt.status()).as(rebuilt.text()).isEqualTo(200);
        assertThat(rebuilt.json().at("/indexed/QUESTION").asInt()).isGreaterThan(300);
        assertThat(find("regulator", "小学")).contains("BUSINESS");
    }

    @Test
    @Order(5)
    void aLostBucketCostsFilmsAndPapersForAsLongAsItIsLost() throws Exception {
        var before = papers();
        s3.close();

        assertThat(play("bytes=0-99").statusCode()).isEqualTo(503);
        var certificate = pass();
        assertThat(worker.get("/api/v1/certificates/" + certificate + "/pdf").status())
                .isEqualTo(503);
        assertThat(Api.anonymous(platform)
                        .get("/api/v1/certificates/" + certificate + "/verification")
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("VALID");

        s3 = s3.successor();

        assertThat(play("bytes=100-149").body()).hasSize(50);
        // Nobody has to ask for it: what could not be kept is made again.
        await(() -> papers() > before);
        var pdf = worker.get("/api/v1/certificates/" + certificate + "/pdf");
        assertThat(pdf.status()).isEqualTo(200);
        var saved = Chromium.SCREENSHOTS.resolveSibling("certificate").resolve("engines.pdf");
        Files.createDirectories(saved.getParent());
        Files.write(saved, pdf.bytes());
        assertThat(new CertificateFile(saved).signature()).contains("Signature is Valid.");
    }

    private String pass() throws Exception {
        var key = new AnswerKey(Api.user(platform, "author"));
        var exam = worker.get("/api/v1/exams").json().at("/exams/0/id").asString();
        var attempt =
                worker.call("POST", "/api/v1/exams/" + exam + "/attempts", "").json();
        var address = "/api/v1/attempts/" + attempt.get("attemptId").asString();
        var answers = new ArrayList<String>();
        for (var item : attempt.at("/paper/items")) {
            var number = item.get("item").asInt();
            answers.add("{\"seq\":%d,\"item\":%d,\"response\":%s}"
                    .formatted(number, number, Api.JSON.writeValueAsString(response(item, key))));
        }
        worker.call("PUT", address + "/answers", answers.toString());
        var result = worker.call("POST", address + "/submission", "").json();
        assertThat(result.get("score").asInt()).isEqualTo(100);
        return result.get("certificateNumber").asString();
    }

    private static List<String> response(JsonNode item, AnswerKey key) throws Exception {
        var right = key.of(item.get("stem").asString());
        if (item.get("options").isEmpty()) {
            return right;
        }
        return item.get("options")
                .valueStream()
                .filter(option -> right.contains(option.get("text").asString()))
                .map(option -> option.get("key").asString())
                .toList();
    }

    /** What was founded a moment ago is on its way to the engine, which may still be making room for it. */
    private void awaitHit(String user, String text, String kind) throws Exception {
        await(() -> asked(user, text).text().contains(kind));
        assertThat(find(user, text)).contains(kind);
    }

    private Api.Answer asked(String user, String text) throws Exception {
        return Api.user(platform, user).get("/api/v1/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /** {@return the kinds of what this user finds} */
    private List<String> find(String user, String text) throws Exception {
        var answer = asked(user, text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().findValuesAsString("kind");
    }

    private long papers() throws Exception {
        var count = 0L;
        for (var object : s3.client()
                .listObjects(ListObjectsArgs.builder()
                        .bucket("liangku")
                        .prefix("certificates/")
                        .recursive(true)
                        .build())) {
            count += object.get().size() > 0 ? 1 : 0;
        }
        return count;
    }

    private static void await(Callable<Boolean> done) throws Exception {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!done.call()) {
            assertThat(System.nanoTime()).as("it never happened").isLessThan(until);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
    }

    private HttpResponse<byte[]> play(String range) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(platform.url(film))
                            .header("Range", range)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private String film() throws IOException, InterruptedException {
        var courses = worker.get("/api/v1/courses").json();
        for (var lesson : courses.findValuesAsString("id")) {
            var told = worker.get("/api/v1/lessons/" + lesson);
            var address = MEDIA.matcher(told.text());
            if (told.status() == 200 && address.find()) {
                return address.group();
            }
        }
        throw new IllegalStateException("no lesson has a film: " + courses);
    }
}
