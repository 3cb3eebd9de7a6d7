package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists say while they are being read, and when there is nothing in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(RunningPlatform.DEMO)
class ReadingIT {

    private static final Pattern REQUEST = Pattern.compile(".*v-r=uidl.*");

    /** How the browser says that it has run what the page sent along: the page is there. */
    private static final String SHOWN = "\"channel\"";

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(RunningPlatform.demo());
    }

    @AfterAll
    void close() {
        assertThat(chromium.accidents()).isEmpty();
        chromium.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "regulator, regulator/businesses",
        "employer, employer/people",
        "employer, employer/certificates",
    })
    void aListThatIsSlowSaysThatItIsBeingRead(String user, String path) {
        var page = Desk.of(chromium, Chromium.Size.DESK, user, "zh-CN").page();
        var held = new ArrayList<Route>();
        page.route(REQUEST, route -> {
            if (String.valueOf(route.request().postData()).contains(SHOWN)) {
                held.add(route);
            } else {
                route.resume();
            }
        });

        page.navigate(path);

        assertThat(page.locator("vaadin-grid").getByText("正在读取…")).isVisible();
        assertThat(page.locator("vaadin-grid")).hasAttribute("aria-busy", "true");
        Chromium.shoot(page, "reading-" + path.replace('/', '-'));
        page.unroute(REQUEST);
        held.forEach(Route::resume);
        assertThat(page.locator("vaadin-grid").getByText("正在读取…")).isHidden();
        assertThat(rows(page).first()).isVisible();
        Chromium.leave(page);
    }

    @Test
    void aListWithNothingInItSaysSo() {
        var desk = Desk.of(chromium, Chromium.Size.DESK, "employer", "zh-CN").open("employer/people");

        desk.page().locator("vaadin-text-field input").first().fill("没有这个人");

        assertThat(desk.page().locator("vaadin-grid").getByText("没有符合条件的人员")).isVisible();
        Chromium.leave(desk.page());
    }

    private static com.microsoft.playwright.Locator rows(Page page) {
        return page.locator("vaadin-grid .lk-badge, vaadin-grid a");
    }
}
