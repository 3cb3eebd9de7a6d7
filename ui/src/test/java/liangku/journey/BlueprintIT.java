package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.node.ObjectNode;

/**
 * A blueprint that asks for too much, why, and how it is mended; what papers of it will be like; two releases side by
 * side. No blueprint is published and the older release comes back, so exams draw as before.
 */
@ResourceLock(RunningPlatform.AUTHORS)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BlueprintIT {

    private Chromium chromium;
    private Desk reviewer;
    private String question = "";

    @BeforeAll
    void openTheDesk() {
        chromium = new Chromium(RunningPlatform.authors());
        reviewer = Desk.of(chromium, Chromium.Size.DESK, "reviewer", "zh-CN");
    }

    /** The question is out of use; the newest release has it no more, as the one before it was brought back. */
    @AfterAll
    void close() throws IOException, InterruptedException {
        chromium.close();
        if (question.isEmpty()) return;
        Api.user(RunningPlatform.authors(), "reviewer")
                .call("PUT", "/api/v1/question-bank/questions/" + question + "/retirement", "{\"reason\":\"旅程结束\"}");
    }

    @Test
    @Order(1)
    void theEditorSaysAtOnceWhatPapersWillBeLike() {
        reviewer.open("author/blueprints");
        reviewer.shoot("blueprint-01-list");
        reviewer.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("编辑 P-C"))
                .click();

        assertThat(outlook()).containsText("最新一期题库足够组卷");
        assertThat(outlook()).containsText("两卷重复");
        assertThat(reviewer.figure("最热题出现率")).containsText("%");
        look("blueprint-02-feasible");
    }

    @Test
    @Order(2)
    void aCellThatAsksForTooMuchSaysHowManyAreMissing() {
        count(0).fill("200");
        count(0).press("Tab");

        assertThat(outlook()).containsText("组不出试卷");
        assertThat(outlook()).containsText(Pattern.compile("第 1 单元缺 \\d+ 题"));
        assertThat(cell(0)).containsText(Pattern.compile("缺 \\d+ 题"));
        assertThat(publish()).isDisabled();
        look("blueprint-03-short");
    }

    @Test
    @Order(3)
    void mendedItIsFeasibleAgainAndPapersCanBeLookedAt() {
        count(0).fill("1");
        count(0).press("Tab");
        assertThat(outlook()).containsText("最新一期题库足够组卷");
        assertThat(publish()).isEnabled();

        reviewer.press("预览试卷");
        var dialog = reviewer.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("共 20 题，满分 100 分");
        look("blueprint-04-paper");
        reviewer.press("再抽一份");
        assertThat(dialog.locator("li")).hasCount(20);
        reviewer.press("关闭");
    }

    @Test
    @Order(4)
    void withoutACapItWarnsAndCanBePublished() {
        assertThat(outlook()).not().containsText("提醒");
        field("每题最高出现率").fill("100");
        field("每题最高出现率").press("Tab");

        assertThat(outlook()).containsText("可以发布，但有 1 点提醒");
        assertThat(outlook()).containsText("没有设出现率上限");
        assertThat(publish()).isEnabled();
        look("blueprint-04-warned");
        field("每题最高出现率").fill("25");
        field("每题最高出现率").press("Tab");
        assertThat(outlook()).not().containsText("提醒");
    }

    @Test
    @Order(5)
    void aBandOutOfReachSaysWhatIsInReach() {
        reviewer.page().getByLabel("每份试卷一样难").check();
        assertThat(outlook()).containsText("最新一期题库足够组卷");
        look("blueprint-05-band");
        field("预期得分率").fill("0.2");
        field("预期得分率").press("Tab");

        assertThat(outlook()).containsText(Pattern.compile("预期得分率 0\\.200 达不到：只能在 0\\.\\d+ 至 0\\.\\d+ 之间"));
        look("blueprint-06-out-of-reach");
        field("预期得分率").fill("");
        field("预期得分率").press("Tab");
        assertThat(outlook()).containsText("最新一期题库足够组卷");
    }

    @Test
    @Order(6)
    void sectionsNeedNamesAndUnknownQuestionsAreNamed() {
        reviewer.press("加一个部分");
        assertThat(outlook()).containsText("还没填完整");
        field("部分 · 中文").fill("基础");
        field("部分 · 英文").fill("Basics");
        field("部分 · 英文").press("Tab");
        assertThat(outlook()).containsText("最新一期题库足够组卷");

        field("必出题（题号）").fill("没有-01");
        field("必出题（题号）").press("Tab");
        assertThat(outlook()).containsText("还没填完整");
        assertThat(reviewer.page().locator("main")).containsText("没有这些题号：没有-01");
        look("blueprint-07-sections");
    }

    @Test
    @Order(7)
    void twoReleasesStandSideBySideAndTheOlderComesBack() throws IOException, InterruptedException {
        var name = "LK-BP-" + Long.toString(System.nanoTime() % 1_000_000, 36);
        question = publishedWithANewOne(name);
        reviewer.open("author/releases");
        compare(0).click();

        var dialog = reviewer.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("新增");
        assertThat(dialog).containsText(name);
        look("blueprint-08-releases");
        reviewer.press("关闭");
        compare(1).click();
        look("blueprint-08-back");
        reviewer.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("退回到第 \\d+ 期的内容")))
                .click();
        assertThat(reviewer.notice("已发布")).isVisible();
        reviewer.page().reload();
        reviewer.settle();
        compare(0).click();
        assertThat(dialog).containsText("移除");
        assertThat(dialog).containsText(name);
        look("blueprint-08-rolled-back");
    }

    private String publishedWithANewOne(String name) throws IOException, InterruptedException {
        var form = """
                {"version": 0, "identifier": "%s", "kind": "SINGLE", "topic": "0603", "difficulty": 2,
                 "stem": "蓝图试题 %s：中心温度应达到几度？", "options": ["70", "60"], "answer": "A"}
                """.formatted(name, name);
        var author = Api.user(RunningPlatform.authors(), "author");
        var added = author.call("POST", "/api/v1/question-bank/questions", form).json();
        var id = added.get("id").asString();
        author.call("PUT", "/api/v1/question-bank/questions/" + id + "/submission", "{\"version\":1}");
        var api = Api.user(RunningPlatform.authors(), "reviewer");
        api.call("PUT", "/api/v1/question-bank/questions/" + id + "/approval", "{\"version\":1}");
        api.call("POST", "/api/v1/question-bank/releases", "{\"note\":\"旅程\"}");
        return id;
    }

    private Locator compare(int row) {
        return reviewer.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("第 \\d+ 期与另一期的差异")))
                .nth(row);
    }

    @Test
    @Order(8)
    void itSpeaksEnglishAndFitsAPhone() {
        var author = Desk.of(chromium, Chromium.Size.DESK, "author", "en");
        author.open("author/blueprint/P-A");
        assertThat(author.page().locator(".lk-outlook")).containsText("Two papers share");
        assertThat(author.page().getByText("Publish new version")).hasCount(0);
        author.shoot("blueprint-09-en");
        author.shootAsPhone("blueprint-10-en-phone");
        Chromium.leave(author.page());
    }

    @Test
    @Order(9)
    void nothingWentWrongBehindTheScenes() {
        assertThat(chromium.accidents()).isEmpty();
    }

    private void look(String shot) {
        reviewer.settle();
        Chromium.shootWhole(reviewer.page(), shot);
        assertThat(Accessible.nameless(reviewer.page())).as(shot).isEmpty();
    }

    /** Nothing is published: what says the same as the newest version makes no new one. */
    @Test
    @Order(20)
    void programsAreToldTheSameAsTheEditor() throws IOException, InterruptedException {
        var api = Api.user(RunningPlatform.authors(), "reviewer");
        var path = "/api/v1/question-bank/blueprints/P-C";
        var newest = api.get(path).json();
        var body = (ObjectNode) newest.get("blueprint");

        var outlook = api.call("POST", path + "/outlook", body.toString()).json();
        assertThat(outlook.get("feasible").asBoolean()).isTrue();
        assertThat(outlook.at("/forecast/expectedMean").asDouble()).isBetween(0.3, 1.0);
        assertThat(outlook.at("/forecast/hottest/0/question").asString()).isNotBlank();
        assertThat(outlook.get("warnings")).isEmpty();
        var unlimited = body.deepCopy();
        unlimited.remove("limits");
        var warned = api.call("POST", path + "/outlook", unlimited.toString()).json();
        assertThat(warned.at("/warnings/0/code").asString()).isEqualTo("no-exposure-cap");
        assertThat(warned.at("/warnings/1/code").asString()).isEqualTo("no-band");
        assertThat(warned.at("/warnings/1/reason").asString()).isNotBlank();
        assertThat(newest.get("warnings")).isEmpty();
        assertThat(api.get("/api/v1/question-bank/blueprints/P-A")
                        .json()
                        .at("/warnings/0/code")
                        .asString())
                .isEqualTo("no-exposure-cap");

        var paper = api.call("POST", path + "/specimens?number=7", body.toString());
        assertThat(paper.json().get("items")).hasSize(20);
        assertThat(paper.json().get("points").asInt()).isEqualTo(100);
        assertThat(paper.json().get("expectedScore").asDouble()).isBetween(0.3, 1.0);
        assertThat(api.call("POST", path + "/specimens?number=7", body.toString())
                        .bytes())
                .isEqualTo(paper.bytes());

        assertThat(api.call("PUT", path, body.toString()).json()).isEqualTo(newest);
        ((ObjectNode) body.at("/cells/0")).put("count", 200);
        var tooMuch = api.call("PUT", path, body.toString());
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.json().at("/obstacles/0/code").asString()).isEqualTo("cell-short");
        assertThat(tooMuch.json().at("/obstacles/0/cell").asInt()).isEqualTo(1);
        ((ObjectNode) body.at("/cells/0")).put("difficultyFrom", 9);
        var nonsense = api.call("PUT", path, body.toString());
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(nonsense.json().get("reason").asString()).contains("difficulty 9");
    }

    private Locator outlook() {
        return reviewer.page().locator(".lk-outlook");
    }

    private Locator cell(int number) {
        return reviewer.page().locator(".lk-blueprint-cell").nth(number);
    }

    private Locator count(int number) {
        return cell(number).getByLabel("题数");
    }

    private Locator field(String label) {
        return reviewer.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private Locator publish() {
        return reviewer.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("发布新版本"));
    }
}
