package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.NotFoundException;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

/**
 * The life of questions at the authors' desk: each kind written with a picture, reviewed by a second person, tried on a
 * phone, compared; a file with mistakes brought in, mended and taken back. One story, told in order; at its end nothing
 * of it is in use.
 */
@ResourceLock(RunningPlatform.AUTHORS)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BankIT {

    private static final String CHINESE = "zh-CN";

    /** A recording of half a second is over before somebody has looked twice. */
    private static final String NOTE_WHAT_IS_SAID = """
            () => {
              window.said = [];
              new MutationObserver(changes => changes.forEach(({ target }) => {
                if (target.hasAttribute('data-said')) window.said.push(target.dataset.say + ' ' + target.textContent);
              })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-said'] });
            }""";

    /** On a platform that runs already the same sentences may stand there from the time before. */
    private static final String RUN =
            System.getProperty("liangku.journey.port", "").isEmpty()
                    ? ""
                    : Long.toString(System.nanoTime() % 1_000_000, 36);

    private static final String NAME = "后厨" + RUN + "-";

    private RunningPlatform platform;
    private Chromium chromium;
    private Desk author;
    private Desk reviewer;
    private Kinds kinds;

    @BeforeAll
    void openTheDesks() {
        platform = RunningPlatform.authors();
        chromium = new Chromium(platform);
        author = Desk.of(chromium, Chromium.Size.DESK, "author", CHINESE);
        reviewer = Desk.of(chromium, Chromium.Size.DESK, "reviewer", CHINESE);
        kinds = new Kinds(author, NAME, RUN);
    }

    /** Other journeys count what is in use and what can be drawn. */
    @AfterAll
    void leaveNothingBehind() throws IOException, InterruptedException {
        chromium.close();
        var all = Map.of("action", "RETIRE", "remark", "旅程结束", "filter", Map.of("q", NAME));
        Api.user(platform, "reviewer").call("POST", "/api/v1/question-bank/bulk", Api.JSON.writeValueAsString(all));
    }

    @Test
    @Order(1)
    void whatCannotBeSavedIsSaidAndStays() {
        var writing = Writing.begin(author, NAME + "草稿", "多选题", "0303").fill("题干", "哪些时候必须洗手？");
        writing.press("保存");
        assertThat(author.page().locator(".lk-faults")).containsText("至少要2个");
        look(author, "bank-01-faults");

        assertThat(author.isAskedBeforeTheTabCloses()).isTrue();

        // Neither a wrong click nor a look at another question loses it.
        author.page().getByText("全部题目").first().click();
        var leaving = author.page().getByRole(AriaRole.DIALOG);
        assertThat(leaving).containsText("还没有保存");
        look(author, "bank-01-leaving");
        leaving.getByRole(AriaRole.BUTTON, within("继续写")).click();
        assertThat(author.page().locator("main")).containsText("保存");
        author.page().getByText("全部题目").first().click();
        leaving.getByRole(AriaRole.BUTTON, within("不保存，离开")).click();
        assertThat(author.page().getByLabel("查找题干或题号")).isVisible();
        assertThat(author.page().evaluate("() => window.liangkuUnsaved")).isEqualTo(false);
    }

    @Test
    @Order(2)
    void anAuthorWritesEachKindWithAPicture() {
        List<Supplier<Writing>> all = List.of(
                kinds::single,
                kinds::multiple,
                kinds::statement,
                kinds::pairs,
                kinds::steps,
                kinds::words,
                kinds::number,
                kinds::story);
        for (int i = 0; i < all.size(); i++) {
            var writing = all.get(i).get();
            look(author, "bank-02-%d-%s".formatted(i + 1, Kinds.ALL.get(i)));
            writing.save();
        }
        assertThat(author.page().getByRole(AriaRole.BUTTON, named("审核通过"))).hasCount(0);
        look(author, "bank-03-saved");
        author.shootAsPhone("bank-03-saved-phone");
    }

    @Test
    @Order(3)
    void theAuthorSubmitsThemAllAtOnce() {
        list(author, 8);
        author.page().getByLabel("全部符合条件的题").check();
        assertThat(author.page().locator(".lk-bulk")).containsText("符合条件的 8 题");
        look(author, "bank-04-list");
        author.shootAsPhone("bank-04-list-phone");
        author.press("提交审核");
        assertThat(author.row(NAME, "待审核")).hasCount(8);
    }

    @Test
    @Order(4)
    void aSecondPersonReturnsOneAndTheAuthorMendsIt() {
        open(reviewer, NAME + "判断");
        reviewer.page().getByLabel("说点什么").fill("照片很清楚。");
        reviewer.press("留言");
        assertThat(reviewer.page().locator(".lk-timeline").first()).containsText("照片很清楚。");
        reviewer.press("退回修改");
        var dialog = reviewer.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("要改什么").fill("请写明依据。");
        look(reviewer, "bank-05-return");
        dialog.getByRole(AriaRole.BUTTON, within("退回修改")).click();
        assertThat(reviewer.page().locator(".lk-life [aria-current]")).containsText("草稿");
        assertThat(reviewer.page().locator(".lk-timeline").first()).containsText("请写明依据。");

        open(author, NAME + "判断");
        look(author, "bank-06-returned");
        author.shootAsPhone("bank-06-returned-phone");
        author.page().getByText("更多：依据").click();
        Writing.on(author).fill("依据", "《餐饮服务食品安全操作规范》").saveAs(2);
        submit(author, "已写明依据。");
    }

    @Test
    @Order(5)
    void aReviewerReadsAndDecidesAndWritesNothing() {
        open(author, NAME + "数值");
        Writing.on(author).fill("允许误差（±）", "1").saveAs(2);
        assertThat(author.page().getByRole(AriaRole.BUTTON, named("审核通过"))).hasCount(0);
        open(reviewer, NAME + "数值");
        assertThat(reviewer.page().locator(".lk-compare")).containsText("70 ± 1 ℃");
        for (var deed : List.of("保存", "提交审核", "审核通过")) {
            assertThat(reviewer.page().getByRole(AriaRole.BUTTON, named(deed))).hasCount(0);
        }
        look(reviewer, "bank-07-reading");
        reviewer.open("author/import");
        assertThat(reviewer.page().locator("input[type=file]")).hasCount(0);

        open(author, NAME + "数值");
        Writing.on(author).fill("解析", "中心温度到了 70 ℃，细菌才会死。").saveAs(3);
        submit(author, "");
        list(reviewer, 8);
        reviewer.page().getByLabel("全部符合条件的题").check();
        reviewer.press("审核通过");
        assertThat(reviewer.row(NAME, "已通过")).hasCount(8);
        look(reviewer, "bank-08-approved");
    }

    @Test
    @Order(6)
    void theyAreTriedOnAPhoneByTouchAndByTheKeyboardAlone()
            throws IOException, InterruptedException, NotFoundException {
        list(reviewer, 8);
        reviewer.page().getByLabel("全部符合条件的题").check();
        reviewer.press("手机试答");
        var dialog = reviewer.page().getByRole(AriaRole.DIALOG);
        var address = dialog.getByText("在这台电脑上打开").getAttribute("href");
        look(reviewer, "bank-09-trial");
        assertThat(CertificateFile.code(
                        CertificateFile.picture(dialog.locator(".lk-qr").screenshot())))
                .isEqualTo(address);

        var answers = new KindsAnswered(chromium, address, CHINESE);
        answers.byTouch();
        answers.byTheKeyboardAlone();
        dialog.getByRole(AriaRole.BUTTON, within("作废这个二维码")).click();
        assertThat(reviewer.notice("已作废")).isVisible();
        assertThat(Api.anonymous(platform)
                        .get(address.replaceFirst(".*/m/preview/", "/api/v1/previews/"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    void twoVersionsStandSideBySide() {
        open(author, NAME + "数值");
        author.press("与第 1 版对比");
        var compare = author.page().locator(".lk-compare");
        assertThat(compare.locator(".gone").first()).isVisible();
        assertThat(compare).containsText("70 ± 0.5 ℃");
        assertThat(compare).containsText("70 ± 1 ℃");
        look(author, "bank-11-compare");
        author.shootAsPhone("bank-11-compare-phone");
    }

    @Test
    @Order(8)
    void aFileWithMistakesIsMendedKeptAndTakenBack() {
        var file = new BankFile(NAME, RUN);
        author.open("author/import");
        bring(file.withMistakes());
        assertThat(author.figure("新题")).containsText("1");
        assertThat(author.figure("不能导入")).containsText("4");
        assertThat(author.row("4", NAME + "文件-3", "知识点“0699”不存在，应为四位编码，如0603")).isVisible();
        look(author, "bank-12-mistakes");
        author.shootAsPhone("bank-12-mistakes-phone");

        bring(file.mended());
        assertThat(author.figure("新题")).containsText("5");
        author.press("导入这 5 题");
        author.page().getByText("查看导入的题").click();
        assertThat(author.row(NAME + "文件", "草稿")).hasCount(5);
        look(author, "bank-13-imported");

        author.open("author/import");
        author.press("撤销 " + BankFile.NAME);
        var dialog = author.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("5 题会删除");
        look(author, "bank-14-undo");
        dialog.getByRole(AriaRole.BUTTON, within("撤销")).click();
        assertThat(author.row(BankFile.NAME, "已撤销").first()).isVisible();
        look(author, "bank-15-undone");
        list(author, 8);
    }

    private void bring(FilePayload file) {
        author.page().locator("main > .lk-import input[type=file]").setInputFiles(file);
    }

    @Test
    @Order(9)
    void aLikenessIsSaidWhileItIsTyped() {
        Writing.begin(author, NAME + "近似", "判断题", "0704")
                .fill("题干", "留样盒可以和待售食品放在一起吗？" + RUN)
                .picture("题干", "留样盒")
                .tick("错误");
        var similar = author.page().locator(".lk-side");
        assertThat(similar).containsText(NAME + "判断");
        assertThat(similar.locator(".gone, .new").first()).isVisible();
        look(author, "bank-16-similar");
        // The other question opens in a tab of its own, and what is being typed stays.
        var other = author.page()
                .waitForPopup(() -> similar.getByText(NAME + "判断").first().click());
        assertThat(other.locator(".lk-life")).isVisible();
        other.close();
        assertThat(Writing.on(author).field("题干")).hasValue(Pattern.compile("留样盒可以和待售食品放在一起吗？" + RUN + ".*"));
        // The notice goes by itself, so it is looked for first.
        Writing.on(author).press("保存");
        assertThat(author.notice("题库里有 1 道相似的题")).isVisible();
        assertThat(author.page()).hasURL(Pattern.compile(".*/author/question/[0-9a-f-]{36}"));
        author.shoot("bank-17-similar-saved");
    }

    @Test
    @Order(10)
    void aFilterIsKeptAndManyAreChangedAtOnce() {
        list(author, 9);
        author.press("保存当前筛选");
        var naming = author.page().getByRole(AriaRole.DIALOG);
        naming.getByLabel("名称").fill("后厨的题" + RUN);
        look(author, "bank-18-filter");
        naming.getByRole(AriaRole.BUTTON, within("保存")).click();
        assertThat(naming).hasCount(0);

        author.open("author/questions");
        Writing.on(author).choose("常用筛选", "后厨的题" + RUN);
        assertThat(author.row(NAME)).hasCount(9);
        author.page().getByLabel("全部符合条件的题").check();
        author.page().getByText("更多操作").click();
        author.page().getByRole(AriaRole.MENUITEM, named("加减标签")).click();
        var tagging = author.page().getByRole(AriaRole.DIALOG);
        tagging.getByLabel("加上标签").fill("冬季");
        tagging.getByLabel("加上标签").press("Enter");
        look(author, "bank-19-tags");
        tagging.getByRole(AriaRole.BUTTON, within("执行")).click();
        assertThat(author.row(NAME, "冬季")).hasCount(9);
        assertThat(tagging).hasCount(0);
        look(author, "bank-20-tagged");
        author.page().getByLabel("删除这个筛选").click();
    }

    @Test
    @Order(11)
    void aRuleThatEndedIsToldToTheAuthor() throws IOException, InterruptedException {
        var form = """
                {"version": 0, "identifier": "%1$s旧规", "kind": "TRUE_FALSE", "topic": "0704", "difficulty": 2,
                 "stem": "旧办法已经不用了。%2$s", "answer": "T", "source": "旧办法第一条", "expiresOn": "2020-12-31"}
                """.formatted(NAME, RUN);
        Api.user(platform, "author").call("POST", "/api/v1/question-bank/questions", form);

        author.open("author/questions");
        assertThat(author.page().locator("main > .lk-note")).containsText("依据已失效，请复核");
        look(author, "bank-21-expired");
        author.press("只看这些");
        assertThat(author.row(NAME + "旧规", "依据已失效")).isVisible();
        author.page().getByText("旧办法已经不用了。" + RUN).click();
        assertThat(author.page().locator("main .lk-note")).containsText("依据已于 2020-12-31 失效");
        look(author, "bank-22-expired-question");
    }

    /** In English, and with the desk's other pages, they are {@code EnglishIT}'s. */
    @Test
    @Order(12)
    void thePagesBesideTheListAreReadableAtBothSizes() {
        for (var path : List.of("topics", "near-duplicates", "coverage", "export")) {
            look(author.open("author/" + path), "bank-30-" + path);
            author.shootAsPhone("bank-30-" + path + "-phone");
        }
        assertThat(author.page().getByText("能写下这些题的全部内容")).isVisible();
        author.page().getByLabel("Aiken").check();
        assertThat(author.page().getByText("写不下的内容")).isVisible();
    }

    @Test
    @Order(13)
    void aFilterSavedElsewhereShowsWhatItSays() throws IOException, InterruptedException {
        var elsewhere = """
                {"q": "%s", "post": "CHEF", "author": "account:00000000-0000-7000-8000-000000000000",
                 "expiresWithin": 90}
                """.formatted(NAME);
        Api.user(platform, "author").call("PUT", "/api/v1/question-bank/filters/elsewhere" + RUN, elsewhere);

        author.open("author/questions");
        Writing.on(author).choose("常用筛选", "elsewhere" + RUN);
        var chips = author.page().locator(".lk-filter .lk-chips vaadin-button");
        assertThat(chips)
                .hasText(new Pattern[] {Pattern.compile("出题人：account:0000.*"), Pattern.compile("依据已失效或90天内失效")});
        assertThat(author.page().getByRole(AriaRole.BUTTON, named("适用岗位 CHEF"))).isVisible();
        look(author, "bank-31-filter-of-elsewhere");
        chips.last().click();
        assertThat(chips).hasCount(1);
        author.page().getByLabel("我出的").check();
        // What is hidden is told nothing more: its last chip stays in it.
        assertThat(chips).isHidden();
        author.page().getByLabel("删除这个筛选").click();
    }

    @Test
    @Order(14)
    void anEarlierVersionIsHadAgainAndAQuestionCopied() {
        open(author, NAME + "数值");
        author.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("恢复这一版 · 第 1 版"))
                .click();
        assertThat(author.page().getByText("第 3 版", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        look(author, "bank-32-restored");
        author.press("复制为新题");
        assertThat(Writing.on(author).field("题号")).hasValue("");
        assertThat(Writing.on(author).field("题干")).not().hasValue("");
        look(author, "bank-33-copy");
    }

    @Test
    @Order(15)
    void whatAQuestionSaysIsRecordedAndHeardOnAPhone() throws IOException, InterruptedException {
        open(author, NAME + "单选");
        var card = author.page().locator(".lk-recordings");
        assertThat(card).containsText("6 段文字，已有录音 0 段");
        var stem = card.locator("li .said").first().textContent();

        author.press("加录音 · 即食熟食");
        var dialog = author.page().getByRole(AriaRole.DIALOG);
        dialog.locator("input[type=file]").setInputFiles(new FilePayload("熟食.mp3", "audio/mpeg", new byte[] {1, 2}));
        assertThat(author.notice("录音“熟食.mp3”不能使用")).isVisible();
        look(author, "bank-34-recording");
        dialog.locator("input[type=file]").setInputFiles(Silence.file());
        assertThat(dialog).hasCount(0);
        author.press("加录音 · " + stem);
        dialog.locator("input[type=file]").setInputFiles(Silence.file());
        assertThat(card).containsText("6 段文字，已有录音 2 段");
        look(author, "bank-35-recorded");
        author.shootAsPhone("bank-35-recorded-phone");

        var id = author.page().url().replaceFirst(".*/", "");
        var preview = Api.user(platform, "author")
                .call("POST", "/api/v1/question-bank/previews", "{\"questions\":[\"%s\"]}".formatted(id));
        var trial = Trial.open(
                chromium, platform.url(preview.json().get("url").asString()).toString(), CHINESE);
        var listen = trial.page().getByRole(AriaRole.BUTTON, named("听题"));
        trial.page().evaluate(NOTE_WHAT_IS_SAID);
        var heard = trial.page().waitForResponse(Pattern.compile(".*/media/recordings/.*"), listen::click);
        assertThat(heard.headerValue("content-type")).isEqualTo("audio/mpeg");
        trial.page().waitForFunction("""
                () => window.said.some(one => one.startsWith('item-stem'))
                    && window.said.some(one => one.includes('即食熟食'))""");
        assertThat(listen).isVisible();
        Chromium.leave(trial.page());

        author.press("去掉录音 · 即食熟食");
        dialog.getByRole(AriaRole.BUTTON, within("去掉录音")).click();
        assertThat(card).containsText("6 段文字，已有录音 1 段");
    }

    @Test
    @Order(16)
    void noFieldOfTheListCutsItsWordsShort() {
        List<String> cut = new ArrayList<>();
        for (var other : List.of("English", "中文")) {
            author.open("author/topics").open("author/questions");
            author.page().locator(".lk-filter vaadin-button[aria-expanded]").click();
            // The longest of its words; figures are shown for it, too.
            author.page().locator("main > .lk-toolbar > vaadin-select").click();
            author.page().getByRole(AriaRole.OPTION).nth(8).click();
            assertThat(author.page().locator(".lk-filter vaadin-number-field")).hasCount(4);
            for (var size : List.of(Chromium.Size.PHONE, Chromium.Size.DESK)) {
                Chromium.resize(author.page(), size);
                look(author, "bank-36-list-" + size + "-before-" + other);
                cut.addAll(Accessible.cutShort(author.page()));
            }
            author.press(other);
            assertThat(author.page().getByRole(AriaRole.BUTTON, named(other))).hasCount(0);
        }
        assertThat(cut).isEmpty();
    }

    @Test
    @Order(17)
    void nothingWentWrongBehindTheScenes() {
        assertThat(chromium.accidents()).isEmpty();
    }

    /** Every station is a picture to look at, and what no picture shows is asked: is each field called something? */
    private static void look(Desk desk, String shot) {
        desk.settle();
        Chromium.shootWhole(desk.page(), shot);
        assertThat(Accessible.nameless(desk.page())).as(shot).isEmpty();
    }

    private static void list(Desk desk, int count) {
        desk.open("author/questions");
        desk.page().getByLabel("查找题干或题号").fill(NAME);
        assertThat(desk.row(NAME)).hasCount(count);
    }

    private static void open(Desk desk, String identifier) {
        desk.open("author/questions");
        desk.page().getByLabel("查找题干或题号").fill(identifier);
        assertThat(desk.row(identifier)).hasCount(1);
        desk.page().locator("vaadin-grid a").first().click();
        assertThat(desk.page().locator(".lk-life")).isVisible();
    }

    private static void submit(Desk desk, String remark) {
        desk.press("提交审核");
        var dialog = desk.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("给审核人的话").fill(remark);
        dialog.getByRole(AriaRole.BUTTON, within("提交审核")).click();
        assertThat(desk.page().locator(".lk-life [aria-current]")).containsText("待审核");
    }

    private static Page.GetByRoleOptions named(String words) {
        return new Page.GetByRoleOptions().setName(words).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String words) {
        return new Locator.GetByRoleOptions().setName(words).setExact(true);
    }
}
