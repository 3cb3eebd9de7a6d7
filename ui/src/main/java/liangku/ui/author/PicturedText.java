package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liangku.questionbank.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A text that may hold pictures, with a button that brings one. In the field a picture is a number and its words in
 * brackets; below it stands the picture itself.
 */
class PicturedText extends Div {

    private static final long serialVersionUID = 1L;

    private final TextFieldBase<?, String> text;
    private final ArrayList<String> known = new ArrayList<>();
    private final Pattern inside;
    private final Div pictures = new Div();
    private final Button bring;

    PicturedText(TextFieldBase<?, String> text, Bank bank) {
        this.text = text;
        this.inside = inside(getTranslation("author.picture.inside", "\u0001", "\u0002"));
        bring = new Button(VaadinIcon.PICTURE.create(), click -> new PictureDialog(bank, this::insert).open());
        bring.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        bring.setTooltipText(getTranslation("author.picture.add"));
        name(text.getLabel());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> show());
        text.setSuffixComponent(bring);
        text.setWidthFull();
        addClassName("lk-pictured");
        pictures.addClassName("pictures");
        add(text, pictures);
        show();
    }

    /** {@return finds number and words of a picture in what the field shows} */
    private static Pattern inside(String sample) {
        return Pattern.compile(Pattern.quote(sample)
                .replace("\u0001", "\\E(\\d{1,3})\\Q")
                .replace("\u0002", "\\E([^\\]\\n]{0,200})\\Q"));
    }

    /** {@return as typed, with the pictures' whole names} */
    String value() {
        return inside.matcher(text.getValue()).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(
                    number < 1 || number > known.size()
                            ? found.group()
                            : Picture.reference(found.group(2), known.get(number - 1)));
        });
    }

    void setValue(String value) {
        text.setValue(Picture.REFERENCE
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        getTranslation("author.picture.inside", number(found.group(2)), found.group(1)))));
        show();
    }

    /** {@return under which number this field shows the picture, from 1} */
    private String number(String hash) {
        if (!known.contains(hash)) known.add(hash);
        return Integer.toString(known.indexOf(hash) + 1);
    }

    void setName(String name) {
        text.setAriaLabel(name);
        name(name);
    }

    /** Many of these stand on one page: a button says whose it is. */
    private void name(@Nullable String whose) {
        var what = getTranslation("author.picture.add");
        bring.setAriaLabel(whose == null || whose.isEmpty() ? what : what + " · " + whose);
    }

    void whenChanged(SerializableRunnable listener) {
        text.addValueChangeListener(typed -> listener.run());
    }

    void focus() {
        text.focus();
    }

    private void insert(String reference) {
        var value = value();
        setValue(value.isBlank() ? reference : value.stripTrailing() + " " + reference);
    }

    private void show() {
        pictures.removeAll();
        Picture.REFERENCE.matcher(value()).results().forEach(found -> {
            var picture = new Image("media/pictures/" + found.group(2), found.group(1));
            picture.setTitle(found.group(1));
            pictures.add(picture);
        });
        pictures.setVisible(pictures.getComponentCount() > 0);
    }
}
