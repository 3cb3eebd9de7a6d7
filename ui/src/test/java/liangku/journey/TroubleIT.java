package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong between a desk and the platform is told in the house's words, in the reader's language. */
@ResourceLock(RunningPlatform.AUTHORS)
class TroubleIT {

    private final RunningPlatform platform = RunningPlatform.authors();

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 网络断开了, 您离开太久",
        "en, The network is gone, You were away for long",
    })
    void aLostNetworkAndAnEndedSessionAreTold(String language, String lost, String ended) {
        try (var chromium = new Chromium(platform)) {
            var desk = Desk.of(chromium, Chromium.Size.DESK, "author", language).open("author/questions");
            var page = desk.page();
            var other = page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(language.equals("en") ? "中文" : "English"));

            page.context().setOffline(true);
            page.locator("main vaadin-text-field input").first().fill("x");
            page.keyboard().press("Enter");
            assertThat(page.locator("vaadin-connection-indicator")).containsText(lost);
            Chromium.shoot(page, "trouble-network-" + language);
            page.context().setOffline(false);

            page.context()
                    .addCookies(List.of(new Cookie("JSESSIONID", "ended")
                            .setUrl(platform.url("/").toString())));
            // By hand it may be too late: what waited for the network finds out first, and says so over the page. Where
            // both find out at once, both say so, one over the other.
            other.dispatchEvent("click");
            assertThat(page.locator(".v-system-error").first()).containsText(ended);
            Chromium.shoot(page, "trouble-session-" + language);
            Chromium.leave(page);
        }
    }
}
