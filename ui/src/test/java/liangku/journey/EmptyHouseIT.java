package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A platform for real: nothing invented in it, three administrators, and at first a search engine that cannot be reached and
 * nobody who sends short messages. Then it is given the questions and courses that come with the platform, and a worker of
 * its own can sit an exam.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OneStory.class)
class EmptyHouseIT {

    private static final Pattern FIRST_SIGN_IN =
            Pattern.compile("First sign-in: user (\\w+), one-time password (\\S+)");
    /** More than wait at once; how many of them are heard in one round depends on the machine. */
    private static final int CROWD = 300;

    private static final int ROUNDS_MAX = 30;

    private static final String PHONE = "13800000017";

    private RunningPlatform platform;
    private Api system;
    private Api security;

    @BeforeAll
    void start() throws IOException {
        platform = RunningPlatform.start(
                RunningPlatform.folder(),
                RunningPlatform.freePort(),
                Map.of(
                        "LIANGKU_DEMO", "none",
                        "LIANGKU_SEARCH", "elasticsearch",
                        "LIANGKU_SEARCH_URL", "http://127.0.0.1:" + RunningPlatform.freePort()));
    }

    @AfterAll
    void stop() {
        platform.stop();
    }

    @Test
    @Order(1)
    void itStartsWithOneTimePasswordsAndWithoutTheEngine() throws Exception {
        var nobody = Api.anonymous(platform);
        assertThat(nobody.get("/api/v1/info").json().get("demo").asBoolean()).isFalse();
        assertThat(nobody.get("/demo/supervision").status()).isEqualTo(404);
        assertThat(nobody.get("/actuator/health").json().get("status").asString())
                .isEqualTo("UP");

        var code = nobody.call("POST", "/api/v1/tokens/codes", "{\"phone\":\"13900000001\"}");
        assertThat(code.status()).isEqualTo(503);
        assertThat(code.text()).contains("no-sms-gateway", "短信网关");

        var printed = printed();
        assertThat(printed).containsOnlyKeys("system", "security", "audit");
        system = Api.newcomer(platform, "system", printed.get("system"));
        security = Api.newcomer(platform, "security", printed.get("security"));
        Api.newcomer(platform, "audit", printed.get("audit"));
        assertThat(system.get("/api/v1/accounts").json().get("accounts").size()).isEqualTo(3);
        assertThat(system.call("POST", "/api/v1/search/rebuilding", "").status())
                .isEqualTo(503);
    }

