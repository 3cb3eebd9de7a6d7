package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

/**
 * One exam under everything that can go wrong with phones: no network, a dead tab, a wrong clock, a second phone, and the
 * time over before the answers are there, in the largest font. One story, told in order, in turns in Chinese and in English:
 * each sees the network go and come, the page killed, the clock changed, and the exam go on elsewhere.
 */
@ResourceLock(RunningPlatform.DEMO)
@ExtendWith(OneStory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfflineIT {

    /** Certified once and lapsed since; nobody else's story. */
    private static final String WORKER = "13900000008";

    /** As many as are answered in this story. */
    private static final int LINES = 15;

    private static final Pattern LEFT = Pattern.compile("(\\d+):(\\d\\d)");

    private static final Pattern ATTEMPT = Pattern.compile(".*/m/attempt/([0-9a-f-]{36})");

    private RunningPlatform platform;
    private Cable cable;
    private Chromium chromium;
    private Api worker;
    private BrowserContext phone;
    private Page page;
    private Page second;
    private String attempt = "";

    @BeforeAll
    void openTheCity() throws IOException, InterruptedException {
        platform = RunningPlatform.demo();
        cable = new Cable(platform);
        chromium = new Chromium(platform);
        worker = Api.worker(platform, WORKER);
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
    void theExamStartsInTheLargestFont() {
        page = signedIn("zh-CN");
        phone = page.context();
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        page.navigate("m/exams");
        page.locator("a[href*='/m/exam/']").first().tap();
        assertThat(page.locator(".rules")).isVisible();
        Chromium.shoot(page, "offline-01-rules");
        page.locator(".foot .primary").tap();
        assertThat(page.locator("#item-stem")).isVisible();
        var address = ATTEMPT.matcher(page.url());
        assertThat(address.matches()).as(page.url()).isTrue();
        attempt = address.group(1);

        answer(1);
        assertThat(state()).hasText("已保存");
        Chromium.shoot(page, "offline-02-saved");
        assertThat(Axe.complaints(page)).isEmpty();
    }

    @Test
    @Order(2)
    void withoutANetworkAnswersGoOnAndSayWhereTheyAre() {
        goUnderground();
        answer(2);
        answer(3);

        assertThat(state()).hasText("仅在本机");
        assertThat(page.locator(".notice.amber")).containsText("没有网络，可以继续答题");
        Chromium.shoot(page, "offline-03-no-network");
        assertThat(Axe.complaints(page)).isEmpty();
    }

    @Test
    @Order(3)
    void aDeadTabIsOpenedAgainWithoutANetworkAndHasEverything() throws IOException, InterruptedException {
        page.close();
        page = phone.newPage();
        page.navigate("m/attempt/" + attempt);

        go(3);
        assertThat(page.locator(".option input:checked")).hasCount(1);
        assertThat(state()).hasText("仅在本机");
        answer(4);
        // What is not yet said to be on this phone may go with the tab.
        assertThat(state()).hasText("仅在本机");
        Chromium.shoot(page, "offline-04-opened-again");
        assertThat(saved()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void aTabThatIsKilledInTheMomentItsAnswerIsOnThePhoneLosesNothing() {
        answer(9);
        assertThat(state()).hasText("仅在本机");
        speak("en");
        kill();
        openAgain();
        assertThat(state()).hasText("On this phone only");
        assertThat(page.locator(".notice.amber")).containsText("Opened again without a network");
        Chromium.shoot(page, "offline-04-killed");
        assertThat(Axe.complaints(page)).isEmpty();
        kill();
        openAgain();
        assertThat(state()).hasText("On this phone only");
        assertThat(page.evaluate("() => localStorage.getItem('told')"))
                .as("a dead page is told nothing")
                .isNull();
    }

    @Test
    @Order(5)
    void aClockSetForwardHandsNothingIn() {
        page.close();
        page = phone.newPage();
        page.addInitScript("const now = Date.now.bind(Date); Date.now = () => now() + 3 * 3600_000;");
        page.navigate("m/attempt/" + attempt);

        assertThat(page.locator("main")).containsText("By this phone the time is up");
        Chromium.shoot(page, "offline-05-wrong-clock");
        assertThat(Axe.complaints(page)).isEmpty();
    }

    @Test
    @Order(6)
    void whenTheNetworkIsBackTheServersTimeCountsAndAllIsSaved() throws IOException, InterruptedException {
        comeUp();
        assertThat(page.locator("#item-stem")).isVisible();
        go(4);
        assertThat(state()).hasText("Saved");
        assertThat(saved()).isEqualTo(5);
        // The clock is still wrong, and nobody asks it.
        answer(5);
        assertThat(state()).hasText("Saved");
        assertThat(page.locator(".clock")).containsText(Pattern.compile("\\b5\\d:\\d\\d"));
        speak("zh");
        page.close();
        page = phone.newPage();
        page.navigate("m/attempt/" + attempt);
        assertThat(page.locator("#item-stem")).isVisible();
    }

    @Test
    @Order(7)
    void whereTheClockIsSetWhileTheExamIsOpenNothingChanges() throws IOException, InterruptedException {
        goUnderground();
        answerAfterSettingTheClock(1, 10);
        answerAfterSettingTheClock(-1, 11);
        assertThat(state()).hasText("仅在本机");
        comeUp();
        assertThat(state()).hasText("已保存");
        assertThat(saved()).isEqualTo(8);
        answerAfterSettingTheClock(1, 15);
        assertThat(state()).hasText("已保存");
        page.close();
        page = phone.newPage();
        page.navigate("m/attempt/" + attempt);
    }

    @Test
    @Order(8)
    void twoTabsOfOnePhoneHaveOneJournal() throws IOException, InterruptedException {
        var other = phone.newPage();
        other.navigate("m/attempt/" + attempt);
        assertThat(other.locator("#item-stem")).isVisible();
        goUnderground();
        answer(12);
        assertThat(state()).hasText("仅在本机");
        answer(other, 13);
        assertThat(other.locator(".answer-state")).hasText("仅在本机");
        answer(14);
        assertThat(state()).hasText("仅在本机");
        comeUp();

        assertThat(state()).hasText("已保存");
        assertThat(other.locator(".answer-state")).hasText("已保存");
        for (var tab : List.of(page, other)) {
            for (var number : List.of(12, 13, 14)) {
                go(tab, number);
                assertThat(tab.locator(".option input:checked")).hasCount(1);
                assertThat(tab.locator(".answer-state")).hasText("已保存");
            }
            assertThat(tab.locator(".exam > .notice")).hasCount(0);
        }
        assertThat(saved()).isEqualTo(12);
        other.close();
    }

    @Test
    @Order(9)
    void aSecondPhoneSaysThatTheExamGoesOnElsewhereAndTakesOver() {
        second = signedIn("en-GB");
        second.navigate("m/attempt/" + attempt);

        assertThat(second.locator("main")).containsText("This exam goes on on another phone");
        Chromium.shoot(second, "offline-06-second-phone");
        assertThat(Axe.complaints(second)).isEmpty();
        second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on on this phone"))
                .tap();
        assertThat(second.locator("#item-stem")).isVisible();
        answer(second, 6);
        assertThat(second.locator(".answer-state")).hasText("Saved");
        Chromium.shoot(second, "offline-07-taken-over");
        assertThat(Axe.complaints(second)).isEmpty();
    }

    @Test
    @Order(10)
    void theFirstPhoneIsToldKeepsWhatItHasAndTakesTheExamBack() throws IOException, InterruptedException {
        answer(7);
        assertThat(page.locator("main")).containsText("考试正在另一部手机上进行");
        assertThat(page.locator(".notice.amber")).containsText("1 个答案没有送达");
        Chromium.shoot(page, "offline-08-told");
        assertThat(Axe.complaints(page)).isEmpty();

        page.getByText("在这部手机上继续").last().tap();
        assertThat(page.locator("#item-stem")).isVisible();
        go(7);
        assertThat(state()).hasText("已保存");
        go(6);
        assertThat(page.locator(".option input:checked")).hasCount(1);
        assertThat(saved()).isEqualTo(14);
        Chromium.leave(second);
    }

    @Test
    @Order(11)
    void aPaperHandedInWithoutANetworkIsSealedOnThePhone() {
        var other = phone.newPage();
        other.navigate("m/attempt/" + attempt);
        assertThat(other.locator("#item-stem")).isVisible();
        goUnderground();
        answer(8);
        page.locator(".exam-top .text-button").tap();
        assertThat(page.locator("dialog.sheet")).containsText("1 个答案还在本机");
        Chromium.shoot(page, "offline-09-check");
        page.locator(".sheet-foot .primary").tap();

        assertThat(page.locator("main")).containsText("试卷已封存在本机");
        Chromium.shoot(page, "offline-10-sealed");
        assertThat(Axe.complaints(page)).isEmpty();
        // The other tab has not heard of it, and takes nothing more.
        answer(other, 16);
        assertThat(other.locator("main")).containsText("试卷已封存在本机");
        other.close();
        page.close();
        page = phone.newPage();
        page.navigate("m/attempt/" + attempt);
        assertThat(page.locator("main")).containsText("试卷已封存在本机");
    }

    @Test
    @Order(12)
    void theTimeRunsOutAndWhatArrivesAfterwardsCountsAndIsNotedAsLate()
            throws IOException, InterruptedException, SQLException {
        TimeRunsOut.of(platform, attempt);
        awaitTheEnd();
        assertThat(worker.get("/api/v1/attempts/" + attempt)
                        .json()
                        .get("lateAnswers")
                        .asInt())
                .isZero();

        comeUp();
        assertThat(page.locator(".verdict")).isVisible();
        assertThat(page.locator("main")).containsText("有 1 个答案在断网时作答，联网后已送达");
        assertThat(page.locator("main")).containsText("在没有网络时交卷，已送达");
        Chromium.shootWhole(page, "offline-11-delivered");
        assertThat(Axe.complaints(page)).isEmpty();
        var result = worker.get("/api/v1/attempts/" + attempt).json();
        assertThat(result.get("lateAnswers").asInt()).isEqualTo(1);
        assertThat(result.at("/sealed/whole").asBoolean()).isTrue();
    }

    @Test
    @Order(13)
    void whatWasWrongIsReadAgainWithoutANetwork() {
        page.locator(".lost > summary").first().tap();
        var wrong = page.locator(".lost-items").first();
        assertThat(wrong).containsText("第");
        var said = wrong.locator("strong").first().textContent();

        goUnderground();
        page.reload();

        assertThat(page.locator(".verdict")).isVisible();
        page.locator(".lost > summary").first().tap();
        assertThat(wrong).containsText(said);
        Chromium.shootWhole(page, "offline-12-what-was-wrong");
        comeUp();
    }

    @Test
    @Order(14)
    void theReceiptOnThePhoneIsTheOneThePlatformVouchesFor() throws IOException, InterruptedException {
        page.locator("details.receipt summary").tap();
        assertThat(page.locator("details.receipt")).containsText("平台签名");
        var facts = page.locator("details.receipt dd").allTextContents();
        Chromium.shootWhole(page, "offline-13-receipt");
        var number = facts.get(0);
        var lines = facts.get(2);
        var digest = facts.get(3);
        var address = "/api/v1/receipts/%s?lines=%s&digest=%s";

        assertThat(number).isEqualTo(attempt);
        var proof = worker.get(address.formatted(number, lines, digest)).json();
        assertThat(proof.get("valid").asBoolean()).isTrue();
        assertThat(proof.get("lines").asInt()).isEqualTo(LINES);
        assertThat(Api.user(platform, "employer")
                        .get(address.formatted(number, lines, "0".repeat(64)))
                        .json()
                        .get("valid")
                        .asBoolean())
                .isFalse();

        var link = page.locator("details.receipt a.button").getAttribute("href");
        page.navigate(
                link.replace("digest=" + digest.substring(0, 1), "digest=" + (digest.startsWith("0") ? "1" : "0")));
        assertThat(page.locator("h1")).hasText("不是真实回执");
        page.navigate(link);
        assertThat(page.locator("h1")).hasText("回执真实");
        Chromium.shoot(page, "offline-13-receipt-checked");
        page.locator("header a").tap();
        assertThat(page.locator("h1")).hasText("Genuine");
        assertThat(page.locator("main")).containsText(digest);
        assertThat(page.locator("main"))
                .not()
                .containsText(worker.get("/api/v1/me").json().get("name").asString());
        assertThat(Axe.complaints(page)).isEmpty();
        Chromium.leave(page);
    }

    @Test
    @Order(15)
    void anotherPhoneShowsTheSameResultInEnglish() {
        var english = signedIn("en-GB");
        english.navigate("m/attempt/" + attempt);
        assertThat(english.locator(".verdict")).isVisible();
        assertThat(english.locator("main")).containsText("Handed in without a network");
        Chromium.shootWhole(english, "offline-14-english");
        assertThat(Axe.complaints(english)).isEmpty();

        english.locator("lk-timeline summary").tap();
        assertThat(english.locator(".timeline")).containsText("The paper was opened on another phone");
        assertThat(english.locator(".timeline")).containsText("Went on on another phone");
        Chromium.shootWhole(english, "offline-15-timeline");
        assertThat(Axe.complaints(english)).isEmpty();
        Chromium.leave(english);
    }

    /** Ends what draws the page, as a phone does that needs the memory. */
    private void kill() {
        page.evaluate("""
                () => ['pagehide', 'visibilitychange', 'beforeunload'].forEach(
                  sign => addEventListener(sign, () => localStorage.setItem('told', sign), true))""");
        var dead = new ArrayList<Page>();
        page.onCrash(dead::add);
        assertThatThrownBy(() -> page.navigate("chrome://crash")).isInstanceOf(PlaywrightException.class);
        phone.waitForCondition(() -> !dead.isEmpty());
        page.close();
    }

    private void openAgain() {
        page = phone.newPage();
        page.navigate("m/attempt/" + attempt);
        go(9);
        assertThat(page.locator(".option input:checked")).hasCount(1);
    }

    /** By days, from what it really is; the page goes on as it is. */
    private void answerAfterSettingTheClock(int days, int number) {
        var before = secondsLeft();
        var since = System.nanoTime();
        page.evaluate("""
                days => {
                  window.trueNow = window.trueNow ?? Date.now.bind(Date);
                  Date.now = () => window.trueNow() + days * 86_400_000;
                }""", days);
        answer(number);
        // The clock of the exam has gone on meanwhile.
        page.waitForTimeout(1100);
        var gone = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        assertThat(secondsLeft()).isBetween(before - gone - 3, before - 1);
        assertThat(page.locator(".option input:checked")).hasCount(1);
    }

    private long secondsLeft() {
        var left = LEFT.matcher(page.locator(".clock").innerText());
        assertThat(left.find()).isTrue();
        return Long.parseLong(left.group(1)) * 60 + Long.parseLong(left.group(2));
    }

    /** From when its page is opened next. */
    private void speak(String next) {
        page.evaluate("next => localStorage.setItem('liangku.language', next)", next);
    }

    private void goUnderground() {
        cable.pull();
        phone.setOffline(true);
    }

    private void comeUp() {
        cable.plugIn();
        phone.setOffline(false);
    }

    /** A phone of their own, in the largest font; signed in without a code, of which there is one a minute. */
    private Page signedIn(String language) {
        var own = chromium.open(Chromium.Size.PHONE, language, cable.url());
        own.navigate("m/");
        own.evaluate(
                "token => { localStorage.setItem('liangku.size', '3'); localStorage.setItem('liangku.token', token); }",
                worker.token());
        own.reload();
        assertThat(own.locator(".hello")).isVisible();
        return own;
    }

    private void awaitTheEnd() throws IOException, InterruptedException {
        for (var looks = 0; looks < 240; looks++) {
            if (worker.get("/api/v1/attempts/" + attempt)
                    .json()
                    .get("state")
                    .asString()
                    .equals("SUBMITTED")) {
                return;
            }
            // An attempt ends ten seconds after its deadline: the network's time is not the candidate's fault.
            page.waitForTimeout(500);
        }
        throw new IllegalStateException("the attempt did not end");
    }

    private int saved() throws IOException, InterruptedException {
        return worker.get("/api/v1/attempts/" + attempt).json().get("answers").size();
    }

    private com.microsoft.playwright.Locator state() {
        return page.locator(".answer-state");
    }

    private void go(int number) {
        go(page, number);
    }

    private static void go(Page page, int number) {
        page.locator(".strip .number-button").nth(number - 1).tap();
        assertThat(page.locator(".exam-count strong")).hasText(Integer.toString(number));
    }

    private void answer(int number) {
        answer(page, number);
    }

    /** Chooses the first that can be chosen. */
    private static void answer(Page page, int number) {
        go(page, number);
        page.locator(".option").first().tap();
    }
}
