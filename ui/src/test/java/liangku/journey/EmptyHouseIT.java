package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A platform for real: nothing invented in it, three administrators, and a search engine that cannot be reached. */
class EmptyHouseIT {

    private static final Pattern FIRST_SIGN_IN =
            Pattern.compile("First sign-in: user (\\w+), one-time password (\\S+)");

    @Test
    void itStartsWithOneTimePasswordsAndWithoutTheEngine() throws Exception {
        var platform = RunningPlatform.start(
                RunningPlatform.folder(),
                RunningPlatform.freePort(),
                Map.of(
                        "LIANGKU_DEMO", "none",
                        "LIANGKU_SEARCH", "elasticsearch",
                        "LIANGKU_SEARCH_URL", "http://127.0.0.1:" + RunningPlatform.freePort()));
        try (var chromium = new Chromium(platform)) {
            var nobody = Api.anonymous(platform);
            assertThat(nobody.get("/api/v1/info").json().get("demo").asBoolean())
                    .isFalse();
            assertThat(nobody.get("/demo/supervision").status()).isEqualTo(404);
            assertThat(nobody.get("/actuator/health").json().get("status").asString())
                    .isEqualTo("UP");

            var code = nobody.call("POST", "/api/v1/tokens/codes", "{\"phone\":\"13900000001\"}");
            assertThat(code.status()).isEqualTo(503);
            assertThat(code.text()).contains("no-sms-gateway", "短信网关");

            var system = administrator(platform, "system");
            var security = administrator(platform, "security");
            assertThat(system.get("/api/v1/accounts").json().get("accounts").size())
                    .isEqualTo(3);
            assertThat(system.call("POST", "/api/v1/search/rebuilding", "").status())
                    .isEqualTo(503);

            assertThat(Files.readString(platform.output())).contains("!!! The public address is http://localhost:");
            var accounts =
                    Desk.of(chromium, Chromium.Size.DESK, "system", "zh-CN").open("admin/accounts");
            assertThat(accounts.page().getByRole(AriaRole.ALERT).first()).containsText("LIANGKU_PUBLIC_URL");
            accounts.shoot("none-localhost");

            newAuthor(system, security, platform);
            aSearchSaysThatItPauses(chromium);
            assertThat(chromium.accidents()).isEmpty();
            nobodyResetsWhatRuns(platform);
        } finally {
            platform.stop();
        }
    }

    private static void nobodyResetsWhatRuns(RunningPlatform platform) throws IOException, InterruptedException {
        var resetting = new ProcessBuilder("../run", "--reset").redirectErrorStream(true);
        resetting.environment().put("LIANGKU_DATA", platform.data().toString());
        var process = resetting.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("is running on " + platform.data());
        assertThat(Api.anonymous(platform).get("/actuator/health/readiness").status())
                .isEqualTo(200);
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

    private static void newAuthor(Api system, Api security, RunningPlatform platform)
            throws IOException, InterruptedException {
        var opened = system.call("POST", "/api/v1/accounts", "{\"username\":\"author\",\"displayName\":\"新来的作者\"}")
                .json();
        security.call("PUT", "/api/v1/accounts/" + opened.get("id").asString() + "/grant", "{\"role\":\"AUTHOR\"}");
        Api.newcomer(platform, "author", opened.get("firstPassword").asString());
    }

    private static Api administrator(RunningPlatform platform, String name) throws IOException, InterruptedException {
        var printed = FIRST_SIGN_IN.matcher(Files.readString(platform.output()));
        while (printed.find()) {
            if (printed.group(1).equals(name)) {
                return Api.newcomer(platform, name, printed.group(2));
            }
        }
        throw new IllegalStateException("no one-time password was printed for " + name);
    }
}
