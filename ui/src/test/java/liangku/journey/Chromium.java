package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real browser, at the sizes people meet the platform in. What goes wrong on any page is remembered. Journeys of one
 * thread follow each other in the same browser, and at the same {@link VacantDesks desks}, each with nothing of the others
 * remembered.
 */
final class Chromium implements AutoCloseable {

    /** Where the pictures of a run are, for people to look at. */
    static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();

    /** Those of the main job have numbers; they, the README's and those of what broke are of every run. */
    private static final Pattern OF_EVERY_RUN = Pattern.compile("\\d\\d-|readme|broken-");

    /** The others are hundreds, and cost minutes: {@code -Dliangku.pictures=all} takes them, too. */
    private static final boolean ALL_PICTURES = "all".equals(System.getProperty("liangku.pictures"));

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Whoever is asked for a picture has a camera.
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            // A test has nobody who could press the play button first.
            "--autoplay-policy=no-user-gesture-required");

    private static final Pattern DEMO = Pattern.compile("演示|[Dd]emo");
    private static final double PATIENCE_MS = 60_000;

    /** Whose windows are open, and what goes wrong in them is told to whom. */
    private static final Map<BrowserContext, Chromium> OPEN = new ConcurrentHashMap<>();

    /** A browser is driven by the thread that opened it and no other; it ends with the test run. */
    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(Chromium::launch);

    /** The one without windows first: it draws the same pages and spends half as much on opening one. As {@code ./test} says. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private final RunningPlatform platform;
    private final Thread thread = Thread.currentThread();
    private final Browser browser = BROWSER.get();
    private final List<String> accidents = new ArrayList<>();

    Chromium(RunningPlatform platform) {
        this.platform = platform;
    }

    private static Browser launch() {
        // A machine that builds and tests at once is slow; being slow is another test's business.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(FLAGS));
    }

    /** What stands on all pages of this story when it breaks is half of the explanation. */
    static void shootAll(String name) {
        OPEN.entrySet().stream()
                .filter(open -> open.getValue().thread == Thread.currentThread())
                .flatMap(open -> open.getKey().pages().stream())
                .forEach(page -> shoot(page, name + "-" + page.url().replaceAll("^\\w+://[^/]*|\\W+", "-")));
    }

    enum Size {
        PHONE(360, 640),
        TABLET(800, 1280),
        DESK(1280, 800);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /** A browser of its own, with nothing remembered, that asks for this language. */
    Page open(Size size, String language) {
        return open(size, language, platform.url("/"));
    }

    /** The same, on another way to the platform. */
    Page open(Size size, String language, URI address) {
        var place = new VacantDesks.Place(address, language);
        var page = (size == Size.DESK ? VacantDesks.take(place) : Optional.<Page>empty())
                .orElseGet(() -> openNew(size, place));
        OPEN.put(page.context(), this);
        resize(page, size);
        return page;
    }

    private Page openNew(Size size, VacantDesks.Place place) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(place.address().toString())
                .setViewportSize(size.width, size.height)
                // As sharp as a phone is only where people look: four times the dots to draw.
                .setDeviceScaleFactor(size == Size.PHONE && ALL_PICTURES ? 2 : 1)
                .setHasTouch(size != Size.DESK)
                .setLocale(place.language())
                .setTimezoneId("Asia/Shanghai")
                // Drawing what moves takes as long as the page itself, on a machine without a graphics card.
                .setReducedMotion(ReducedMotion.REDUCE));
        context.onClose(OPEN::remove);
        context.setDefaultTimeout(PATIENCE_MS);
        context.onPage(Chromium::watch);
        var page = context.newPage();
        if (size == Size.DESK) {
            VacantDesks.taken(context, place);
        }
        return page;
    }

    /** Looks at it the way a phone shows it, and back. */
    static void resize(Page page, Size size) {
        page.setViewportSize(size.width, size.height);
    }

    /** Of a page of the demo city, which must say that it is one. */
    static void shootDemo(Page page, String name) {
        assertThat(page.locator("body")).containsText(DEMO);
        shoot(page, name);
    }

    static void shoot(Page page, String name) {
        if (isWanted(name)) {
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        }
    }

    /** {@return whether this run takes this picture} */
    static boolean isWanted(String name) {
        return ALL_PICTURES || OF_EVERY_RUN.matcher(name).lookingAt();
    }

    /** From top to bottom, however long it is: what scrolls within the page is given room for a moment. */
    static void shootWhole(Page page, String name) {
        if (!isWanted(name)) {
            return;
        }
        var size = page.viewportSize();
        var tall = (Integer) page.evaluate("""
                () => {
                  const bar = document.querySelector('vaadin-app-layout')?.shadowRoot.querySelector('[part=navbar]');
                  const main = document.querySelector('main');
                  return Math.max(document.documentElement.scrollHeight, main.scrollHeight + (bar?.offsetHeight ?? 0));
                }""");
        page.setViewportSize(size.width, Math.max(size.height, tall));
        shoot(page, name);
        page.setViewportSize(size.width, size.height);
    }

    /** {@return errors of scripts and of the server, on all pages so far} */
    List<String> accidents() {
        return List.copyOf(accidents);
    }

    static void leave(Page page) {
        leave(page.context());
    }

    private static void leave(BrowserContext context) {
        OPEN.remove(context);
        VacantDesks.leave(context);
    }

    @Override
    public void close() {
        OPEN.entrySet().stream()
                .filter(open -> open.getValue() == this)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(Chromium::leave);
    }

    private static void watch(Page page) {
        page.onPageError(error -> remember(page, page.url() + ": " + error));
        page.onResponse(response -> {
            if (response.status() >= 500) {
                remember(page, response.status() + " " + response.url());
            }
        });
    }

    private static void remember(Page page, String accident) {
        var chromium = OPEN.get(page.context());
        if (chromium != null) {
            chromium.accidents.add(accident);
        }
    }

    private static Path executable() {
        var folders = System.getenv("PATH").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "none of " + NAMES + " is on the PATH; ./test installs one where it can"));
    }
}
