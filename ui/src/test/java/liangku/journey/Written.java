package liangku.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A question being written at a desk: fields are found by what their labels say. */
final class Written {

    private final Page page;

    private Written(Page page) {
        this.page = page;
    }

    static Written begin(Desk author, String identifier, String kind, String topic) {
        author.open("author/question");
        var written = new Written(author.page());
        written.fill("题号", identifier);
        choose(author.page(), field(author.page().locator("main"), "题型"), kind);
        var topics = field(author.page().locator("main"), "知识点");
        topics.fill(topic);
        author.page().locator("vaadin-combo-box-item").getByText(topic).first().click();
        return written;
    }

    Written fill(String label, String text) {
        field(page.locator("main"), label).fill(text);
        return this;
    }

    Written fillIn(Locator where, String label, String text) {
        field(where, label).fill(text);
        return this;
    }

    Written tick(String label) {
        field(page.locator("main"), label).check();
        return this;
    }

    /** Takes in a chip. */
    Written chip(Locator where, String label, String text) {
        field(where, label).fill(text);
        field(where, label).press("Enter");
        return this;
    }

    Written press(String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Brings a picture into the text of this name. */
    Written picture(String field, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("插入图片" + field).setExact(true))
                .first()
                .click();
        var dialog = page.locator("vaadin-dialog[opened]");
        dialog.locator("input[type=file]").setInputFiles(fridge());
        dialog.locator("img").waitFor();
        field(dialog, "图片说明").fill(words);
        dialog.getByText("插入", new Locator.GetByTextOptions().setExact(true)).click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    Locator part(int number) {
        return page.locator(".lk-part").nth(number - 1);
    }

    Written kindOf(Locator part, String kind) {
        choose(page, field(part, "题型"), kind);
        return this;
    }

    static Locator field(Locator where, String label) {
        return where.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first();
    }

    private static void choose(Page page, Locator select, String words) {
        select.click();
        page.locator("vaadin-select-list-box vaadin-select-item")
                .getByText(words, new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
    }

    /** {@return a drawing of a fridge with three shelves, one of them red} */
    static FilePayload fridge() {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 320, 240);
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
