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

/**
 * A text that may hold pictures, with a button that brings one. In the field a picture's name is short enough to be read
 * over; below it stands the picture itself.
 */
class PicturedText extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 8;
    private static final Pattern SHORT = Pattern.compile("]\\(picture:([0-9a-f]{" + SHOWN + "})\\)");

    private final TextFieldBase<?, String> text;
    private final ArrayList<String> known = new ArrayList<>();
    private final Div pictures = new Div();
    private final Button bring;

    PicturedText(TextFieldBase<?, String> text, Bank bank) {
        this.text = text;
        bring = new Button(VaadinIcon.PICTURE.create(), click -> new PictureDialog(bank, this::insert).open());
        bring.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        bring.setTooltipText(getTranslation("author.picture.add"));
        bring.setAriaLabel(getTranslation("author.picture.add"));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> show());
        text.setSuffixComponent(bring);
        text.setWidthFull();
        addClassName("lk-pictured");
        pictures.addClassName("pictures");
        add(text, pictures);
    }

    /** {@return as typed, with the pictures' whole names} */
    String value() {
        return SHORT.matcher(text.getValue()).replaceAll(found -> {
            var whole = known.stream()
                    .filter(hash -> hash.startsWith(found.group(1)))
                    .findFirst()
                    .orElse(found.group(1));
            return Matcher.quoteReplacement("](picture:" + whole + ")");
        });
    }

    void setValue(String value) {
        known.addAll(Picture.in(value));
        text.setValue(Picture.REFERENCE
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "![" + found.group(1) + "](picture:" + found.group(2).substring(0, SHOWN) + ")")));
        show();
    }

    void setName(String name) {
        text.setAriaLabel(name);
        bring.setAriaLabel(getTranslation("author.picture.add") + " · " + name);
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
