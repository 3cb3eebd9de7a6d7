package liangku.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A question being written at a desk. Fields are found by what they are called, as a screen reader finds them. */
final class Writing {

    private static final int WIDE = 320;
    private static final int HIGH = 240;

    private final Page page;
    private final Locator where;

    private Writing(Page page, Locator where) {
        this.page = page;
        this.where = where;
    }

    /** Opens an empty page and says what kind of question it will be. */
    static Writing begin(Desk author, String identifier, String kind, String topic) {
        author.open("author/question");
        var writing = on(author);
        writing.fill("题号", identifier).choose("题型", kind);
        var topics = writing.field("知识点");
        topics.fill(topic);
        author.page()
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(topic))
                .first()
                .click();
        return writing;
    }

    /** The question on the page the author sees. */
    static Writing on(Desk author) {
        return new Writing(author.page(), author.page().locator("main"));
    }

    /** {@return one question of a case, counted from 1} */
    Writing part(int number) {
        return new Writing(page, where.locator(".lk-part").nth(number - 1));
    }

    Writing fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    Writing tick(String label) {
        field(label).check();
        return this;
    }

    Writing choose(String label, String words) {
        field(label).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
        return this;
    }

    /** One more text among several, taken in with Enter. */
    Writing take(String label, String text) {
        field(label).fill(text);
        field(label).press("Enter");
        assertThat(where.locator(".lk-chip").last()).containsText(text);
        return this;
    }

    Writing press(String words) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Brings a picture into the text of this name. */
    Writing picture(String text, String words) {
        press("插入图片 · " + text);
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("input[type=file]").setInputFiles(fridge());
        assertThat(dialog.locator(".lk-pictured img")).isVisible();
        dialog.getByLabel("图片说明").fill(words);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("插入").setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
        return this;
    }

    /** Keeps it, and waits for the page that it has then. */
    Writing save() {
        press("保存");
        assertThat(page).hasURL(Pattern.compile(".*/author/question/[0-9a-f-]{36}"));
        assertThat(page.locator(".lk-life [aria-current]")).containsText("草稿");
        return this;
    }

    /** Keeps a change, and waits for the version that it made. */
    Writing saveAs(int version) {
        press("保存");
        assertThat(page.locator(".lk-two .lk-timeline").last()).containsText("第 " + version + " 版");
        return this;
    }

    Locator field(String label) {
        return where.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    /** {@return a drawing of a fridge with three shelves, the uppermost red} */
    private static FilePayload fridge() {
        var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDE, HIGH);
        pen.setStroke(new BasicStroke(4));
        for (int shelf = 0; shelf < 3; shelf++) {
            pen.setColor(shelf == 0 ? new Color(0xB5483A) : new Color(0xD5E6E3));
            pen.fillRoundRect(100, 25 + shelf * 66, 120, 40, 12, 12);
            pen.setColor(new Color(0x07423F));
            pen.drawLine(70, 75 + shelf * 66, 250, 75 + shelf * 66);
        }
        pen.drawRoundRect(70, 10, 180, 220, 16, 16);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new FilePayload("冰箱.png", "image/png", out.toByteArray());
    }
}
