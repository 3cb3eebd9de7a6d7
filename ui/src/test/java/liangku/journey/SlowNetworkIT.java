package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A desk far away: what is typed while an answer is on its way stays. */
@ResourceLock(RunningPlatform.AUTHORS)
class SlowNetworkIT {

    private final RunningPlatform platform = RunningPlatform.authors();

    @Test
    void whoTypesFastLosesNoWord() {
        try (var chromium = new Chromium(platform)) {
            var author = Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN");
            Writing.begin(author, "慢网-" + System.nanoTime(), "填空题", "0603");
            var page = author.page();
            var field = page.getByLabel("可接受的写法", new Page.GetByLabelOptions().setExact(true));
            slow(page, 1_500);

            field.click();
            type(page, "飞沫", 50);
            page.keyboard().press("Enter");
            // The answer to the first arrives in the middle of the second.
            type(page, "唾液飞沫", 700);
            page.keyboard().press("Enter");
            type(page, "喷嚏", 20);
            page.keyboard().press("Enter");
            type(page, "咳", 20);
            page.keyboard().press("Enter");
            type(page, "口水", 900);

            assertThat(page.locator(".lk-chip")).hasText(new String[] {"飞沫", "唾液飞沫", "喷嚏", "咳"});
            assertThat(field).hasValue("口水");
            field.blur();
            assertThat(page.locator(".lk-chip")).hasCount(5);
            assertThat(field).hasValue("");
            slow(page, 0);
            assertThat(chromium.accidents()).isEmpty();
            Chromium.leave(page);
        }
    }

    private static void type(Page page, String text, int delayMillis) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(delayMillis));
    }

    private static void slow(Page page, int latencyMillis) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", latencyMillis);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        var session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", conditions);
    }
}
