package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import liangku.testing.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A desk far away: what is typed while an answer is on its way stays. And a phone on 3G at the edge of its cell: a lesson and an
 * exam can be used there, and no tap waits for the network.
 */
@ResourceLock(RunningPlatform.AUTHORS)
class SlowNetworkIT {

    private static final Duration ROUND_TRIP = Duration.ofMillis(400);
    private static final int KILOBITS = 400;

    /** A whole client, or a whole page with a paper, on that line; a machine that builds and tests at once adds the rest. */
    private static final double USABLE_MS = 60_000;

    /** How much of the worker's data something takes. */
    private static final Pattern DATA = Pattern.compile("约 ?[\\d.]+[ \\u00a0]?[KM]B");

    /** What a browser and HTTP/1.1 put around some ten requests and answers. */
    private static final long ENVELOPES = 8_000;

    private static final Pattern SIZE = Pattern.compile("([\\d.]+)[ \\u00a0]?([KM])B");

    private static final String WORKER = "欧阳冬";
    private static final int NUMBER = 8803;

    /** Does something to the page and says after how many ms it shows that it was done. */
    private static final String TAP_AND_SEE = """
            ([tapped, seen]) => new Promise(done => {
              const from = performance.now();
              document.querySelector(tapped).click();
              const look = () => document.querySelector(seen) === null ? requestAnimationFrame(look) : done(performance.now() - from);
              look();
            })""";

    private final RunningPlatform platform = RunningPlatform.authors();

    @Test
    void onTheEdgeOfTheCellALessonAndAnExamAreUsableAndNoTapWaits() throws IOException, InterruptedException {
        Recruits.hire(Api.user(platform, "employer"), WORKER, NUMBER);
        try (var chromium = new Chromium(platform);
                var cable = new Cable(platform, new ThinLine(ROUND_TRIP, KILOBITS))) {
            var page = chromium.open(Chromium.Size.PHONE, "zh-CN", cable.url());
            var signIn = timed(() -> page.navigate("m/"), page.locator("#phone"));
            page.locator("#phone").fill(Numbers.phone(NUMBER).value());
            page.locator(".sign-in button.primary").click();
            assertThat(page.locator("#code")).isVisible();
            var home = timed(() -> page.locator("#code").fill(Api.CODE), page.locator(".hello"));
            page.locator(".tabs a[href='/m/learn']").tap();
            page.locator(".lesson-row").first().waitFor();
            // The client itself is still coming, to be kept: it is no part of what a lesson takes.
            page.waitForFunction("() => navigator.serviceWorker.controller !== null");
            settle(page);
            var before = cable.carried();
            var lesson = timed(() -> page.locator(".lesson-row").first().tap(), page.locator(".prose"));
            assertThat(page.locator(".facts").first()).containsText(DATA);
            settle(page);
            var lessonPassed = cable.carried() - before;
            var lessonTold = told(page.locator(".facts").first());
            Chromium.shoot(page, "slow-lesson");
            page.navigate("m/exams");
            page.locator("a[href*='/m/exam/']").first().tap();
            var start = page.locator(".foot .primary");
            start.waitFor();
            var examTold = told(page.locator(".rules-list"));
            settle(page);
            before = cable.carried();
            var exam = timed(start::tap, page.locator("#item-stem"));
            settle(page);
            var paperPassed = cable.carried() - before;
            var taps = answers(page);
            page.locator(".exam-top .text-button").tap();
            var result = timed(() -> page.locator(".sheet-foot .primary").tap(), page.locator(".verdict"));
            assertThat(page.locator(".verdict")).containsText(DATA);
            settle(page);
            var examPassed = cable.carried() - before;
            var used = told(page.locator(".verdict"));
            Chromium.shoot(page, "slow-result");
            System.out.printf(
                    "Told and passed, in bytes: lesson %d and %d, exam before its start %d and %d, after it %d and %d%n",
                    lessonTold, lessonPassed, examTold, paperPassed, used, examPassed);
            // A film is told with its lesson, and passes when it is played.
            assertThat(lessonPassed).isLessThan(lessonTold + ENVELOPES);
            // Of a few papers the heaviest is told; which one it will be nobody knows.
            assertThat(paperPassed).isBetween(examTold / 3, examTold + examTold / 4 + ENVELOPES);
            // No page sees the lines that a browser puts around what it asks for.
            assertThat(used).isBetween(examPassed - 2 * ENVELOPES, examPassed + examPassed / 10);
            System.out.printf(
                    "On %d ms and %d kbit/s: sign-in page %.1f s, home %.1f s, lesson %.1f s, exam %.1f s, result %.1f s;"
                            + " taps answered in %s ms; %s%n",
                    ROUND_TRIP.toMillis(),
                    KILOBITS,
                    signIn / 1000,
                    home / 1000,
                    lesson / 1000,
                    exam / 1000,
                    result / 1000,
                    taps,
                    page.locator(".verdict").innerText().replaceAll("(?s).*(本机用了.*?流量).*", "$1"));
            assertThat(List.of(signIn, home, lesson, exam, result)).allMatch(ms -> ms < USABLE_MS);
            // The quickest of each kind: if they waited for the network, all of a kind would.
            assertThat(taps).allMatch(quickest -> quickest < ROUND_TRIP.toMillis());
            assertThat(chromium.accidents()).isEmpty();
            Chromium.leave(page);
        }
    }

