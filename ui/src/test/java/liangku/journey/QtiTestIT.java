package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
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
 * A blueprint leaves as a test, is changed by another tool, and comes back as a draft that is looked at, changed and
 * discarded. Nothing is published.
 */
@ResourceLock(RunningPlatform.AUTHORS)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QtiTestIT {

    private static final String FILE = "抽考-" + Long.toString(System.nanoTime() % 1_000_000, 36) + ".zip";
    private static final String TITLE = "外来试卷 " + FILE;

    private Chromium chromium;
    private Desk author;
    private Desk reviewer;

    @BeforeAll
    void openTheDesks() {
        chromium = new Chromium(RunningPlatform.authors());
        author = Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN");
        reviewer = Desk.of(chromium, Chromium.Size.DESK, "reviewer", "zh-CN");
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private static FilePayload changed() throws IOException, InterruptedException {
        var author = Api.user(RunningPlatform.authors(), "author");
        return new FilePayload(FILE, "application/zip", ForeignTest.titled(TITLE, author));
    }

    @Test
    @Order(1)
    void aTestBecomesADraftAndWhatIsNotInItIsSaid() throws IOException, InterruptedException {
        author.open("author/import");
        author.page().locator("main > .lk-import input[type=file]").setInputFiles(changed());
        var stage = author.page().locator("main > .lk-import");
        assertThat(stage).containsText("将生成组卷蓝图草稿");
        assertThat(stage).containsText("没有抽题规则");
        look(author, "qti-test-01-preview");

        author.press("生成 1 份蓝图草稿");
        assertThat(author.notice("已生成 1 份")).isVisible();
        assertThat(stage).containsText("已生成组卷蓝图草稿");
        author.press("撤销 " + FILE);
        var dialog = author.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("没有人改过的组卷蓝图草稿也会去掉：P-C-");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取消"))
                .click();
        look(author, "qti-test-02-made");
    }

    @Test
    @Order(2)
    void theDraftIsChangedAndKept() {
        author.page().getByText(Pattern.compile("打开 P-C-")).click();
        assertThat(author.page().locator("main")).containsText("草稿：");
        assertThat(button(author, "发布新版本")).hasCount(0);
        assertThat(author.page().locator(".lk-outlook")).containsText("最新一期题库足够组卷");
        look(author, "qti-test-03-draft");
        author.page().getByLabel("题数").first().fill("3");
        author.page().getByLabel("题数").first().press("Tab");
        author.press("保存草稿");
        assertThat(author.notice("已保存")).isVisible();
    }

    @Test
    @Order(3)
    void whatSomeoneChangedIsNotOfferedForUndoingNorIsOurOwnBank() {
        author.open("author/import");
        assertThat(author.row(FILE, "没有可以撤销的")).isVisible();
        assertThat(author.page().locator("main")).containsText("平台自带，不能撤销");
        look(author, "qti-test-04-past");
    }

    @Test
    @Order(4)
    void reviewersSeeDraftsAndPublishOrDiscardThem() {
        reviewer.open("author/blueprints");
        assertThat(reviewer.page().locator("main")).containsText("草稿（由导入的试卷生成）");
        look(reviewer, "qti-test-05-list");
        reviewer.page().getByText(TITLE).click();
        assertThat(button(reviewer, "发布新版本")).isEnabled();
        reviewer.shootAsPhone("qti-test-06-draft-phone");

        reviewer.press("丢弃草稿");
        var dialog = reviewer.page().getByRole(AriaRole.DIALOG);
        look(reviewer, "qti-test-07-discard");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("丢弃草稿"))
                .click();
        assertThat(reviewer.page()).hasURL(Pattern.compile(".*/author/blueprints$"));
        assertThat(reviewer.page().getByText(TITLE)).hasCount(0);
    }

    @Test
    @Order(5)
    void aBlueprintIsDownloadedAsATestThatSaysWhatItCannotSay() throws IOException {
        reviewer.open("author/blueprint/P-C");
        reviewer.page().getByText("导出为 QTI 试卷").click();
        assertThat(reviewer.page().locator("main")).containsText("QTI 写不下的：");
        assertThat(reviewer.page().locator("main")).containsText("难度区间");
        look(reviewer, "qti-test-08-export");

        var download = reviewer.page()
                .waitForDownload(() -> reviewer.page()
                        .getByText("QTI 2.2", new Page.GetByTextOptions().setExact(true))
                        .click());

        assertThat(download.suggestedFilename()).isEqualTo("liangku-blueprint-P-C.zip");
        try (var zip = new ZipInputStream(download.createReadStream())) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
    }

    @Test
    @Order(6)
    void nothingWentWrongBehindTheScenes() {
        assertThat(chromium.accidents()).isEmpty();
    }

    private static Locator button(Desk desk, String name) {
        return desk.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void look(Desk desk, String shot) {
        desk.settle();
        Chromium.shootWhole(desk.page(), shot);
        assertThat(Accessible.nameless(desk.page())).as(shot).isEmpty();
    }
}
