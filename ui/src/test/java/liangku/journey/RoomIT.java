package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import liangku.testing.Numbers;
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
 * One tablet, two people one after another, and a network that goes and comes: what each answered reaches the platform, and
 * nothing of the first is there for the second. One story, told in order.
 */
@ResourceLock(RunningPlatform.AUTHORS)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoomIT {

    private static final String FIRST = "诸葛明月";
    private static final String FIRST_SHOWN = "诸*月";
    private static final String FIRST_PIN = "274915";
    private static final String SECOND = "上官春";
    private static final String SECOND_SHOWN = "上*春";
    private static final String SECOND_PIN = "860273";

    /** What lies on the device: names of settings, what was kept of answers, and the rows of every database. */
    private static final String KEPT = """
            async () => {
              const rows = async name => {
                const base = await new Promise(done => { const o = indexedDB.open(name); o.onsuccess = () => done(o.result); });
                const all = [];
                for (const store of base.objectStoreNames) {
                  all.push(...await new Promise(done => {
                    const q = base.transaction(store).objectStore(store).getAll();
                    q.onsuccess = () => done(q.result);
                  }));
                }
                base.close();
                return all;
              };
              const found = { settings: Object.keys(localStorage).sort(), caches: [], rows: [] };
              for (const name of await caches.keys()) {
                if (name !== 'liangku-kept') continue;
                found.caches.push(...(await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname));
              }
              for (const { name } of await indexedDB.databases()) found.rows.push(...await rows(name));
              return JSON.stringify(found);
            }""";

    private RunningPlatform platform;
    private Cable cable;
    private Chromium chromium;
    private Api employer;
    private Desk desk;
    private Page tablet;
    private String firstAttempt = "";
    private String firstStem = "";
    private String once = "";

    @BeforeAll
    void openTheStreet() throws IOException, InterruptedException {
        platform = RunningPlatform.authors();
        cable = new Cable(platform);
        chromium = new Chromium(platform);
        employer = Api.user(platform, "employer");
        Recruits.hire(employer, FIRST, 8801);
        Recruits.hire(employer, SECOND, 8802);
        var first = Api.worker(platform, Numbers.phone(8801).value());
        assertThat(first.call("PUT", "/api/v1/me/pin", "{\"pin\":\"%s\"}".formatted(FIRST_PIN))
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    void closeTheBrowser() throws IOException {
        assertThat(chromium.accidents()).isEmpty();
        chromium.close();
        cable.close();
        assertThat(platform.accidents()).isEmpty();
    }

    @Test
    @Order(1)
    void theEmployerOpensARoomAndGetsACode() {
        desk = Desk.of(chromium, Chromium.Size.DESK, "employer", "zh-CN").open("rooms");
        desk.shoot("room-01-none");
        desk.press("开设考场");
        desk.page().getByLabel("地点").fill("二楼员工餐厅");
        desk.shoot("room-02-new");
        desk.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("开设").setExact(true))
                .click();

        assertThat(desk.page().locator(".lk-pairing-code")).hasText(Pattern.compile("[A-Z2-9]{4} [A-Z2-9]{4}"));
        desk.shoot("room-03-code");
        desk.press("发一次性 PIN 码 · " + SECOND);
        var pin = desk.page().locator("vaadin-dialog-overlay .lk-pairing-code, vaadin-dialog .lk-pairing-code");
        assertThat(pin).hasText(Pattern.compile("\\d{3} \\d{3}"));
        once = pin.textContent().replace(" ", "");
        desk.shoot("room-04-pin");
        desk.press("完成");
    }

    @Test
    @Order(2)
    void theTabletIsPairedAndShowsNamesThatOnlyTheirBearersKnow() {
        var code = desk.page().locator(".lk-pairing-code").first().textContent().replace(" ", "");
        tablet = chromium.open(Chromium.Size.TABLET, "zh-CN", cable.url());
        tablet.navigate("m/room#" + code);
        Chromium.shoot(tablet, "room-05-pair");
        assertThat(Axe.complaints(tablet)).isEmpty();
        tablet.getByText("用作考场").last().tap();

        assertThat(name(FIRST_SHOWN)).isVisible();
        assertThat(tablet.locator("main")).not().containsText(FIRST);
        assertThat(Axe.complaints(tablet)).isEmpty();
        shootAll("room-06-names");
        tablet.waitForFunction("() => navigator.serviceWorker.controller !== null");
        assertThat(desk.page().locator("main")).containsText("进行中");
    }

    @Test
    @Order(3)
    void theFirstIdentifiesAndLetsAPictureBeTaken() {
        name(FIRST_SHOWN).tap();
        shootAll("room-07-pin");
        assertThat(Axe.complaints(tablet)).isEmpty();
        type("111122");
        assertThat(tablet.locator(".field-error")).containsText("还可以试 4 次");
        type(FIRST_PIN);

        assertThat(tablet.locator(".room-photo")).containsText("不拍照也照样考试");
        shootAll("room-08-consent");
        assertThat(Axe.complaints(tablet)).isEmpty();
        tablet.getByText("同意，拍一张").tap();
        tablet.waitForFunction("() => document.querySelector('video')?.videoWidth > 0");
        tablet.getByText("拍照", new Page.GetByTextOptions().setExact(true)).tap();
        Chromium.shoot(tablet, "room-09-picture");
        assertThat(Axe.complaints(tablet)).isEmpty();
        tablet.getByText("用这一张").tap();
        assertThat(tablet.locator(".rules-title")).isVisible();
        shootAll("room-10-rules");
        assertThat(Axe.complaints(tablet)).isEmpty();

        tablet.locator(".room-bar .looks").tap();
        tablet.getByText("特大").tap();
        tablet.getByText("高对比度").tap();
        shootAll("room-10-looks");
        assertThat(Axe.complaints(tablet)).isEmpty();
        tablet.locator(".sheet-foot .primary:visible").tap();
        assertThat(looks()).isEqualTo("3 more");
        assertThat(Axe.complaints(tablet)).isEmpty();
    }

    @Test
    @Order(4)
    void whoWalksAwayFindsTheDeviceLockedAndTheirExamGoingOn() throws IOException, InterruptedException {
        tablet.locator(".foot .primary").tap();
        answer(1);
        assertThat(tablet.locator(".answer-state")).hasText("已保存");
        shootAll("room-11-exam");
        assertThat(Axe.complaints(tablet)).isEmpty();
        firstStem = stem();
        firstAttempt = line(FIRST).get("attempt").asString();

        nobodyTouchesIt();
        assertThat(name(FIRST_SHOWN)).isVisible();
        assertThat(tablet.locator("main")).not().containsText(firstStem);
        assertThat(line(FIRST).get("stage").asString()).isEqualTo("AWAY");
    }

    @Test
    @Order(5)
    void whoWalksAwayAtTheQuestionForAPictureLeavesNoSeatEither() throws IOException, InterruptedException {
        sitDown(FIRST_SHOWN, FIRST_PIN);
        assertThat(tablet.locator(".room-photo")).isVisible();
        assertThat(tablet.locator(".room-bar")).containsText("离开座位");
        assertThat(line(FIRST).get("stage").asString()).isEqualTo("SITTING");

        nobodyTouchesIt();
        assertThat(name(FIRST_SHOWN)).isVisible();
        assertThat(line(FIRST).get("stage").asString()).isEqualTo("AWAY");

        sitDown(FIRST_SHOWN, FIRST_PIN);
        assertThat(looks()).as("of who sat here before").isEqualTo("1 usual");
        tablet.getByText("不拍照，直接考试").tap();
        // A browser without a voice asks what was recorded of the paper.
        var lookup = tablet.waitForResponse(
                "**/api/v1/recordings/lookups",
                () -> tablet.locator(".foot .primary").tap());
        assertThat(lookup.status()).isEqualTo(200);
        go(1);
        assertThat(tablet.locator(".option input:checked")).hasCount(1);
    }

    @Test
    @Order(6)
    void withoutANetworkThePaperIsSealedAndNothingOfItCanBeRead() {
        goUnderground();
        answer(2);
        assertThat(tablet.locator(".answer-state")).hasText("仅在本机");
        handIn();
        assertThat(tablet.locator("main")).containsText("答卷已封存在这台设备上");
        Chromium.shoot(tablet, "room-12-sealed");
        assertThat(Axe.complaints(tablet)).isEmpty();
        tablet.getByText("交给下一位").tap();

        assertThat(tablet.locator("main")).containsText("有 1 份答卷封存在这台设备上");
        Chromium.shoot(tablet, "room-13-no-network");
        assertThat(Axe.complaints(tablet)).isEmpty();
        var kept = (String) tablet.evaluate(KEPT);
        assertThat(kept)
                .contains("\"due\":true")
                .doesNotContain(
                        "\"response\"", "\"seq\"", "\"ticket\"", "\"paper\"", "seat.", "/api/v1/exams", "/media/")
                .doesNotContain(firstStem, FIRST, FIRST_PIN)
                .contains("\"settings\":[\"liangku.device\",\"liangku.room\",\"liangku.room.locks\"]");
        goBack();
    }

    @Test
    @Order(7)
    void theSecondSitsWhileTheFirstsPaperStillWaits() throws IOException, InterruptedException {
        tablet.route("**/api/v1/rooms/papers", Route::abort);
        comeUp();
        tablet.navigate("m/room");
        name(SECOND_SHOWN).tap();
        type(once);
        assertThat(tablet.locator(".room-identify")).containsText("请设一个自己的");
        Chromium.shoot(tablet, "room-14-own-pin");
        assertThat(Axe.complaints(tablet)).isEmpty();
        type("123456");
        type("123456");
        assertThat(tablet.locator(".field-error")).containsText("太容易被猜到");
        type(SECOND_PIN);
        type(SECOND_PIN);
        tablet.getByText("不拍照，直接考试").tap();
        tablet.locator(".foot .primary").tap();
        answer(1);
        assertThat(tablet.locator(".answer-state")).hasText("已保存");
        assertThat(line(FIRST).get("stage").asString()).isEqualTo("AWAY");
        assertThat(line(SECOND).get("stage").asString()).isEqualTo("SITTING");
        assertThat(tablet.locator("body")).not().containsText(FIRST_SHOWN);
    }

    @Test
    @Order(8)
    void bothPapersReachThePlatformAndTheDeviceIsEmpty() throws IOException, InterruptedException {
        tablet.unroute("**/api/v1/rooms/papers");
        tablet.evaluate("() => dispatchEvent(new Event('online'))");
        awaitFinished(FIRST);
        handIn();
        assertThat(tablet.locator(".verdict")).isVisible();
        assertThat(tablet.locator(".room-receipt")).containsText("回执编号");
        assertThat(tablet.locator(".room-receipt")).containsText("我的考试记录");
        tablet.locator(".room-bar .looks").tap();
        tablet.getByText("特大").tap();
        tablet.getByText("高对比度").tap();
        tablet.locator(".sheet-foot .primary:visible").tap();
        shootAll("room-15-result");
        assertThat(Axe.complaints(tablet)).isEmpty();
        tablet.getByText("交给下一位").tap();
        assertThat(name(SECOND_SHOWN)).isVisible();

        assertThat((String) tablet.evaluate(KEPT))
                .contains("\"rows\":[]")
                .doesNotContain("/api/v1/exams", "/media/", "seat.");
        goBack();
        goBack();
        tablet.navigate("m/room");
        assertThat(name(SECOND_SHOWN)).isVisible();
        tablet.reload();
        assertThat(name(SECOND_SHOWN)).isVisible();
        tablet.navigate("m/attempt/" + firstAttempt);
        assertThat(name(SECOND_SHOWN)).isVisible();
        assertThat(tablet.locator("main")).not().containsText(firstStem);
    }

    @Test
    @Order(9)
    void theSummarySaysWhatHappened() throws IOException, InterruptedException {
        var first = line(FIRST);
        assertThat(first.get("stage").asString()).isEqualTo("FINISHED");
        assertThat(first.get("identified").asString()).isEqualTo("PHONE");
        assertThat(first.get("idleLocks").asInt()).isEqualTo(2);
        assertThat(first.get("seats").asInt()).isEqualTo(3);
        assertThat(first.get("photoUntil").isNull()).isFalse();
        var second = line(SECOND);
        assertThat(second.get("stage").asString()).isEqualTo("FINISHED");
        assertThat(second.get("identified").asString()).isEqualTo("ONCE");
        assertThat(second.get("photoUntil").isNull()).isTrue();

        assertThat(desk.row(FIRST, "不合格")).isVisible();
        desk.shoot("room-16-summary").shootAsPhone("room-17-summary-phone");
        desk.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("查看.*" + FIRST)))
                .click();
        assertThat(desk.page().locator("vaadin-dialog img, vaadin-dialog-overlay img"))
                .isVisible();
        desk.shoot("room-18-picture");
        desk.press("完成");
        desk.press("关闭考场");
        desk.page().locator("vaadin-button[theme~=error]").click();
        assertThat(desk.page().locator("main")).containsText("已关闭");
        tablet.reload();
        assertThat(tablet.locator("main")).containsText("考场已关闭");
        Chromium.shoot(tablet, "room-19-closed");
        assertThat(Axe.complaints(tablet)).isEmpty();
    }

    @Test
    @Order(10)
    void aRegulatorReadsItWithoutNamesInEnglish() {
        var regulator =
                Desk.of(chromium, Chromium.Size.DESK, "regulator", "en-GB").open("rooms");
        regulator.shoot("room-20-regulator");
        regulator.page().locator("vaadin-grid a").first().click();
        assertThat(regulator.page().locator("main")).containsText("Idle locks");
        regulator.shoot("room-21-regulator-summary");
        assertThat(regulator.page().locator("main")).not().containsText(FIRST);
        assertThat(regulator.page().locator("main")).containsText("诸*");
    }

    @Test
    @Order(11)
    void anAuditorSeesWhoSatThereByWhichPinAndWhoLookedAtThePicture() {
        var auditor = Desk.of(chromium, Chromium.Size.DESK, "audit", "zh-CN").open("admin/attempt/" + firstAttempt);
        var lines = auditor.page().locator(".lk-timeline > li");
        assertThat(lines.filter(having("在考场「二楼员工餐厅」的共用设备上就座")).first()).containsText("使用本人在手机上设置的 PIN 码");
        assertThat(lines.filter(having("经本人同意拍照"))).hasCount(1);
        assertThat(lines.filter(having("照片被查看"))).containsText("经办：");
        assertThat(auditor.page().locator("main")).not().containsText(FIRST);
        auditor.shoot("room-22-auditor").shootAsPhone("room-23-auditor-phone");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private JsonNode line(String name) throws IOException, InterruptedException {
        var rooms = employer.get("/api/v1/rooms").json().get("rooms");
        var report = employer.get("/api/v1/rooms/" + rooms.get(0).get("id").asString());
        return report.json()
                .get("people")
                .valueStream()
                .filter(line -> line.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void awaitFinished(String name) throws IOException, InterruptedException {
        for (var looks = 0; looks < 240 && !line(name).get("stage").asString().equals("FINISHED"); looks++) {
            tablet.waitForTimeout(500);
        }
        assertThat(line(name).get("stage").asString()).isEqualTo("FINISHED");
    }

    /** For as long as the device waits before it locks. */
    private void nobodyTouchesIt() {
        tablet.evaluate("() => { const now = Date.now.bind(Date); Date.now = () => now() + 600_000; }");
    }

    private void goUnderground() {
        cable.pull();
        tablet.context().setOffline(true);
    }

    private void comeUp() {
        cable.plugIn();
        tablet.context().setOffline(false);
    }

    /** Wherever that leads, it is not to what the first one saw. */
    private void goBack() {
        tablet.goBack();
        assertThat(tablet.locator("body")).not().containsText(firstStem);
        assertThat(tablet.locator(".verdict, .exam")).hasCount(0);
    }

    private Locator name(String shown) {
        return tablet.locator(".room-name").filter(new Locator.FilterOptions().setHasText(shown));
    }

    private void sitDown(String shown, String pin) {
        name(shown).tap();
        type(pin);
    }

    private void type(String pin) {
        assertThat(tablet.locator(".pin-dots .on")).hasCount(0);
        pin.chars()
                .mapToObj(Character::toString)
                .forEach(digit -> tablet.locator(".pin-key")
                        .filter(new Locator.FilterOptions().setHasText(digit))
                        .tap());
    }

    private void answer(int number) {
        assertThat(tablet.locator("#item-stem")).isVisible();
        go(number);
        tablet.locator(".option").first().tap();
    }

    private void go(int number) {
        tablet.locator(".strip .number-button").nth(number - 1).tap();
        assertThat(tablet.locator(".exam-count strong")).hasText(Integer.toString(number));
    }

    private void handIn() {
        tablet.locator(".exam-top .text-button").tap();
        tablet.locator(".sheet-foot .primary:visible").tap();
    }

    private String stem() {
        return (String) tablet.locator("#item-stem").evaluate("""
                stem => {
                  const copy = stem.cloneNode(true);
                  copy.querySelectorAll('.unseen').forEach(part => part.remove());
                  return copy.textContent.trim();
                }""");
    }

    /** How large and how strong everything is. */
    private String looks() {
        return (String) tablet.evaluate(
                "() => [document.documentElement.dataset.size, document.documentElement.dataset.contrast].join(' ')");
    }

    /** As it stands on a tablet upright and lying, and on a small phone. */
    private void shootAll(String name) {
        if (!Chromium.isWanted(name)) {
            return;
        }
        Chromium.shoot(tablet, name);
        for (var size : List.of(new int[] {1280, 800}, new int[] {360, 640})) {
            tablet.setViewportSize(size[0], size[1]);
            Chromium.shoot(tablet, name + "-" + size[0]);
        }
        tablet.setViewportSize(800, 1280);
    }
}
