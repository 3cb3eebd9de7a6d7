package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was taken from an account is taken from the tab that is open with it; and a locked name is told so. */
@ResourceLock(RunningPlatform.AUTHORS)
class DismissalIT {

    private static final Pattern ENDED = Pattern.compile(".*/login\\?ended$");
    private static final Pattern LOCKED = Pattern.compile(".*/login\\?locked=\\d+$");
    private static final String DONGCHANGFU = "371502";
    private static final String LINQING = "371581";

    private final RunningPlatform platform = RunningPlatform.authors();

    @Test
    void theOpenTabOfADisabledAccountIsSentToTheDoor() throws Exception {
        var name = name();
        var account = regulator(name, DONGCHANGFU);
        try (var chromium = new Chromium(platform)) {
            var desk = Desk.of(chromium, Chromium.Size.DESK, name, "zh-CN").open("regulator/people/" + somebody());
            var page = desk.page();

            Api.user(platform, "security").call("PUT", "/api/v1/accounts/" + account + "/disablement", "");
            desk.press("查看完整信息");

            assertThat(page).hasURL(ENDED);
            assertThat(page.locator("vaadin-login-form")).containsText("您已被退出");
            desk.shoot("dismissal-ended");
            page.navigate("regulator");
            assertThat(page).hasURL(Pattern.compile(".*/login.*"));
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    @Test
    void aNarrowedScopeCountsForTheOpenTabToo() throws Exception {
        var name = name();
        var account = regulator(name, DONGCHANGFU);
        var person = "regulator/people/" + somebody();
        try (var chromium = new Chromium(platform)) {
            var desk = Desk.of(chromium, Chromium.Size.DESK, name, "en").open(person);
            var page = desk.page();

            grant(account, LINQING);
            page.navigate(person);

            assertThat(page).hasURL(ENDED);
            assertThat(page.locator("vaadin-login-form")).containsText("You have been signed out");
            var again = Desk.of(chromium, Chromium.Size.DESK, name, "zh-CN");
            again.page().navigate(person);
            assertThat(again.page().locator("main")).containsText("没有这个页面");
        }
    }

    /** Five wrong passwords lock any name, so being told tells nobody whether there is such an account. */
    @Test
    void aLockedNameIsToldForHowLongAndWhomToAskWhetherOrNotItIsAnybodys() throws Exception {
        var known = name();
        regulator(known, DONGCHANGFU);
        try (var chromium = new Chromium(platform)) {
            for (var name : new String[] {known, known + "nobody"}) {
                var page = chromium.open(Chromium.Size.DESK, "zh-CN");
                for (var i = 0; i < 5; i++) {
                    assertThat(page.context()
                                    .request()
                                    .post(
                                            "login",
                                            RequestOptions.create()
                                                    .setHeader("Accept-Language", "zh-CN")
                                                    .setForm(FormData.create()
                                                            .set("username", name)
                                                            .set("password", "Falsch-" + i)))
                                    .url())
                            .endsWith("login?error");
                }
                page.navigate("login");
                page.locator("input[name=username]").fill(name);
                page.locator("input[name=password]").fill(Api.PASSWORD);
                page.locator("vaadin-button[theme~=primary]").click();
                assertThat(page).hasURL(LOCKED);
                assertThat(page.locator("vaadin-login-form")).containsText(Pattern.compile("此用户名已锁定，还有 (29|30) 分钟"));
                assertThat(page.locator("vaadin-login-form")).containsText("系统管理员重置密码");
                Chromium.shoot(page, "dismissal-locked");
            }
        }
    }

    private static String name() {
        return "weg" + System.nanoTime() % 1_000_000_000;
    }

    private String somebody() throws IOException, InterruptedException {
        return Api.user(platform, "employer")
                .get("/api/v1/people")
                .json()
                .at("/people/0/id")
                .asString();
    }

    private String regulator(String name, String region) throws IOException, InterruptedException {
        var opened = Api.user(platform, "system")
                .call("POST", "/api/v1/accounts", "{\"username\":\"%s\",\"displayName\":\"周工\"}".formatted(name))
                .json();
        var account = opened.get("id").asString();
        grant(account, region);
        Api.newcomer(platform, name, opened.get("firstPassword").asString());
        return account;
    }

    private void grant(String account, String region) throws IOException, InterruptedException {
        var granted = Api.user(platform, "security")
                .call(
                        "PUT",
                        "/api/v1/accounts/" + account + "/grant",
                        "{\"role\":\"REGULATOR\",\"regions\":[\"%s\"]}".formatted(region));
        assertThat(granted.status()).as(granted.text()).isLessThan(300);
    }
}
