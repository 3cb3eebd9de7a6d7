package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import liangku.testing.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A worker gets a new number: by their own hand, by their employer's, and by the regulator's where somebody had it before. */
@ResourceLock(RunningPlatform.AUTHORS)
class PhoneNumberIT {

    private static final int FREE = 10;

    /** Numbers nobody else's story uses, nor an earlier run on the same platform. */
    private final int own = 20_000 + (int) (System.nanoTime() / 1_000 % 250_000) * 30;

    private final RunningPlatform platform = RunningPlatform.authors();

    @Test
    void aWorkerChangesItOnTheirPhoneAndGoesOnThere() throws Exception {
        hire("苏梅", own);
        var elsewhere = Api.worker(platform, phone(own));
        try (var chromium = new Chromium(platform)) {
            var phone = Phone.of(chromium, "zh-CN");
            var page = phone.page();
            phone.askForCode(phone(own));
            phone.enterCode(Api.CODE);
            page.navigate("m/account");
            var card = page.locator(".own-phone");
            assertThat(card).containsText(masked(own));

            card.getByText("更换手机号").click();
            page.locator("#new-phone").fill(phone(own));
            card.getByText("获取验证码").click();
            assertThat(card.getByRole(AriaRole.ALERT)).containsText("这就是现在的登录手机号");
            page.locator("#new-phone").fill(phone(own + FREE));
            card.getByText("获取验证码").click();
            page.locator("#new-phone-code").fill("000000");
            card.getByText("确认更换").click();
            assertThat(card.getByRole(AriaRole.ALERT)).containsText("验证码不对");
            phone.shoot("number-own-code");
            page.locator("#new-phone-code").fill(Api.CODE);
            card.getByText("确认更换").click();

            assertThat(card).containsText("登录手机号已换成 " + masked(own + FREE));
            phone.shoot("number-own-done");
            assertThat(elsewhere.get("/api/v1/me").status())
                    .as("another device of theirs")
                    .isEqualTo(401);
            page.reload();
            assertThat(page.locator(".own-phone")).containsText(masked(own + FREE));
            assertThat(token(phone(own)).status()).isEqualTo(401);
            assertThat(token(phone(own + FREE)).status()).isEqualTo(200);
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    @Test
    void anEmployerChangesItForTheirOwnWithAReason() throws Exception {
        var person = hire("苏桂", own);
        hire("苏平", own + 1);
        var signedIn = Api.worker(platform, phone(own));
        try (var chromium = new Chromium(platform)) {
            var desk =
                    Desk.of(chromium, Chromium.Size.DESK, "employer", "zh-CN").open("employer/people/" + person);
            desk.press("更换登录手机号");
            var dialog = desk.page().getByRole(AriaRole.DIALOG).first();
            dialog.getByLabel("新手机号").fill(phone(own + 1));
            change(dialog);
            assertThat(dialog).containsText("请写明理由");
            dialog.getByLabel("理由").fill("旧卡已丢失");
            change(dialog);
            assertThat(dialog).containsText("此手机号是 苏平 的登录手机号");
            desk.shoot("number-desk-taken");
            dialog.getByLabel("新手机号").fill(phone(own + FREE));
            change(dialog);

            assertThat(desk.notice("登录手机号已更换")).isVisible();
            assertThat(desk.page().locator("main")).containsText(masked(own + FREE));
            assertThat(signedIn.get("/api/v1/me").status()).isEqualTo(401);
            assertThat(token(phone(own + FREE)).status()).isEqualTo(200);

            desk.press("更正姓名");
            var name = desk.page().getByRole(AriaRole.DIALOG).first();
            name.getByLabel("正确的姓名").fill("苏𬭎");
            correct(name);
            assertThat(name).containsText("请写明理由");
            name.getByLabel("理由").fill("入职登记时写错了字");
            desk.shoot("name-desk");
            correct(name);

            assertThat(desk.notice("姓名已更正")).isVisible();
            assertThat(desk.page().locator("body")).containsText("苏𬭎");
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    private static void correct(Locator dialog) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("更正姓名"))
                .last()
                .click();
    }

    @Test
    void aRegulatorTakesOverTheNumberOfSomebodyWhoWorksNowhere() throws Exception {
        var person = hire("苏芳", own);
        leave(hired("苏安", own + 1));
        try (var chromium = new Chromium(platform)) {
            var desk =
                    Desk.of(chromium, Chromium.Size.DESK, "regulator", "zh-CN").open("regulator/people/" + person);
            desk.press("更换登录手机号");
            var dialog = desk.page().getByRole(AriaRole.DIALOG).first();
            dialog.getByLabel("新手机号").fill(phone(own + 1));
            dialog.getByLabel("理由").fill("号码已由运营商重新放号");
            change(dialog);
            var sure = desk.page().getByRole(AriaRole.DIALOG).last();
            assertThat(sure).containsText("目前不在任何单位任职");
            desk.shoot("number-desk-takeover");
            sure.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("接管号码"))
                    .click();

            assertThat(desk.notice("登录手机号已更换")).isVisible();
            assertThat(token(phone(own + 1)).status()).isEqualTo(200);
            var audit = audited();
            assertThat(audit).contains("phone-taken-over", "号码已由运营商重新放号", masked(own + 1));
            assertThat(audit).doesNotContain(phone(own + 1));
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    @Test
    void aRosterDoesNotChangeItAndTheDeskSaysSo() throws Exception {
        hire("苏红", own);
        var roster = "姓名,身份证号,手机号,岗位,入职日期\n" + row("苏红", own, own + FREE) + row("苏青", own + 1, own + 1);
        try (var chromium = new Chromium(platform)) {
            var desk =
                    Desk.of(chromium, Chromium.Size.DESK, "employer", "zh-CN").open("employer/roster");
            var page = desk.page();
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("roster.csv", "text/csv", roster.getBytes(StandardCharsets.UTF_8)));
            var outcome = page.locator(".lk-outcome");
            assertThat(outcome).containsText("仍用原登录手机号");
            desk.shoot("number-roster-preview");
            desk.press("导入这 1 行");

            assertThat(desk.notice("已导入 1 行")).isVisible();
            assertThat(outcome).containsText("仍用原登录手机号");
            assertThat(token(phone(own)).status()).isEqualTo(200);
            assertThat(token(phone(own + FREE)).status()).isEqualTo(401);
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    private static String row(String name, int person, int phone) {
        return "%s,%s,%s,从业人员,2026-01-05\n"
                .formatted(
                        name,
                        Numbers.residentId(person).value(),
                        Numbers.phone(phone).value());
    }

    /** All of it, the oldest first: others work on the street, too. */
    private String audited() throws Exception {
        var reader = Api.user(platform, "audit");
        var all = new StringBuilder();
        var after = "0";
        while (true) {
            var page = reader.get("/api/v1/audit?limit=500&after=" + after);
            all.append(page.text());
            if (page.json().path("next").isNull() || page.json().path("next").isMissingNode()) return all.toString();
            after = page.json().path("next").asString();
        }
    }

    private static void change(Locator dialog) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("更换登录手机号"))
                .last()
                .click();
    }

    private static String masked(int number) {
        return Numbers.phone(number).masked();
    }

    private static String phone(int number) {
        return Numbers.phone(number).value();
    }

    private Api.Answer token(String phone) throws IOException, InterruptedException {
        return Api.anonymous(platform)
                .call("POST", "/api/v1/tokens", "{\"phone\":\"%s\",\"code\":\"%s\"}".formatted(phone, Api.CODE));
    }

    /** {@return the person} */
    private String hire(String name, int number) throws IOException, InterruptedException {
        return Recruits.hire(Api.user(platform, "employer"), name, number)
                .get("worker")
                .asString();
    }

    private String hired(String name, int number) throws IOException, InterruptedException {
        return Recruits.hire(Api.user(platform, "employer"), name, number)
                .get("id")
                .asString();
    }

    private void leave(String job) throws IOException, InterruptedException {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var left = Api.user(platform, "employer")
                .call("PUT", "/api/v1/employments/" + job + "/end", "{\"until\":\"%s\"}".formatted(today));
        assertThat(left.status()).as(left.text()).isEqualTo(200);
    }
}
