package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** What the demo city's thousands of attempts say of its questions, as authors see it: nothing of it is put in by hand. */
@ResourceLock(RunningPlatform.DEMO)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticsIT {

    private static final String CHINESE = "zh-CN";

    /** It may take two rounds, a minute apart. */
    private static final int LOOKS_MAX = 300;

    private static final String MISREAD = "需要冷藏的熟食，做熟后应当立即冷却";

    private static final int LEAVES = 52;
    private static final int DIFFICULTIES = 5;

    /** One in ten papers would have it. */
    private static final int SPECIMENS = 25;

    private Chromium chromium;
    private Desk author;
    private Api api;

    @BeforeAll
    void openTheDesk() throws IOException, InterruptedException {
        var platform = RunningPlatform.demo();
        api = Api.user(platform, "author");
        chromium = new Chromium(platform);
        author = Desk.of(chromium, Chromium.Size.DESK, "author", CHINESE);
        waitUntilMeasured();
    }

    @AfterAll
    void close() {
        assertThat(chromium.accidents()).isEmpty();
        chromium.close();
    }

    private void waitUntilMeasured() throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS_MAX; look++) {
            var most = api.get("/api/v1/question-bank/statistics?sort=-shown&limit=1")
                    .json();
            // Counted is not yet measured: that is a step of its own, some seconds later.
            if (most.get("items").size() > 0
                    && most.get("items").get(0).get("trust").asString().equals("MEASURED")) return;
            author.page().waitForTimeout(2_000);
        }
        throw new AssertionError("nothing was measured");
    }

    @Test
    @Order(1)
    void theListShowsTheWorstFirstAndSortsByWhatIsAsked() {
        author.open("author/statistics");

        assertThat(author.page().locator("main")).containsText("难度最近测定于");
        assertThat(author.row("LK-").first()).isVisible();
        author.shoot("statistics-01-list");
        var sort = author.page().getByLabel("排序");
        sort.first().click();
        author.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("作答人次：从高到低"))
                .click();
        author.settle();
        assertThat(author.page()
                        .locator("vaadin-grid")
                        .last()
                        .locator(".lk-badge")
                        .first())
                .hasText("已测定");
        author.shoot("statistics-02-most-shown");
    }

    @Test
    @Order(2)
    void aQuestionShowsItsCurveItsOptionsAndWhatItIsMeasuredAt() {
        author.page()
                .locator("vaadin-grid.lk-table a[href*='statistics/question']")
                .first()
                .click();

        assertThat(author.page()).hasURL(Pattern.compile(".*/author/statistics/question/.*"));
        assertThat(author.page().locator(".lk-chart svg").first()).isVisible();
        assertThat(author.figure("得分率")).containsText("%");
        assertThat(author.figure("区分度")).containsText("±");
        assertThat(author.page().locator(".lk-facts").first())
                .containsText(Pattern.compile("未答率\\s*[\\d.]+% ± [\\d.]+%\\s*用时中位数（秒）\\s*[\\d.]+ ± [\\d.]+"));
        assertThat(author.page().getByText("各选项的选择率").first()).isVisible();
        assertThat(author.page().locator(".lk-chart svg").nth(1)).isVisible();
        assertThat(author.row("正确", "%")).not().hasCount(0);
        author.shoot("statistics-03-question");
        Chromium.shootWhole(author.page(), "statistics-04-question-whole");
        author.shootAsPhone("statistics-05-question-phone");
    }

    @Test
    @Order(3)
    void anExamShowsHowFarAScoreCanBeReliedOn() {
        author.open("author/statistics/exam/WORKER");

        assertThat(author.figure("信度")).containsText(Pattern.compile("0\\.\\d\\d"));
        assertThat(author.figure("首次合格率")).containsText("%");
        author.shoot("statistics-06-exam");
    }

    @Test
    @Order(4)
    void theBankSaysWhereItWantsWork() throws IOException, InterruptedException {
        // One question fewer from then on: not between a look at the page and one at the figures over REST.
        waitUntilQuarantined();
        author.open("author/health");

        assertThat(author.page().locator(".lk-heat td").first()).isVisible();
        var approved =
                api.get("/api/v1/question-bank/health").json().get("approved").asInt();
        var byDifficulty = new int[DIFFICULTIES];
        var cells = author.page().locator(".lk-heat td").allInnerTexts();
        for (int i = 0; i < cells.size(); i++) {
            byDifficulty[i % DIFFICULTIES] += Integer.parseInt(cells.get(i).strip());
        }
        assertThat(cells).hasSize(LEAVES * DIFFICULTIES);
        assertThat(IntStream.of(byDifficulty).sum()).as("every question once").isEqualTo(approved);
        assertThat(byDifficulty[0])
                .as("what nobody measured is not the easiest")
                .isLessThan(approved / 2);
        assertThat(author.figure("已测定")).containsText(Pattern.compile("[1-9]"));
        author.shoot("statistics-07-health");
        Chromium.shootWhole(author.page(), "statistics-08-health-whole");
        author.shootAsPhone("statistics-09-health-phone");
    }

    @Test
    @Order(5)
    void whatRestsOnAnEndedRuleAndWhatIsThereTwiceIsNamed() throws IOException, InterruptedException {
        var reviewer = Api.user(RunningPlatform.demo(), "reviewer");
        var stem = "%s：冷藏柜的温度记录应当由专人每天填写两次，写明时间、柜号、温度和填写人，并且至少保存六个月备查%s";
        var old = added("旧规", ", \"expiresOn\": \"2020-12-31\"", "按旧办法写的说法，早已不再适用");
        var one = added("甲", "", stem.formatted("监管抽查", ""));
        var other = added("乙", "", stem.formatted("监管抽查", "用"));
        api.call("PUT", "/api/v1/question-bank/questions/" + old + "/submission", "{\"version\":1}");
        reviewer.call("PUT", "/api/v1/question-bank/questions/" + old + "/approval", "{\"version\":1}");

        author.open("author/health");

        assertThat(author.row("健康-旧规", "依据已失效")).isVisible();
        assertThat(author.row("健康-", "健康-", "%")).isVisible();
        author.shoot("statistics-14-stale-and-double");
        for (var id : new String[] {old, one, other}) {
            reviewer.call("PUT", "/api/v1/question-bank/questions/" + id + "/retirement", "{\"reason\":\"看过了\"}");
        }
        author.open("author/health");
        assertThat(author.row("健康-旧规")).hasCount(0);
        assertThat(author.row("健康-甲")).hasCount(0);
    }

    /** {@return the id of a statement that was written just now} */
    private String added(String name, String more, String stem) throws IOException, InterruptedException {
        var form = """
                {"version": 0, "identifier": "健康-%s", "kind": "TRUE_FALSE", "topic": "0704", "difficulty": 2,
                 "stem": "%s", "answer": "T"%s}
                """.formatted(name, stem, more);
        return api.call("POST", "/api/v1/question-bank/questions", form)
                .json()
                .get("id")
                .asString();
    }

    /** The demo's candidates who know take this statement the other way: as if its key were wrong. */
    @Test
    @Order(6)
    void aQuestionThatTheAbleGetWrongLeavesNewPapersAndAReviewerDecides() throws IOException, InterruptedException {
        waitUntilQuarantined();
        author.open("author/health");
        assertThat(author.page().locator("main")).containsText("区分度为负");
        misread().click();

        assertThat(author.page()).hasURL(Pattern.compile(".*/author/statistics/question/.*"));
        var main = author.page().locator("main");
        assertThat(main).containsText(Pattern.compile("区分度为负：-0\\.\\d\\d（离零 \\d"));
        assertThat(main).containsText("新试卷不再抽到它");
        assertThat(main).containsText("等待审题人决定");
        assertThat(author.page().getByText("没有问题，恢复使用")).hasCount(0);
        author.shoot("statistics-11-quarantine");
        assertOnNoNewPaper();

        var question = author.page().url().replaceAll(".*/", "");
        assertRemarkIsInBothLanguages(question);
        var reviewer = Desk.of(chromium, Chromium.Size.DESK, "reviewer", CHINESE);
        reviewer.open("author/statistics/question/" + question);
        var waiting = reviewer.page().locator("vaadin-side-nav-item .lk-badge");
        assertThat(waiting).hasText(Pattern.compile("[1-9]\\d*"));
        int before = Integer.parseInt(waiting.innerText());
        reviewer.shoot("statistics-12-decide");
        reviewer.press("没有问题，恢复使用");
        assertThat(reviewer.notice("已记录，题库下一期发布后生效")).isVisible();
        assertThat(reviewer.page().locator("main")).containsText("题库下一期发布后，新试卷才会抽到它");
        assertThat(reviewer.page().locator("main a[href*='author/releases']")).hasText("去发布新一期");
        reviewer.shoot("statistics-13-decided");
        reviewer.open("author/health");
        if (before == 1) assertThat(waiting).not().isVisible();
        else assertThat(waiting).hasText(Integer.toString(before - 1));
        Chromium.leave(reviewer.page());
        author.open("author/health");
        assertThat(misread()).hasCount(0);
        // It comes back with the next release, as any approved question does.
        assertOnNoNewPaper();
    }

    /** The same stored remark: what the machine found is told in the reader's words. */
    private void assertRemarkIsInBothLanguages(String question) {
        for (var language : new String[] {CHINESE, "en-GB"}) {
            var reader = Desk.of(chromium, Chromium.Size.DESK, "reviewer", language);
            reader.open("author/question/" + question);
            var found = reader.page().locator(".lk-timeline .said").first();
            assertThat(found).containsText(language.equals(CHINESE) ? "区分度为负" : "Negative discrimination");
            assertThat(found).not().containsText(language.equals(CHINESE) ? "Negative" : "区分度");
            Chromium.leave(reader.page());
        }
    }

    private Locator misread() {
        return author.page()
                .locator("vaadin-grid a[href*='statistics/question']")
                .filter(new Locator.FilterOptions().setHasText("LK-0604-05"));
    }

    private void waitUntilQuarantined() throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS_MAX; look++) {
            for (var one : api.get("/api/v1/question-bank/quarantines").json()) {
                if (one.get("decision").isNull() && !one.get("release").isNull() && isMisread(one)) return;
            }
            author.page().waitForTimeout(2_000);
        }
        throw new AssertionError("nothing was quarantined");
    }

    private boolean isMisread(JsonNode quarantine) throws IOException, InterruptedException {
        return api.get("/api/v1/question-bank/questions/"
                        + quarantine.get("question").asString())
                .text()
                .contains(MISREAD);
    }

    private void assertOnNoNewPaper() throws IOException, InterruptedException {
        var blueprint = api.get("/api/v1/question-bank/blueprints/P-A")
                .json()
                .get("blueprint")
                .toString();
        for (int number = 1; number <= SPECIMENS; number++) {
            var path = "/api/v1/question-bank/blueprints/P-A/specimens?number=" + number;
            assertThat(api.call("POST", path, blueprint).text())
                    .contains("\"stem\"")
                    .doesNotContain(MISREAD);
        }
    }

    @Test
    @Order(7)
    void allOfItIsThereInEnglish() {
        var english = Desk.of(chromium, Chromium.Size.DESK, "reviewer", "en-GB");

        for (var path : new String[] {"statistics", "health", "statistics/exam/MANAGER"}) {
            english.open("author/" + path);
            assertThat(english.page().locator("main")).not().containsText("!{");
            Chromium.shootWhole(english.page(), "statistics-10-en-" + path.replace('/', '-'));
        }
        Chromium.leave(english.page());
    }

    /** Lists show it some seconds after it was measured. */
    @Test
    @Order(8)
    void theListOfQuestionsIsSortedAndFilteredByWhatWasMeasured() throws IOException, InterruptedException {
        for (int look = 0;
                look < LOOKS_MAX
                        && api.get("/api/v1/question-bank/questions?measured=true&limit=1")
                                .json()
                                .get("questions")
                                .isEmpty();
                look++) {
            author.page().waitForTimeout(2_000);
        }
        author.open("author/questions");
        Writing.on(author).choose("排序", "得分率：从低到高");
        author.settle();
        assertThat(author.page().locator("main vaadin-grid")).containsText("测定难度");
        assertThat(author.row("LK-", "%").first()).isVisible();

        author.page().getByText("更多条件").click();
        author.page().getByLabel("得分率至（%）").fill("1");
        author.page().getByLabel("得分率至（%）").press("Tab");
        author.settle();
        assertThat(author.page().locator("main")).containsText("没有符合条件的题");
        author.page().getByLabel("得分率至（%）").fill("60");
        author.page().getByLabel("得分率至（%）").press("Tab");
        author.settle();
        assertThat(author.row("LK-", "%").first()).isVisible();
        author.shoot("statistics-11-bank-by-facility");
    }

    @Test
    @Order(9)
    void overRestTheFiguresAreThoseOfTheDesk() throws IOException, InterruptedException {
        var list =
                api.get("/api/v1/question-bank/statistics?sort=-shown&limit=5").json();
        assertThat(list.get("items").size()).isEqualTo(5);
        var first = list.get("items").get(0);
        var question = api.get("/api/v1/question-bank/questions/"
                        + first.get("question").asString() + "/statistics")
                .json()
                .get(0);
        assertThat(question.get("shown").asInt()).isEqualTo(first.get("shown").asInt());
        assertThat(question.get("facility").asDouble()).isBetween(0.0, 1.0);
        double omitted = question.get("omitRate").asDouble();
        assertThat(question.get("omitError").asDouble())
                .isCloseTo(
                        Math.sqrt(
                                omitted * (1 - omitted) / question.get("shown").asInt()),
                        within(1e-12));
        assertThat(question.get("medianError").asDouble())
                .isBetween(0.0, question.get("medianSeconds").asDouble());
        assertThat(question.get("trust").asString()).isEqualTo("MEASURED");
        var next = list.get("next").asString().replace(" ", "%20");
        assertThat(api.get("/api/v1/question-bank/statistics?sort=-shown&limit=5&after=" + next)
                        .json()
                        .get("items")
                        .get(0)
                        .get("shown")
                        .asInt())
                .isLessThanOrEqualTo(first.get("shown").asInt());
    }
}