    @Test
    @Order(2)
    void itSaysWhatIsMissing() throws Exception {
        assertThat(Files.readString(platform.output()))
                .contains("!!! The public address is http://localhost:", "./run --load-library");
        account("author", "{\"role\":\"AUTHOR\"}");
        try (var chromium = new Chromium(platform)) {
            var accounts =
                    Desk.of(chromium, Chromium.Size.DESK, "system", "zh-CN").open("admin/accounts");
            assertThat(accounts.page().getByRole(AriaRole.ALERT).first()).containsText("LIANGKU_PUBLIC_URL");
            accounts.shoot("none-localhost");
            aSearchSaysThatItPauses(chromium);
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void nobodyResetsWhatRuns() throws Exception {
        var resetting = new ProcessBuilder("../run", "--reset").redirectErrorStream(true);
        resetting.environment().put("LIANGKU_DATA", platform.data().toString());
        var process = resetting.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("is running on " + platform.data());
        assertThat(Api.anonymous(platform).get("/actuator/health/readiness").status())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void itLoadsTheLibraryOnceAndCanTeachAndExamine() throws Exception {
        hireSomebody();
        try (var provider = new SmsProvider()) {
            startAgain(provider);
            var said = Files.readString(platform.output());
            assertThat(said).containsPattern("questions +4\\d\\d new, 0 here already, 0 refused");
            assertThat(said).containsPattern("release +number 1, 4\\d\\d questions");
            assertThat(said).containsPattern("lessons +18 new, 0 renewed, 0 here already");
            assertThat(said).containsPattern("exams +(\\d+) of \\1 can be sat");
            aWorkerLearnsAndIsExamined(provider);
            assertThatItWasLoadedOnce();

            startAgain(provider, "--first-password=audit");
            assertThat(Files.readString(platform.output())).contains("Nothing was loaded");
            assertThat(Api.anonymous(platform)
                            .call(
                                    "POST",
                                    "/api/v1/tokens",
                                    "{\"username\":\"audit\",\"password\":\"%s\"}".formatted(Api.PASSWORD))
                            .status())
                    .isEqualTo(401);
            assertThat(Api.newcomer(platform, "audit", printed().get("audit"))
                            .get("/api/v1/audit?limit=500")
                            .text())
                    .containsOnlyOnce("password-reset-at-machine");
            assertThatItWasLoadedOnce();
        }
    }

    /** A crowd that guesses: the platform stays there for others, and so does its desk for who was there before. */
    @Test
    @Order(5)
    void whoGuessesInCrowdsIsHeldOffAndNobodyElse() throws Exception {
        Api.user(platform, "system");
        Map<Integer, HttpResponse<String>> came = new HashMap<>();
        try (var http = HttpClient.newHttpClient()) {
            for (var round = 0; round < ROUNDS_MAX && !came.containsKey(429); round++) {
                // Nobody is guessed at twice: five times lock a name, which is another answer.
                var crowd = IntStream.range(round * CROWD, (round + 1) * CROWD)
                        .mapToObj(guess -> http.sendAsync(guess(guess), HttpResponse.BodyHandlers.ofString()))
                        .toList();
                assertThat(Api.anonymous(platform).get("/api/v1/regions").status())
                        .isEqualTo(401);
                crowd.stream().map(CompletableFuture::join).forEach(answer -> came.put(answer.statusCode(), answer));
            }
        }
        assertThat(came).containsOnlyKeys(401, 429, 503);
        assertThat(came.get(503).body()).contains("too-many-sign-in", "此刻登录的人太多");
        assertThat(came.get(503).headers().firstValue("Retry-After")).contains("5");
        assertThat(came.get(429).body()).contains("too-often", "输错密码");
        assertThat(came.get(429).headers().firstValue("Retry-After")).isPresent();
        Api.user(platform, "system");
        try (var chromium = new Chromium(platform)) {
            Desk.of(chromium, Chromium.Size.DESK, "system", "zh-CN").open("admin/accounts");
            var page = chromium.open(Chromium.Size.DESK, "zh-CN");
            page.navigate("login");
            page.locator("input[name=username]").fill("author");
            page.locator("input[name=password]").fill(Api.PASSWORD);
            page.locator("vaadin-button[theme~=primary]").click();
            assertThat(page.locator("vaadin-login-form")).containsText("您所在的网络输错密码的次数太多");
            page.navigate("login?busy");
            assertThat(page.locator("vaadin-login-form")).containsText("此刻登录的人太多");
        }
    }

    private HttpRequest guess(int number) {
        return HttpRequest.newBuilder(platform.url("/api/v1/tokens"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"guess%d\",\"password\":\"Wrong-pass-1\"}".formatted(number)))
                .build();
    }

    /** {@return by user name the one-time passwords that were printed, the latest of each} */
    private Map<String, String> printed() throws IOException {
        var printed = new HashMap<String, String>();
        FIRST_SIGN_IN
                .matcher(Files.readString(platform.output()))
                .results()
                .forEach(found -> printed.put(found.group(1), found.group(2)));
        return printed;
    }

    private void startAgain(SmsProvider provider, String... more) throws IOException {
        platform.stop();
        platform = RunningPlatform.start(
                platform.data(),
                platform.port(),
                Map.of("LIANGKU_DEMO", "none", "LIANGKU_SMS_URL", provider.url()),
                Stream.concat(Stream.of("--load-library"), Stream.of(more)).toArray(String[]::new));
    }

    private void assertThatItWasLoadedOnce() throws IOException, InterruptedException {
        assertThat(Api.user(platform, "audit").get("/api/v1/audit?limit=500").text())
                .containsOnlyOnce("library-loaded");
    }

    private static void aSearchSaysThatItPauses(Chromium chromium) {
        var author = Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN").open("author/questions");
        assertThat(author.page().locator("main")).containsText("没有符合条件的题目");
        author.shoot("none-questions");
        author.open("search");
        author.page()
                .getByLabel("查找", new Page.GetByLabelOptions().setExact(true))
                .fill("洗手");
        assertThat(author.page().locator(".lk-found")).containsText("暂时");
        author.shoot("none-search-away");
    }

    /** As it is done in a new house: accounts, a business from its regulator, a person from the business. */
    private void hireSomebody() throws IOException, InterruptedException {
        var regulator = account("regulator", "{\"role\":\"REGULATOR\",\"regions\":[\"3715\"]}");
        var business = regulator
                .call(
                        "POST",
                        "/api/v1/employers",
                        "{\"name\":\"第一家单位食堂\",\"registrationNumber\":\"A-1\",\"region\":\"371502\",\"category\":\"C2\"}")
                .json()
                .get("id")
                .asString();
        var employer = account("canteen", "{\"role\":\"EMPLOYER\",\"employer\":\"%s\"}".formatted(business));
        var hired = employer.call(
                "POST",
                "/api/v1/employments",
                "{\"name\":\"李明\",\"idNumber\":\"371502199003070019\",\"phone\":\"%s\",\"post\":\"WORKER\",\"since\":\"2026-01-05\"}"
                        .formatted(PHONE));
        assertThat(hired.status()).as(hired.text()).isEqualTo(201);
    }

    private void aWorkerLearnsAndIsExamined(SmsProvider provider) throws IOException, InterruptedException {
        var nobody = Api.anonymous(platform);
        assertThat(nobody.call("POST", "/api/v1/tokens/codes", "{\"phone\":\"%s\"}".formatted(PHONE))
                        .status())
                .isEqualTo(202);
        var worker = Api.worker(platform, PHONE, provider.code());

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

    private Api account(String name, String grant) throws IOException, InterruptedException {
        var opened = system.call(
                        "POST", "/api/v1/accounts", "{\"username\":\"%1$s\",\"displayName\":\"%1$s\"}".formatted(name))
                .json();
        var granted =
                security.call("PUT", "/api/v1/accounts/" + opened.get("id").asString() + "/grant", grant);
        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        return Api.newcomer(platform, name, opened.get("firstPassword").asString());
    }
}
