package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who switches to English finds no Chinese in the frame: titles, buttons, labels, headings of tables. What people wrote
 * (names, businesses, questions) stays as they wrote it.
 */
@ResourceLock(RunningPlatform.DEMO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnglishIT {

    /** What the product says, and where; headings of a grid are in its shadow. */
    private static final String CHINESE_WORDS = """
            own => {
              const frame = 'main h2, main h3, .lk-title, .lk-figure .label, vaadin-button, vaadin-side-nav-item, label,'
                + ' th, dt, .lk-badge, .lk-button, .lk-demo, .chip, .button, .text-button, .tabs a, .demo, .next-label';
              const words = [...document.querySelectorAll(frame)].map(one => one.textContent);
              for (const grid of document.querySelectorAll('vaadin-grid')) {
                for (const slot of grid.shadowRoot.querySelectorAll('[part~="header-cell"] slot')) {
                  words.push(slot.assignedNodes().map(node => node.textContent).join(''));
                }
              }
              const left = words.map(text => own.reduce((rest, name) => rest.replaceAll(name, ''), text.trim()));
              return [...new Set(left.filter(text => /[\\u4e00-\\u9fff]/.test(text)))];
            }""";

    /** The way back, and proper names. */
    private static final List<String> THEIR_OWN = List.of("中文", "李建国", "聊城市东昌府区湖畔第一小学食堂");

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(RunningPlatform.demo());
    }

    @AfterAll
    void close() throws IOException {
        assertThat(chromium.accidents()).isEmpty();
        assertThat(RunningPlatform.demo().accidents()).isEmpty();
        chromium.close();
    }

    static Stream<Arguments> desks() {
        return Stream.of(
                arguments(
                        "author",
                        List.of(
                                "author/questions",
                                "author/question",
                                "author/import",
                                "author/releases",
                                "author/courses",
                                "author/blueprints",
                                "author/coverage",
                                "author/topics",
                                "author/export",
                                "author/near-duplicates",
                                "author/statistics",
                                "author/health",
                                "author/flags",
                                "search")),
                arguments(
                        "employer",
                        List.of("employer", "employer/people", "employer/certificates", "employer/roster", "search")),
                arguments("regulator", List.of("regulator", "regulator/businesses", "search")),
                arguments("security", List.of("admin/accounts")),
                arguments("audit", List.of("admin/audit", "admin/attempt")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("desks")
    void aDeskSpeaksEnglishThroughout(String user, List<String> paths) {
        var desk = Desk.of(chromium, Chromium.Size.DESK, user, "zh-CN").open(paths.getFirst());
        desk.press("English");
        assertThat(desk.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("中文")))
                .isVisible();
        desk.settle();

        var size = Chromium.Size.DESK;
        for (var path : paths) {
            if (!path.equals(paths.getFirst())) desk.open(path);
            look(desk, user, path, size);
            // Each page at both sizes; the next one begins at the size at which this one ended.
            size = size == Chromium.Size.DESK ? Chromium.Size.PHONE : Chromium.Size.DESK;
            Chromium.resize(desk.page(), size);
            look(desk, user, path, size);
        }
        Chromium.leave(desk.page());
    }

    private static void look(Desk desk, String user, String path, Chromium.Size size) {
        var name = "en-" + user + "-" + path.replace('/', '-');
        var page = desk.page();
        // That it is a demo is said on every page, at either size.
        assertThat(page.locator(".lk-demo")).isVisible();
        assertThat(page.locator(".lk-demo")).hasText("Demo · all data invented");
        if (size == Chromium.Size.PHONE) {
            page.waitForFunction("() => document.documentElement.scrollWidth <= window.innerWidth");
            desk.shoot(name + "-phone");
            return;
        }
        // What is left out on a phone comes back a moment later.
        page.waitForFunction(
                "() => [...document.querySelectorAll('vaadin-grid-column')].every(column => !column.hidden)");
        desk.settle();
        Chromium.shootWhole(page, name);
        assertThat(chineseOn(page)).as(path).isEmpty();
        assertThat(Accessible.nameless(page)).as(path).isEmpty();
    }

    @Test
    void theAuditLogNamesEveryDeed() {
        var desk = Desk.of(chromium, Chromium.Size.DESK, "audit", "zh-CN").open("admin/audit");

        assertThat(desk.row("登录").first()).isVisible();
        assertThat(desk.page().locator("main")).not().containsText(Pattern.compile("\\b[a-z]+-[a-z]+\\b"));
        Chromium.leave(desk.page());
    }

    @Test
    void thePhoneSpeaksEnglishThroughout() {
        var phone = Phone.of(chromium, "zh-CN");
        var page = phone.page();
        page.locator(".language").click();
        assertThat(page.locator(".sign-in h1")).hasText("Sign in");
        phone.shoot("en-phone-sign-in");
        phone.askForCode("13900000002");
        phone.enterCode(Api.CODE);

        for (var path : List.of("", "learn", "exams", "certificates", "practice", "mistakes", "account")) {
            page.navigate("m/" + path);
            assertThat(page.locator("main h1").first()).isVisible();
            page.waitForFunction("() => !document.querySelector('.skeleton')");
            phone.shoot("en-phone-" + (path.isEmpty() ? "home" : path));
            assertThat(chineseOn(page)).as("/m/" + path).isEmpty();
        }
        Chromium.leave(page);
    }

    @SuppressWarnings("unchecked")
    private static List<String> chineseOn(Page page) {
        return (List<String>) page.evaluate(CHINESE_WORDS, THEIR_OWN);
    }
}