    /** Answers five questions. {@return after how many ms a tap was answered at best: on an option, on the next question} */
    private static List<Long> answers(Page page) {
        var choices = new ArrayList<Long>();
        var moves = new ArrayList<Long>();
        for (var number = 1; number <= 5; number++) {
            page.locator(".option input").first().waitFor();
            choices.add(tapped(page, ".option input", ".answer-state .chip"));
            assertThat(page.locator(".answer-state")).hasText("已保存");
            moves.add(tapped(
                    page,
                    ".exam-foot .primary",
                    ".strip .number-button:nth-child(%d)[aria-current]".formatted(number + 1)));
        }
        return List.of(Collections.min(choices), Collections.min(moves));
    }

    private static long tapped(Page page, String tapped, String seen) {
        return ((Number) page.evaluate(TAP_AND_SEE, List.of(tapped, seen))).longValue();
    }

    /** {@return bytes that a text tells of} */
    private static long told(Locator where) {
        var found = SIZE.matcher(where.innerText());
        assertThat(found.find()).as(where.innerText()).isTrue();
        return Math.round(Double.parseDouble(found.group(1)) * (found.group(2).equals("M") ? 1_000_000 : 1_000));
    }

    /** Until nothing comes any more. */
    private static void settle(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(1_000);
    }

    private static double timed(Runnable deed, Locator seen) {
        var from = System.nanoTime();
        deed.run();
        seen.waitFor();
        return (System.nanoTime() - from) / 1e6;
    }

    @Test
    void whoTypesFastLosesNoWord() {
        try (var chromium = new Chromium(platform)) {
            var author = Desk.of(chromium, Chromium.Size.DESK, "author", "zh-CN");
            Writing.begin(author, "慢网-" + System.nanoTime(), "填空题", "0603");
            var page = author.page();
            var field = page.getByLabel("可接受的写法", new Page.GetByLabelOptions().setExact(true));
            slow(page, 1_500);

            field.click();
            type(page, "飞沫", 50);
            page.keyboard().press("Enter");
            // The answer to the first arrives in the middle of the second.
            type(page, "唾液飞沫", 700);
            page.keyboard().press("Enter");
            type(page, "喷嚏", 20);
            page.keyboard().press("Enter");
            type(page, "咳", 20);
            page.keyboard().press("Enter");
            type(page, "口水", 900);

            assertThat(page.locator(".lk-chip")).hasText(new String[] {"飞沫", "唾液飞沫", "喷嚏", "咳"});
            assertThat(field).hasValue("口水");
            field.blur();
            assertThat(page.locator(".lk-chip")).hasCount(5);
            assertThat(field).hasValue("");
            slow(page, 0);
            assertThat(chromium.accidents()).isEmpty();
            Chromium.leave(page);
        }
    }

    private static void type(Page page, String text, int delayMillis) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(delayMillis));
    }

    private static void slow(Page page, int latencyMillis) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", latencyMillis);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        var session = page.context().newCDPSession(page);
        session.send("Network.enable");
        session.send("Network.emulateNetworkConditions", conditions);
    }
}
