package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The life of questions at the authors' desk: every kind written with a picture, reviewed by a second person, published,
 * compared; a file with mistakes brought in, mended and taken back. One story, told in order.
 */
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BankIT {

    private static final String CHINESE = "zh-CN";

    /** On a platform that runs already the same sentences may stand there from the time before. */
    private static final String RUN =
            System.getProperty("liangku.journey.port", "").isEmpty()
                    ? ""
                    : " " + Long.toString(System.nanoTime() % 1_000_000, 36);

    private static final String NAME = "厨房" + RUN.strip() + "-";

    private Chromium chromium;
    private Desk author;
    private Desk reviewer;

    @BeforeAll
    void openTheDesks() {
        chromium = new Chromium(RunningPlatform.demo());
        author = Desk.signIn(chromium, Chromium.Size.DESK, "author", CHINESE);
        reviewer = Desk.signIn(chromium, Chromium.Size.DESK, "reviewer", CHINESE);
    }

    @AfterAll
    void closeTheBrowser() {
        chromium.close();
    }

    private void keep(String shot) {
        author.press("保存");
        assertThat(author.page()).hasURL(Pattern.compile(".*/author/question/[0-9a-f-]{36}"));
        assertThat(author.page().locator(".lk-life [aria-current]")).containsText("草稿");
        author.shoot(shot);
    }

    @Test
    @Order(1)
    void anAuthorWritesAChoiceWithPicturesAndSeesItAsThePhoneWill() {
        var written = Written.begin(author, NAME + "单选", "单选题", "0504");
        written.fill("题干", "图中的冰箱，红色一层应当放什么？" + RUN).picture("", "三层冰箱，最上层是红色");
        written.fill("选项 A", "生肉").fill("选项 B", "即食熟食").fill("选项 C", "生鱼").fill("选项 D", "以上都可以");
        written.tick("选项 B 正确").tick("固定位置 D").picture(" · 选项 A", "一块生肉");
        written.fill("解析", "熟食放上层，生食放下层，汁水才不会滴到熟食上。");

        var phone = author.page().locator(".lk-phone");
        assertThat(phone.locator("img")).hasCount(2);
        assertThat(phone.locator(".option.key")).containsText("即食熟食");
        author.page().getByText("英文版").click();
        author.shoot("bank-01-single");
        keep("bank-02-single-kept");
    }

    @Test
    @Order(2)
    void whatCannotBeSavedIsSaidAndStays() {
        Written.begin(author, NAME + "多选", "多选题", "0303");
        author.press("保存");
        assertThat(author.page().locator(".lk-faults")).containsText("题干");
        author.shoot("bank-03-faults");
        var written = Written.begin(author, NAME + "多选", "多选题", "0303");
        written.fill("题干", "哪些时候必须洗手？" + RUN).picture("", "洗手池");
        written.fill("选项 A", "上完厕所")
                .fill("选项 B", "倒完垃圾")
                .fill("选项 C", "看了一眼钟")
                .tick("选项 A 正确")
                .tick("选项 B 正确");
        keep("bank-04-multiple");
    }

    @Test
    @Order(3)
    void andAStatementPairsAndSteps() {
        Written.begin(author, NAME + "判断", "判断题", "0704")
                .fill("题干", "留样盒可以和待售食品放在一起。" + RUN)
                .picture("", "留样盒");
        author.page().getByLabel("错误").check();
        keep("bank-05-statement");

        var pairs = Written.begin(author, NAME + "配对", "配对题", "0504")
                .fill("题干", "把食品和存放温度配起来。" + RUN)
                .fill("左项 1", "冷藏食品")
                .fill("右项 1", "0–8 ℃")
                .fill("左项 2", "冷冻食品")
                .fill("右项 2", "-18 ℃ 以下")
                .press("增加干扰项")
                .fill("干扰项 1", "25 ℃")
                .picture(" · 左项 1", "冷藏柜");
        assertThat(author.page().locator(".lk-phone .option.pair")).hasCount(2);
        author.shoot("bank-06-pairs");
        keep("bank-07-pairs-kept");

        Written.begin(author, NAME + "排序", "排序题", "0303")
                .fill("题干", "把洗手的步骤排好。" + RUN)
                .fill("第 1 步", "搓洗")
                .fill("第 2 步", "打湿双手")
                .fill("第 3 步", "冲净擦干")
                .press("下移 1")
                .picture(" · 第 1 步", "水龙头");
        assertThat(author.page().locator(".lk-phone .option").first()).containsText("打湿双手");
        author.shoot("bank-08-steps");
        keep("bank-09-steps-kept");
        assertThat(pairs).isNotNull();
    }

    @Test
    @Order(4)
    void andWordsNumbersAndACase() {
        var words = Written.begin(author, NAME + "填空", "填空题", "0603")
                .fill("题干", "热菜出锅后要盖好，防止（　　）污染。" + RUN)
                .picture("", "一盘热菜");
        words.chip(author.page().locator("main"), "可接受的写法", "飞沫")
                .chip(author.page().locator("main"), "可接受的写法", "唾液飞沫");
        keep("bank-10-words");

        Written.begin(author, NAME + "数值", "数值题", "0603")
                .fill("题干", "烹饪肉类，中心温度至少要达到多少？" + RUN)
                .fill("正确数值", "70")
                .fill("允许误差（±）", "0.5")
                .fill("单位", "℃")
                .picture("", "探针温度计");
        assertThat(author.page().locator(".lk-phone .option.key")).containsText("70 ± 0.5 ℃");
        keep("bank-11-number");

        var story = Written.begin(author, NAME + "案例", "案例题", "1001")
                .fill("题干", "午餐后三名学生呕吐，食堂主任赶到后厨。" + RUN)
                .picture("", "后厨的平面图");
        var first = story.part(1);
        story.fillIn(first, "题干", "首先应当做什么？")
                .fillIn(first, "选项 A", "停止供餐，保留剩余食品")
                .fillIn(first, "选项 B", "马上清洗全部餐具");
        Written.field(first, "选项 A 正确").check();
        var second = story.part(2);
        story.kindOf(second, "数值题")
                .fillIn(second, "题干", "应当在几小时内报告？")
                .fillIn(second, "正确数值", "2")
                .fillIn(second, "单位", "小时");
        assertThat(author.page().locator(".lk-phone .stem")).hasCount(3);
        author.shoot("bank-12-case");
        keep("bank-13-case-kept");
    }

    @Test
    @Order(5)
    void theAuthorSubmitsThemAllAtOnce() {
        author.open("author/questions");
        author.page().getByLabel("查找题干或题号").fill(NAME);
        assertThat(author.row(NAME)).hasCount(8);
        author.page().getByLabel("全部符合条件的题").check();
        assertThat(author.page().locator(".lk-bulk")).containsText("符合条件的 8 题");
        author.shoot("bank-14-list").shootAsPhone("bank-14-list-phone");
        author.press("提交审核");
        assertThat(author.page().locator("vaadin-notification-card").first()).containsText("改动 8 题");
        assertThat(author.row(NAME, "待审核")).hasCount(8);
    }

    @Test
    @Order(6)
    void aSecondPersonReturnsOneAndApprovesTheRest() {
        open(reviewer, NAME + "判断");
        reviewer.press("退回修改");
        var dialog = reviewer.page().locator("vaadin-dialog[opened]");
        Written.field(dialog, "要改什么").fill("请写明依据。");
        reviewer.shoot("bank-15-return");
        dialog.getByText("退回修改", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(reviewer.page().locator(".lk-life [aria-current]")).containsText("草稿");
        assertThat(reviewer.page().locator(".lk-timeline").first()).containsText("请写明依据。");
        reviewer.shoot("bank-16-returned").shootAsPhone("bank-16-returned-phone");

        reviewer.open("author/questions");
        reviewer.page().getByLabel("查找题干或题号").fill(NAME);
        assertThat(reviewer.row(NAME)).hasCount(8);
        reviewer.page().getByLabel("全部符合条件的题").check();
        reviewer.press("审核通过");
        assertThat(reviewer.row(NAME, "已通过")).hasCount(8);
        reviewer.open("author/releases");
        reviewer.press("发布新一期");
        reviewer.open("author/questions");
        reviewer.page().getByLabel("查找题干或题号").fill(NAME);
        assertThat(reviewer.row(NAME, "已发布")).hasCount(8);
        reviewer.shoot("bank-17-released");
    }

    @Test
    @Order(7)
    void aChangedQuestionIsComparedWithItsVersionBefore() {
        open(author, NAME + "数值");
        Written.field(author.page().locator("main"), "允许误差（±）").fill("1");
        author.press("保存");
        author.press("与第 1 版对比");
        var compare = author.page().locator(".lk-compare");
        assertThat(compare).containsText("70 ± 0.5 ℃");
        assertThat(compare).containsText("70 ± 1 ℃");
        assertThat(compare.locator(".gone")).not().hasCount(0);
        author.shoot("bank-18-compare").shootAsPhone("bank-18-compare-phone");
    }

    @Test
    @Order(8)
    void aFileWithMistakesIsMendedKeptAndTakenBack() {
        author.open("author/import");
        author.page().locator("vaadin-upload input[type=file]").setInputFiles(file("0699"));
        assertThat(author.figure("不能导入")).containsText("1");
        assertThat(author.row("3", NAME + "文件-2", "0699")).isVisible();
        author.shoot("bank-19-mistakes").shootAsPhone("bank-19-mistakes-phone");

        author.open("author/import");
        author.page().locator("vaadin-upload input[type=file]").setInputFiles(file("0603"));
        assertThat(author.figure("新题")).containsText("2");
        author.press("导入这 2 题");
        assertThat(author.page().locator("main")).containsText("查看导入的题");
        author.shoot("bank-20-imported");
        author.press("撤销 " + fileName());
        var dialog = author.page().locator("vaadin-dialog[opened]");
        assertThat(dialog).containsText("2 题会删除");
        author.shoot("bank-21-undo");
        dialog.getByText("撤销", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(author.page().locator("main")).containsText("已撤销");
    }

    @Test
    @Order(9)
    void theOtherPagesSpeakEnglishToo() {
        var english = Desk.signIn(chromium, Chromium.Size.DESK, "author", "en");
        for (var path : new String[] {"questions", "question", "import", "export", "topics", "near-duplicates"}) {
            english.open("author/" + path)
                    .shoot("bank-30-" + path + "-en")
                    .shootAsPhone("bank-30-" + path + "-en-phone");
            assertThat(english.page().locator("main")).not().containsText("author.");
            author.open("author/" + path).shoot("bank-31-" + path).shootAsPhone("bank-31-" + path + "-phone");
        }
        Chromium.leave(english.page());
    }

    @Test
    @Order(10)
    void nothingWentWrongBehindTheScenes() {
        assertThat(chromium.accidents()).isEmpty();
    }

    private static void open(Desk desk, String identifier) {
        desk.open("author/questions");
        desk.page().getByLabel("查找题干或题号").fill(identifier);
        assertThat(desk.row(identifier)).hasCount(1);
        desk.page().locator("vaadin-grid a").first().click();
        assertThat(desk.page().locator(".lk-life")).isVisible();
    }

    private static String fileName() {
        return "厨房题目" + RUN.strip() + ".csv";
    }

    private static FilePayload file(String secondTopic) {
        var rows = "题号,题型,知识点,难度,题干,选项A,选项B,答案\n"
                + NAME + "文件-1,单选,0603,2,剩菜再次加热时中心温度应达到" + RUN + ",70℃以上,温热即可,A\n"
                + NAME + "文件-2,判断," + secondTopic + ",1,抹布可以不分生熟使用" + RUN + "。,,,错\n";
        return new FilePayload(fileName(), "text/csv", rows.getBytes(StandardCharsets.UTF_8));
    }
}
