package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** From a county down to one person; and the desk's pages that no other story leads to. */
@ResourceLock(RunningPlatform.DEMO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesksIT {

    private static final Path JOURNEYS = Path.of("src/test/java/liangku/journey");

    /** To where one is led without opening it: signing in, and signing in with a one-time password. */
    private static final List<String> LED_TO = List.of("", "password");

    private final RunningPlatform platform = RunningPlatform.demo();
    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(platform);
    }

    @AfterAll
    void close() throws IOException {
        assertThat(chromium.accidents()).isEmpty();
        assertThat(platform.accidents()).isEmpty();
        chromium.close();
    }

    @Test
    void aRegulatorGoesFromACountyToABusinessToAPerson() throws IOException, InterruptedException {
        var regulator = desk("regulator").open("regulator");
        var page = regulator.page();
        look(regulator, "counties");

        follow(regulator, links(regulator, "临清市").first(), ".*/regulator/businesses\\?.*region=371581.*");
        look(regulator, "businesses");

        follow(regulator, links(regulator).first(), ".*/regulator/businesses/[0-9a-f-]{36}.*");
        var business = page.url().replaceFirst(".*/businesses/([0-9a-f-]{36}).*", "$1");
        var told = Api.user(platform, "regulator")
                .get("/api/v1/employers/" + business)
                .json();
        assertThat(told.at("/region/code").asString()).startsWith("371581");
        assertThat(page.locator("main")).containsText(told.get("name").asString());
        look(regulator, "business");

        var person = links(regulator).first();
        var masked = person.textContent();
        assertThat(masked).contains("*");
        follow(regulator, person, ".*/regulator/people/[0-9a-f-]{36}.*");
        assertThat(page.locator("main")).containsText(masked);
        assertThat(page.locator("main")).containsText(told.get("name").asString());
        look(regulator, "person");
        Chromium.leave(page);
        assertThat(complaints).isEmpty();
    }

    @Test
    void pagesThatNoOtherStoryOpensSayWhatTheyAre() throws IOException, InterruptedException {
        var lesson = Api.user(platform, "author")
                .get("/api/v1/courses")
                .json()
                .at("/courses/0/lessons/0/id")
                .asString();
        walk("author", Map.of("author/exams", "考试", "author/lessons/" + lesson, "中文"));
        walk("system", Map.of("admin/deliveries", "推送"));
        var city = Api.user(platform, "regulator");
        var session = session(city);
        walk(
                "regulator",
                Map.of(
                        "regulator/bans",
                        "禁",
                        "regulator/late-answers",
                        "时间",
                        "regulator/businesses/import",
                        "导入",
                        "sessions/" + session,
                        "场次"));
        var sessions = desk("regulator").open("sessions");
        assertThat(sessions.page().locator("main")).containsText("场次");
        look(sessions, "sessions");
        Chromium.leave(sessions.page());
        assertThat(city.call("DELETE", "/api/v1/exam-sessions/" + session, "").status())
                .isEqualTo(204);
        var employer = Api.user(platform, "employer");
        var room = employer.call("POST", "/api/v1/rooms", "{\"exam\":\"%s\"}".formatted(AccessCast.WORKERS_EXAM))
                .json()
                .at("/room/id")
                .asString();
        walk("employer", Map.of("rooms/" + room, "考场"));
        assertThat(employer.call("PUT", "/api/v1/rooms/" + room + "/closing", "")
                        .status())
                .isEqualTo(200);
        assertThat(complaints).isEmpty();
    }

    /** Where nothing is asked of a business but that somebody owes the exam. */
    private static String session(Api city) throws IOException, InterruptedException {
        var plan = "{\"exam\":\"%s\",\"employer\":\"%s\",\"opensAt\":\"%s\"}";
        for (var business :
                city.get("/api/v1/compliance/employers?region=371522").json().get("employers")) {
            var scheduled = city.call(
                    "POST",
                    "/api/v1/exam-sessions",
                    plan.formatted(
                            AccessCast.WORKERS_EXAM,
                            business.get("id").asString(),
                            Instant.now().plus(Duration.ofDays(13))));
            if (scheduled.status() == 201) {
                return scheduled.json().at("/session/id").asString();
            }
        }
        throw new IllegalStateException("nobody there owes the exam");
    }

    /** Every page of the desks is opened by some story, by its address or by a link to it. */
    @Test
    void noPageIsLeftOut() throws IOException {
        var stories = new StringBuilder();
        try (var files = Files.list(JOURNEYS)) {
            for (var file : files.toList()) {
                stories.append(Files.readString(file));
            }
        }
        var missing = new ArrayList<String>();
        for (var route : routes()) {
            var fixed = route.replaceFirst(":.*", "");
            // The name of a desk is also somebody's, so a short one must stand where a page is opened.
            var opened = fixed.contains("/")
                    ? Pattern.compile("\"" + fixed + (fixed.equals(route) ? "\"" : "[^\"]*\""))
                    : Pattern.compile("(open|navigate)\\(\"" + fixed + "\"");
            if (!LED_TO.contains(route) && !opened.matcher(stories).find()) {
                missing.add(route);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> routes() throws IOException {
        var readers = new SimpleMetadataReaderFactory();
        var found = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:liangku/ui/**/*.class")) {
            var route = readers.getMetadataReader(file)
                    .getAnnotationMetadata()
                    .getAnnotationAttributes(Route.class.getName());
            if (route != null) {
                found.add(String.valueOf(route.get("value")));
            }
        }
        assertThat(found).hasSizeGreaterThan(40);
        return found;
    }

    private Desk desk(String user) {
        return Desk.of(chromium, Chromium.Size.DESK, user, "zh-CN");
    }

    private void walk(String user, Map<String, String> pages) {
        var desk = desk(user);
        pages.forEach((path, words) -> {
            desk.open(path);
            assertThat(desk.page().locator("main")).containsText(words);
            look(desk, path.replaceAll("[0-9a-f-]{36}", "one").replace('/', '-'));
        });
        Chromium.leave(desk.page());
    }

    private void look(Desk desk, String name) {
        desk.settle().shoot("desks-" + name);
        Axe.complaints(desk.page()).forEach(complaint -> complaints.add(name + " " + complaint));
    }

    private static Locator links(Desk desk) {
        return desk.page().locator("main vaadin-grid a");
    }

    private static Locator links(Desk desk, String words) {
        return desk.page()
                .locator("main vaadin-grid")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(words));
    }

    private static void follow(Desk desk, Locator link, String address) {
        link.click();
        assertThat(desk.page()).hasURL(Pattern.compile(address));
        desk.settle();
    }
}
