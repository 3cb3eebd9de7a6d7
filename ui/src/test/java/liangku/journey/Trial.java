package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;

/** Somebody who opened questions on a phone to try them: everything is done by touch. */
final class Trial {

    private final Page page;

    private Trial(Page page) {
        this.page = page;
    }

    static Trial open(Chromium chromium, String address, String language) {
        var page = chromium.open(Chromium.Size.PHONE, language);
        page.navigate(address);
        assertThat(page.locator("article.item")).isVisible();
        return new Trial(page);
    }

    Page page() {
        return page;
    }

    /** {@return e.g. {@code 单选题}} */
    String kind() {
        return kind(page);
    }

    /** {@return what the question shown is called} */
    static String kind(Page page) {
        return page.locator(".item-kind")
                .first()
                .locator(".chip")
                .last()
                .textContent()
                .strip();
    }

    void choose(List<String> texts) {
        for (var text : texts) option(page.locator("article"), text).tap();
    }

    void judge(String letter) {
        page.locator(".option:has(input[value=" + letter + "])").tap();
    }

    void match(Map<String, String> pairs) {
        pairs.forEach((prompt, match) -> {
            page.locator(".match")
                    .filter(new Locator.FilterOptions().setHasText(prompt))
                    .locator(".match-button")
                    .tap();
            var sheet = page.getByRole(AriaRole.DIALOG);
            option(sheet, match).tap();
            assertThat(sheet).hasCount(0);
        });
    }

    void fill(String text) {
        page.locator(".fill input").fill(text);
    }

    /** Presses for the right answer, and waits for this verdict on the one that was given. */
    void solve(String verdict) {
        button("看答案").tap();
        assertThat(page.locator(".solution .chip")).hasText(verdict);
    }

    void next() {
        button("下一题").tap();
        assertThat(page.locator(".solution")).hasCount(0);
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
