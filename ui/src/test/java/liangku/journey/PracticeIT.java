package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/**
 * Somebody practises on their phone, gets one wrong, sees why, finds it in their book, answers what an exam had put there,
 * looks up what was wrong in that exam, doubts a question, and hears what a reviewer answered. One story, told in order.
 */
@ResourceLock(RunningPlatform.DEMO)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PracticeIT {

    /** Certified once and lapsed since: may sit. */
    private static final String WORKER = "13900000004";

    private static final String NAME = "刘志强";
    private static final String ENGLISH_READER = "13900000003";
    private static final String TOPIC = "0603";
    private static final String SAID = "厨师长说是另一个温度";

    /** The keys of these kinds are told to an author's request in letters. */
    private static final Pattern CHOICE = Pattern.compile("单选题|多选题|判断题");

    private RunningPlatform platform;
    private Chromium chromium;
    private AnswerKey key;
    private Api worker;
    private Page page;
    private Phone phone;
    private String wrong = "";
    private String attempt = "";

    @BeforeAll
    void openTheCity() throws IOException, InterruptedException {
        platform = RunningPlatform.demo();
        chromium = new Chromium(platform);
        key = new AnswerKey(Api.user(platform, "author"));
        worker = Api.worker(platform, WORKER);
        failAnExam();
        phone = Phone.of(chromium, "zh-CN");
        page = phone.page();
        phone.askForCode(WORKER);
        phone.enterCode(Api.CODE);
    }

    /** Hands in an empty paper: all of it is lost. */
    private void failAnExam() throws IOException, InterruptedException {
        var exam = worker.get("/api/v1/exams").json().at("/exams/0/id").asString();
        attempt = worker.call("POST", "/api/v1/exams/" + exam + "/attempts", "")
                .json()
                .get("attemptId")
                .asString();
        // Nobody looks up during an exam what practice would tell.
        assertThat(worker.call("POST", "/api/v1/practice/items", "{}").status()).isEqualTo(409);
        assertThat(worker.get("/api/v1/question-flags/attempts/" + attempt).status())
                .isEqualTo(404);
        assertThat(worker.get("/api/v1/attempts/" + attempt + "/lost").status()).isEqualTo(404);
        worker.call("POST", "/api/v1/attempts/" + attempt + "/submission", "");
    }

    @AfterAll
    void closeTheBrowser() throws IOException {
        assertThat(chromium.accidents()).isEmpty();
        chromium.close();
        assertThat(platform.accidents()).isEmpty();
    }

    @Test
    @Order(1)
    void theHomePageOffersWhatIsDueAndTheWayToPractice() {
        assertThat(page.locator(".practice-link")).containsText("练习");
        // Waiting for the next try is time to learn from the last.
        assertThat(page.locator(".next")).containsText("复习错题");
        assertThat(page.locator(".next")).containsText("可以再考");
        phone.shoot("practice-01-home");
        assertThat(Axe.complaints(page)).isEmpty();
        page.locator(".practice-link").tap();
        assertThat(page.locator(".practice")).containsText("错题本");
        phone.shoot("practice-02-topics");
        assertThat(Axe.complaints(page)).isEmpty();
        page.getByText("加工制作").tap();
        phone.shoot("practice-03-leaves");
        assertThat(Axe.complaints(page)).isEmpty();
        page.locator("a[href='/m/practice/" + TOPIC + "']").tap();
        assertThat(page.locator("article.item")).isVisible();
        assertThat(page.locator(".item-kind").first()).containsText("烹饪中心温度");
    }

    @Test
    @Order(2)
    void whoDoesNotKnowIsToldWhatIsRightWhyAndWhereItIsWritten() {
        wrong = phone.stem();
        phone.shoot("practice-04-question");
        assertThat(Axe.complaints(page)).isEmpty();
        button("不会，看解析").tap();

        assertThat(verdict()).containsText("答错了");
        assertThat(page.locator(".solution")).containsText("解析");
        assertThat(page.locator(".solution .facts").first()).isVisible();
        // One that was lost in the exam is in the book already.
        assertThat(page.locator(".book-line")).containsText(Pattern.compile("已收入错题本|回到第一格"));
        assertThat(Axe.complaints(page)).isEmpty();
        phone.shoot("practice-05-why");
    }

    @Test
    @Order(3)
    void aRightAnswerIsSaidToBeRight() throws IOException, InterruptedException {
        toAChoice();
        phone.press(key.of(phone.stem()));
        button("提交答案").tap();

        assertThat(verdict()).containsText("答对了");
        phone.shoot("practice-06-right");
        button("下一题").tap();
    }

    @Test
    @Order(4)
    void theKeyboardAloneIsEnough() {
        toAChoice();
        var first = page.locator(".option input").first();
        first.focus();
        page.keyboard().press("Space");
        assertThat(first).isChecked();
        button("提交答案").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".solution")).isVisible();
        // What comes next has the focus already.
        assertThat(page.locator(".practice-next")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".solution")).hasCount(0);
        assertThat(page.locator("#item-stem")).isFocused();
    }

    @Test
    @Order(5)
    void theBookHasWhatWentWrongForTomorrowAndWhatAnExamLostForToday() throws IOException, InterruptedException {
        page.navigate("m/mistakes");
        var later = page.locator("section:has(#later)");
        assertThat(later).containsText(wrong.substring(0, Math.min(12, wrong.length())));
        assertThat(later).containsText("再来");
        assertThat(page.locator("section:has(#due)")).containsText("考试");
        assertThat(Axe.complaints(page)).isEmpty();
        phone.shoot("practice-07-book");
        var due = page.locator("section:has(#due) li").count();
        assertThat(due).isPositive();

        page.locator("a[href='/m/mistakes/review']").tap();
        assertThat(page.locator("article.item")).isVisible();
        var answered = reviewAChoice(due);
        phone.shoot("practice-08-reviewed");
        assertThat(page.locator(".book-line")).containsText("进到第 2 格");

        page.navigate("m/mistakes");
        assertThat(page.locator("section:has(#later)")).isVisible();
        assertThat(page.locator("section:has(#due) li")).hasCount(due - answered);
    }

    /** Answers what is due until a choice was answered rightly. {@return how many were answered} */
    private int reviewAChoice(int due) throws IOException, InterruptedException {
        for (int answered = 1; answered <= due; answered++) {
            if (isChoice()) {
                phone.press(key.of(phone.stem()));
                button("提交答案").tap();
                assertThat(verdict()).containsText("答对了");
                return answered;
            }
            button("不会，看解析").tap();
            button("下一题").tap();
            assertThat(page.locator(".solution")).hasCount(0);
            assertThat(page.locator("article.item")).isVisible();
        }
        throw new IllegalStateException("none of %d questions is a choice".formatted(due));
    }

    @Test
    @Order(6)
    void aDoubtIsSaidWithOneTapOnAReason() {
        page.navigate("m/practice/" + TOPIC);
        assertThat(page.locator("article.item")).isVisible();
        button("不会，看解析").tap();
        page.getByText("对这道题有疑问").tap();
        page.locator(".flag-form textarea").fill(SAID);
        phone.shoot("practice-09-doubt");
        assertThat(Axe.complaints(page)).isEmpty();
        page.locator(".flag-reasons .button")
                .filter(new Locator.FilterOptions().setHasText("答案不对"))
                .tap();

        assertThat(page.locator(".flag-line")).containsText("等待答复");
        phone.shoot("practice-10-doubted");
        page.navigate("m/practice");
        assertThat(page.locator(".doubts")).containsText(SAID);
    }

    @Test
    @Order(7)
    void aFailedPaperShowsWhatWasWrongWhatIsRightAndWhy() throws IOException, InterruptedException {
        var lost = lost();
        var choice = lost.stream()
                .filter(item -> !item.get("reserved").asBoolean())
                .filter(item -> item.at("/question/kind").asString().matches("SINGLE|MULTIPLE"))
                .findFirst()
                .orElseThrow();
        page.navigate("m/attempt/" + attempt);
        phone.shoot("practice-18-result");
        // The five that lost most come first.
        topics().getByText("显示全部").first().tap();
        // By its own line: a lesson told under another knowledge point may bear this one's name.
        var name = page.locator(".bar")
                .getByText(choice.at("/topic/zh").asString(), new Locator.GetByTextOptions().setExact(true));
        var topic = page.locator("li.topic").filter(new Locator.FilterOptions().setHas(name));
        topic.locator("> .lost > summary").tap();
        var question = topic.locator(".lost-items > li")
                .filter(new Locator.FilterOptions()
                        .setHasText("第 %s 题".formatted(choice.get("item").asString())));
        assertThat(question).isVisible();
        if (question.locator(".solution").count() == 0)
            question.locator("summary").tap();

        var solution = question.locator(".solution");
        assertThat(solution).containsText("没有作答");
        assertThat(solution).containsText(choice.at("/solution/explanation").asString());
        for (var right : key.of(choice.at("/question/stem").asString()))
            assertThat(solution).containsText(right);
        question.scrollIntoViewIfNeeded();
        phone.shoot("practice-19-what-was-wrong");
        assertThat(Axe.complaints(page)).isEmpty();
    }

    @Test
    @Order(8)
    void whatIsKeptForExamsIsNotAmongWhatWasWrong() throws IOException, InterruptedException {
        var reserved = lost().stream()
                .filter(item -> item.get("reserved").asBoolean())
                .findFirst()
                .orElseThrow();
        var told = worker.get("/api/v1/attempts/" + attempt + "/lost");
        var stem = worker.get("/api/v1/question-flags/attempts/" + attempt)
                .json()
                .at("/items/%d/stem".formatted(reserved.get("item").asInt() - 1))
                .asString();
        assertThat(told.text()).doesNotContain(stem);

        // By its place: the name of a knowledge point may stand in a lesson's under another one.
        var unfolded = page.locator("li.topic > .lost")
                .filter(new Locator.FilterOptions()
                        .setHasText("第 %d 题".formatted(reserved.get("item").asInt())));
        if (unfolded.getAttribute("open") == null) unfolded.locator("> summary").tap();
        assertThat(unfolded).containsText("考试专用题，不公开");
        assertThat(topics()).not().containsText(stem);
    }

    private Locator topics() {
        return page.locator("lk-few").first();
    }

    private List<JsonNode> lost() throws IOException, InterruptedException {
        return worker.get("/api/v1/attempts/" + attempt + "/lost")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    @Test
    @Order(9)
    void aMarkedPaperIsDoubtedToo() {
        page.navigate("m/attempt/" + attempt);
        page.getByText("对试卷上的题有疑问").tap();
        var third = page.locator(".doubts li").nth(2);
        third.getByText("对这道题有疑问").tap();
        page.locator(".doubts").scrollIntoViewIfNeeded();
        phone.shoot("practice-11-paper");
        assertThat(Axe.complaints(page)).isEmpty();
        third.getByText("规定已经变了").tap();
        assertThat(third).containsText("等待答复");
    }

    @Test
    @Order(10)
    void aReviewerAnswersWithoutSeeingWhoAsked() throws IOException, InterruptedException {
        var task = Api.user(platform, "reviewer")
                .get("/api/v1/question-flags/tasks")
                .json()
                .get("tasks")
                .valueStream()
                .filter(one -> one.at("/voices/0/text").asString().equals(SAID))
                .findFirst()
                .orElseThrow();
        var reviewer =
                Desk.of(chromium, Chromium.Size.DESK, "reviewer", "zh-CN").open("author/flags");
        assertThat(reviewer.row(SAID)).isVisible();
        assertThat(reviewer.page().locator("main")).not().containsText(NAME);
        reviewer.shoot("practice-12-desk").shootAsPhone("practice-12-desk-phone");
        reviewer.press("答复 " + task.get("identifier").asString());
        reviewer.page().getByLabel("已改正或停用").check();
        reviewer.page().getByLabel("给提出者的说明").fill("已核对规范并改正，谢谢。");
        reviewer.shoot("practice-13-answer");
        reviewer.press("送出答复");
        assertThat(reviewer.notice("已答复 1 条疑问")).isVisible();
        assertThat(reviewer.row(SAID)).hasCount(0);
        Chromium.leave(reviewer.page());
    }

    @Test
    @Order(11)
    void whoAskedReadsTheAnswer() {
        page.navigate("m/practice");
        var doubt = page.locator(".doubts li").filter(new Locator.FilterOptions().setHasText(SAID));
        assertThat(doubt).containsText("已改正");
        assertThat(doubt).containsText("已核对规范并改正，谢谢。");
        doubt.scrollIntoViewIfNeeded();
        phone.shoot("practice-14-answered");
        assertThat(Axe.complaints(page)).isEmpty();
        Chromium.leave(page);
    }

    @Test
    @Order(12)
    void anAuthorKeepsQuestionsForExamsAndFindsThem() {
        var author = Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN").open("author/questions");
        author.press("更多条件");
        author.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("标签"))
                .click();
        author.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("考试专用"))
                .click();
        author.page().getByLabel("全部符合条件的题").check();
        assertThat(author.page().getByText(Pattern.compile("符合条件的 1\\d\\d 题"))).isVisible();
        author.shoot("practice-15-reserved");
        author.page().getByText("更多操作").click();
        assertThat(author.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("设为考试专用")))
                .isVisible();
        Chromium.leave(author.page());
    }

    @Test
    @Order(13)
    void anEnglishReaderPractisesInEnglish() {
        var english = Phone.of(chromium, "en-GB");
        english.askForCode(ENGLISH_READER);
        english.enterCode(Api.CODE);
        var mine = english.page();
        mine.locator(".practice-link").tap();
        assertThat(mine.locator(".practice")).containsText("By topic");
        mine.getByText("Mixed practice").tap();
        assertThat(mine.locator("article.item")).isVisible();
        english.button("I do not know").tap();
        assertThat(mine.locator(".solution")).containsText("Right answer");
        assertThat(mine.locator(".book-line")).containsText("In your mistakes, back on");
        english.shoot("practice-16-english");
        assertThat(Axe.complaints(mine)).isEmpty();
        mine.navigate("m/mistakes");
        assertThat(mine.locator("section:has(#later)")).isVisible();
        english.shoot("practice-17-english-book");
        assertThat(Axe.complaints(mine)).isEmpty();
        Chromium.leave(mine);
    }

    /** Passes over what is no choice. */
    private void toAChoice() {
        while (page.locator(".solution").count() > 0 || !isChoice()) {
            if (page.locator(".solution").count() == 0) button("不会，看解析").tap();
            button("下一题").tap();
            assertThat(page.locator(".solution")).hasCount(0);
            assertThat(page.locator("article.item")).isVisible();
        }
    }

    private boolean isChoice() {
        return CHOICE.matcher(page.locator(".item-kind").first().textContent()).find();
    }

    private Locator verdict() {
        return page.locator(".solution .chip").first();
    }

    private Locator button(String words) {
        return page.locator(".preview-foot .button").filter(new Locator.FilterOptions().setHasText(words));
    }
}
