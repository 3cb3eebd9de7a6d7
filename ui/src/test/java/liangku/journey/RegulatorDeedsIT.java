package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** A regulator takes a certificate back, closes a business and brings in others, each with a reason and a second press. */
@ResourceLock(RunningPlatform.AUTHORS)
class RegulatorDeedsIT {

    private static final String BUSINESSES = """
            企业名称,统一社会信用代码,食品经营许可证号,登记证号,区划代码,业态,状态
            新开的面馆,,,A-2026-1,371502,R3,
            没有区划的面馆,,,A-2026-2,999999,R3,
            """;

    @Test
    void whatWasToBeHadOverRestOnlyIsDoneOnTheDesk() throws Exception {
        var platform = RunningPlatform.authors();
        var api = Api.user(platform, "regulator");
        try (var chromium = new Chromium(platform)) {
            var regulator = Desk.of(chromium, Chromium.Size.DESK, "regulator", "zh-CN");

            regulator.open("regulator");
            assertThat(regulator.page().locator(".lk-figure").first()).isVisible();
            assertThat(regulator.page().locator(".lk-skeleton")).hasCount(0);

            var person = certificate(api, "VALID", "").get("workerId").asString();
            regulator.open("regulator/people/" + person);
            read(regulator);
            revoke(regulator);
            tellsWhoTookItBack(regulator);
            anAuditorReadsTheSame(
                    Desk.of(chromium, Chromium.Size.DESK, "audit", "zh-CN"),
                    certificate(api, "REVOKED", person).get("number").asString());

            var business = api.get("/api/v1/compliance/employers")
                    .json()
                    .get("employers")
                    .get(0)
                    .get("id")
                    .asString();
            regulator.open("regulator/businesses/" + business);
            close(regulator);
            assertThat(api.get("/api/v1/employers/" + business)
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("CLOSED");

            importBusinesses(regulator);

            correct(
                    Desk.of(chromium, Chromium.Size.DESK, "system", "zh-CN"),
                    api.get("/api/v1/employers/" + business).json().get("name").asString());
            assertThat(api.get("/api/v1/employers/" + business)
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("ACTIVE");

            bringCourses(Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN"));
            assertThat(chromium.accidents()).isEmpty();
        }
    }

    @Test
    void aDemoHasAYearOfRatesAndSpotChecksBehindIt() throws Exception {
        var api = Api.user(RunningPlatform.authors(), "regulator");

        var spotChecks = api.get("/api/v1/compliance")
                .json()
                .get("indicators")
                .valueStream()
                .filter(line -> line.get("code").asString().equals("SPOT_CHECK_PASS"))
                .findFirst()
                .orElseThrow();
        assertThat(spotChecks.get("den").asInt()).isGreaterThan(5);
        assertThat(spotChecks.get("num").asInt())
                .isBetween(1, spotChecks.get("den").asInt());

        var year = api.get("/api/v1/compliance/trend?indicator=CERTIFIED&months=12")
                .json();
        assertThat(year.get("points")
                        .valueStream()
                        .map(point -> point.get("den").asInt()))
                .hasSize(13)
                .allMatch(people -> people > 0);
    }

    private static JsonNode certificate(Api api, String status, String worker) throws Exception {
        return api.get("/api/v1/certificates?limit=200")
                .json()
                .get("certificates")
                .valueStream()
                .filter(certificate -> certificate.get("status").asString().equals(status))
                .filter(certificate -> certificate.get("workerId").asString().contains(worker))
                .findFirst()
                .orElseThrow();
    }

    /** How an exam went, from its start downwards. */
    private static void read(Desk regulator) {
        regulator.press("经过");
        var dialog = regulator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("开考（第");
        assertThat(dialog).containsText("评分");
        regulator.shoot("deeds-timeline");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("关闭"))
                .click();
    }

    /** A pass that was taken back says by whom and why. */
    private static void tellsWhoTookItBack(Desk regulator) {
        regulator.press("经过");
        var takenBack = takenBack(regulator, "证书被撤销");
        assertThat(takenBack).containsText("替考属实");
        assertThat(takenBack).not().containsText("原话");
        assertThat(takenBack).containsText("经办：");
        regulator.page().keyboard().press("Escape");
    }

    private static Locator takenBack(Desk desk, String said) {
        return desk.page().locator(".lk-timeline > li").filter(new Locator.FilterOptions().setHasText(said));
    }

    private static void anAuditorReadsTheSame(Desk auditor, String certificate) {
        var page = auditor.page();
        auditor.open("admin/attempt");
        page.getByLabel("回执编号或证书编号").fill("no-such-number");
        auditor.press("查看");
        assertThat(page.locator("main")).containsText("没有这个编号的考试");
        page.getByLabel("回执编号或证书编号").fill(certificate);
        page.getByLabel("回执编号或证书编号").press("Enter");
        assertThat(page.locator(".lk-timeline")).containsText("开考（第");
        assertThat(page.locator("main")).containsText("理由和考场名称为填写人原话");
        assertThat(takenBack(auditor, "证书被撤销")).containsText("理由（经办人原话，可能提到姓名）：替考属实");
        assertThat(takenBack(auditor, "证书被撤销")).containsText("经办：");
        auditor.shoot("deeds-auditor");
        Chromium.leave(page);
    }

    private static void revoke(Desk regulator) {
        var page = regulator.page();
        var table = page.locator("vaadin-grid").filter(new Locator.FilterOptions().setHasText("撤销"));
        var valid = table.getByText("有效", new Locator.GetByTextOptions().setExact(true));
        assertThat(valid).not().hasCount(0);
        var before = valid.count();
        // The newest comes first, and it is the one that holds.
        table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("撤销"))
                .first()
                .click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("不能恢复");
        regulator.shoot("deeds-revoke");
        button(dialog, "撤销").click();
        assertThat(dialog).containsText("请写明理由");
        dialog.getByRole(AriaRole.TEXTBOX).fill("替考属实");
        button(dialog, "撤销").click();
        assertThat(regulator.notice("证书已撤销")).isVisible();
        assertThat(table.getByText("有效", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(before - 1);
        assertThat(page.locator("main")).containsText("已撤销");
        regulator.shoot("deeds-person");
    }

    private static void close(Desk regulator) {
        var page = regulator.page();
        regulator.press("登记注销");
        var dialog = page.getByRole(AriaRole.DIALOG).first();
        assertThat(dialog).containsText("不再计入任何比率");
        regulator.shoot("deeds-close");
        dialog.getByLabel("理由").fill("已搬离原址");
        button(dialog, "登记注销").click();
        assertThat(regulator.notice("经营状态已变更")).isVisible();
        assertThat(page.locator("main")).containsText("恢复在业");
    }

    private static void importBusinesses(Desk regulator) {
        var page = regulator.page();
        regulator.open("regulator/businesses");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("导入单位"))
                .click();
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("businesses.csv", "text/csv", BUSINESSES.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".lk-import")).containsText("999999");
        regulator.shoot("deeds-import");
        regulator.press("导入这 1 行");
        assertThat(page.locator(".lk-outcome")).containsText("1");
    }

    /** It never was closed: as far back as there are figures, and with a reason. */
    private static void correct(Desk system, String business) {
        var page = system.page();
        system.open("admin/corrections");
        page.getByLabel("单位名称，或完整的统一社会信用代码、许可证号").fill(business);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("更正状态"))
                .first()
                .click();
        var dialog = page.getByRole(AriaRole.DIALOG).first();
        assertThat(dialog).containsText("已注销，自");
        dialog.getByText("在业", new Locator.GetByTextOptions().setExact(true)).click();
        dialog.getByLabel("自哪天起").fill("2026-01-01");
        dialog.getByLabel("自哪天起").press("Enter");
        button(dialog, "更正状态").click();
        assertThat(dialog).containsText("请写明理由");
        dialog.getByLabel("理由（写入审计日志）").fill("没有搬离，登记有误");
        button(dialog, "更正状态").click();
        var sure = page.getByRole(AriaRole.DIALOG).last();
        assertThat(sure).containsText("2026-01-01");
        button(sure, "更正状态").click();
        assertThat(system.notice("已更正")).isVisible();
    }

    private static void bringCourses(Desk author) throws IOException {
        var page = author.page();
        author.open("author/courses");
        var download =
                page.waitForDownload(() -> page.getByText("下载课程包").first().click());
        author.open("author/courses/import");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("courses.zip", "application/zip", Files.readAllBytes(download.path())));
        assertThat(page.locator(".lk-outcome").last()).containsText("没有变化");
        assertThat(page.locator(".lk-outcome").last()).not().containsText("没有采用");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("x.zip", "application/zip", "no zip".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".lk-import")).containsText("这不是可以读的 ZIP 文件");
        Chromium.leave(page);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .last();
    }
}
