package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;

/** Somebody who tries questions and has no pointer: everything is done by Tab, arrows, Space and Enter, and by typing. */
final class KeyboardTrial {

    /** More stops than any question has. */
    private static final int STOPS_MAX = 80;

    private final Page page;

    private KeyboardTrial(Page page) {
        this.page = page;
    }

    static KeyboardTrial open(Chromium chromium, String address, String language) {
        return new KeyboardTrial(Trial.open(chromium, address, language).page());
    }

    Page page() {
        return page;
    }

    /** Into the group by Tab, along it by arrows. */
    void choose(Locator radio) {
        tabTo(page.locator("input[type=radio][name='" + radio.getAttribute("name") + "']"));
        for (int i = 0; i < STOPS_MAX && !holdsFocus(radio); i++)
            page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        assertThat(radio).isChecked();
    }

    void choose(String text) {
        choose(option(page.locator("article"), text).locator("input"));
    }

    void judge(String letter) {
        choose(page.locator(".option input[value=" + letter + "]"));
    }

    void tick(List<String> texts) {
        for (var text : texts) {
            var box = option(page.locator("article"), text).locator("input");
            tabTo(box);
            page.keyboard().press("Space");
            assertThat(box).isChecked();
        }
    }

    void match(Map<String, String> pairs) {
        pairs.forEach((prompt, match) -> {
            tabTo(page.locator(".match")
                    .filter(new Locator.FilterOptions().setHasText(prompt))
                    .locator(".match-button"));
            page.keyboard().press("Enter");
            var sheet = page.getByRole(AriaRole.DIALOG);
            assertThat(sheet).isVisible();
            tabTo(option(sheet, match));
            page.keyboard().press("Enter");
            assertThat(sheet).hasCount(0);
        });
    }

    /** Every option in its turn, the first one first. */
    void order(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            tabTo(option(page.locator("article"), texts.get(i)));
            page.keyboard().press("Enter");
            assertThat(page.locator(".option-row.placed")).hasCount(i + 1);
        }
    }

    void fill(String text) {
        tabTo(page.locator(".fill input"));
        page.keyboard().insertText(text);
    }

    /** Presses for the right answer, and waits for this verdict on the one that was given. */
    void solve(String verdict) {
        tabTo(button("看答案"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".solution .chip")).hasText(verdict);
    }

    void next() {
        tabTo(button("下一题"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".solution")).hasCount(0);
    }

    private void tabTo(Locator wanted) {
        for (int i = 0; i < STOPS_MAX; i++) {
            if (holdsFocus(wanted)) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab leads to " + wanted);
    }

    private static boolean holdsFocus(Locator wanted) {
        return Boolean.TRUE.equals(
                wanted.evaluateAll("elements => elements.some(one => one.contains(document.activeElement))"));
    }

    private Locator button(String words) {
        return page.locator(".preview-foot .button").filter(new Locator.FilterOptions().setHasText(words));
    }

    private Locator option(Locator where, String text) {
        return where.locator(".option")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(text, new Page.GetByTextOptions().setExact(true))));
    }
}
