package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;

/** A worker with a phone: reads the screen, presses what is on it. */
final class Phone {

    private final Page page;

    private Phone(Page page) {
        this.page = page;
    }

    static Phone of(Chromium chromium, String language) {
        var page = chromium.open(Chromium.Size.PHONE, language);
        page.navigate("m/");
        return new Phone(page);
    }

    Page page() {
        return page;
    }

    Phone shoot(String name) {
        Chromium.shootDemo(page, name);
        return this;
    }

    void askForCode(String phone) {
        page.locator("#phone").fill(phone);
        page.locator(".sign-in button.primary").click();
        assertThat(page.locator("#code")).isVisible();
    }

    /** Six digits sign in by themselves. */
    void enterCode(String code) {
        page.locator("#code").fill(code);
        assertThat(page.locator(".hello")).isVisible();
    }

    /** {@return the button with these words} */
    Locator button(String words) {
        return page.locator("main .button").filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Follows the one next step of the home screen. */
    void takeTheNextStep() {
        page.locator(".next .button").click();
    }

    /** Says at once that the lesson is read. {@return how many seconds of reading the server still asks for} */
    int skipTheLesson() {
        assertThat(page.locator(".prose")).isVisible();
        button("我学完了").click();
        assertThat(page.locator(".notice.amber")).containsText("请再仔细看");
        return Integer.parseInt(page.locator(".notice.amber").textContent().replaceAll("\\D", ""));
    }

    /** The rule is about time, so here a clock is what is waited for. */
    void finishTheLesson(int secondsLeft) {
        page.waitForTimeout(1000.0 * secondsLeft + 2000);
        button("我学完了").click();
        assertThat(page.locator(".done-line")).isVisible();
    }

    /** {@return the stem of the question on the screen, without the number that only a screen reader says} */
    String stem() {
        return (String) page.locator("#item-stem").evaluate("""
                stem => {
                  const copy = stem.cloneNode(true);
                  copy.querySelectorAll('.unseen').forEach(part => part.remove());
                  return copy.textContent.trim();
                }""");
    }

    /** Answers what is on the screen and waits for the word that it is saved. */
    void answer(AnswerKey key) throws IOException, InterruptedException {
        press(key.of(stem()));
        assertThat(page.locator(".answer-state")).hasText("已保存");
    }

    void press(List<String> right) {
        for (var choice : right) {
            var option = choice.equals("T") || choice.equals("F")
                    ? page.locator(".option:has(input[value=" + choice + "])")
                    : page.locator(".option")
                            .filter(new Locator.FilterOptions()
                                    .setHas(page.getByText(choice, new Page.GetByTextOptions().setExact(true))));
            option.click();
        }
    }

    void next() {
        var count = page.locator(".exam-count strong");
        var number = Integer.parseInt(count.textContent());
        page.locator(".exam-foot .primary").click();
        assertThat(count).hasText(Integer.toString(number + 1));
    }

    void handIn() {
        page.locator(".exam-top .text-button").click();
        assertThat(page.locator("dialog.sheet")).isVisible();
    }

    void confirm() {
        page.locator(".sheet-foot .primary").click();
        assertThat(page.locator(".verdict")).isVisible();
    }
}
