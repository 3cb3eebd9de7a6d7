package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at a desk: signs in through the form, opens pages, presses what they see. */
final class Desk {

    /** Leaves the view that is open by a link, unless none is open or it may be the same one, which would stay. */
    private static final String FOLLOW = """
            path => {
              const view = document.querySelector('vaadin-app-layout main');
              if (!view) return false;
              const target = new URL(path, document.baseURI);
              const [from, to] = [location.pathname + '/', target.pathname + '/'];
              if (from.startsWith(to) || to.startsWith(from)) return false;
              view.left = true;
              const link = document.createElement('a');
              link.href = target;
              link.setAttribute('router-link', '');
              document.body.append(link);
              link.click();
              link.remove();
              return true;
            }""";

    private final Page page;

    private Desk(Page page) {
        this.page = page;
    }

    /** Through the form, as people do; journeys about something else come in by {@link #of}. */
    static Desk signIn(Chromium chromium, Chromium.Size size, String user, String language) {
        var page = chromium.open(size, language);
        page.navigate("login");
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(Api.PASSWORD);
        page.locator("vaadin-button[theme~=primary]").click();
        assertThat(page).not().hasURL(Pattern.compile(".*login.*"));
        // Who follows a link while the first page is still on its way gets into its way.
        assertThat(page.locator("main")).isVisible();
        return new Desk(page).settle();
    }

    /** Signed in by what the form sends, without drawing the form. */
    static Desk of(Chromium chromium, Chromium.Size size, String user, String language) {
        var page = chromium.open(size, language);
        var answer = page.context()
                .request()
                .post(
                        "login",
                        RequestOptions.create()
                                .setHeader("Accept-Language", language)
                                .setForm(FormData.create().set("username", user).set("password", Api.PASSWORD)));
        if (!answer.ok() || answer.url().contains("login")) {
            throw new AssertionError("%s cannot sign in: %d %s".formatted(user, answer.status(), answer.url()));
        }
        answer.dispose();
        return new Desk(page);
    }

    Page page() {
        return page;
    }

    /** Opens a page and waits until the server has drawn it: by a link where the desk stands already. */
    Desk open(String path) {
        // A deed that is under way may lead somewhere itself.
        settle();
        if (path.contains("?") || !(boolean) page.evaluate(FOLLOW, path)) {
            page.navigate(path);
        } else {
            page.waitForFunction("() => { const view = document.querySelector('main'); return view && !view.left; }");
        }
        assertThat(page.locator("main")).isVisible();
        settle();
        return this;
    }

    /** Waits until tables and charts have what they asked for. */
    Desk settle() {
        page.waitForFunction("""
                () => !document.querySelector('vaadin-grid[loading], vaadin-grid[aria-busy], .lk-skeleton')
                    && (window.Vaadin?.Flow?.clients
                        ? Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())
                        : true)""");
        return this;
    }

    /** Tries to close the tab, and stays if the browser asks. {@return whether it asked; if not, the tab is gone} */
    boolean isAskedBeforeTheTabCloses() {
        var asked = new AtomicBoolean();
        page.onceDialog(dialog -> {
            asked.set(dialog.type().equals("beforeunload"));
            dialog.dismiss();
        });
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
        page.waitForCondition(() -> asked.get() || page.isClosed());
        return asked.get();
    }

    void press(String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .first()
                .click();
    }

    /** {@return the line of a table that says these words in this order} */
    Locator row(String... words) {
        var name = Stream.of(words)
                .map(text -> text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0"))
                .collect(Collectors.joining(".*"));
        return page.locator("vaadin-grid")
                .getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    /** {@return what was said after a deed; what was said before may still stand there} */
    Locator notice(String words) {
        return page.locator("vaadin-notification-card")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    /** {@return the figure under this label} */
    Locator figure(String label) {
        return page.locator(".lk-figure")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first();
    }

    Desk shoot(String name) {
        if (Chromium.isWanted(name)) {
            settle();
            Chromium.shoot(page, name);
        }
        return this;
    }

    /** The same page the way a phone shows it: nothing of it stands out to the side. */
    Desk shootAsPhone(String name) {
        Chromium.resize(page, Chromium.Size.PHONE);
        page.waitForFunction("() => document.documentElement.scrollWidth <= window.innerWidth");
        shoot(name);
        Chromium.resize(page, Chromium.Size.DESK);
        return resized();
    }

    /**
     * The server hears of a width 300 ms after the last event that told it, and answers with other columns. What is pressed
     * until then may be gone before the server hears of that. The event comes with a frame.
     */
    private Desk resized() {
        page.evaluate("""
                () => new Promise(heard => {
                  let timer;
                  const again = () => {
                    clearTimeout(timer);
                    timer = setTimeout(() => { removeEventListener('resize', again); heard(); }, 400);
                  };
                  addEventListener('resize', again);
                  requestAnimationFrame(() => requestAnimationFrame(again));
                })""");
        return settle();
    }
}
