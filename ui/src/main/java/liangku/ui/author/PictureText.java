package liangku.ui.author;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import liangku.questionbank.Picture;

/** A text of a question with the pictures that stand in it. */
class PictureText extends Span {

    private static final long serialVersionUID = 1L;

    PictureText(String text) {
        addClassName("lk-text");
        int from = 0;
        var found = Picture.REFERENCE.matcher(text);
        while (found.find()) {
            say(text.substring(from, found.start()));
            var picture = new Image("media/pictures/" + found.group(2), found.group(1));
            picture.setTitle(found.group(1));
            add(picture);
            from = found.end();
        }
        say(text.substring(from));
    }

    /** {@return the text in one line, pictures left out; where it is nothing but pictures, what they are called} */
    static String plain(String text) {
        var without = Picture.REFERENCE.matcher(text).replaceAll("").strip();
        return without.isEmpty()
                ? Picture.REFERENCE.matcher(text).replaceAll("$1").strip()
                : without;
    }

    private void say(String text) {
        if (!text.isBlank()) add(new Span(text));
    }
}
