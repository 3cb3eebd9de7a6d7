package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.ui.kit.PhonePreview;

/** The phone, in Chinese or in English. */
class PreviewPane extends Div {

    private static final long serialVersionUID = 1L;

    private final PhonePreview phone = new PhonePreview(getTranslation("author.preview"));
    private final RadioButtonGroup<Locale> language = new RadioButtonGroup<>();
    private transient Optional<QuestionFields.Typed> typed = Optional.empty();

    PreviewPane() {
        language.setAriaLabel(getTranslation("author.preview"));
        language.setItems(List.of(Locale.CHINESE, Locale.ENGLISH));
        language.setItemLabelGenerator(
                value -> getTranslation(value.equals(Locale.ENGLISH) ? "author.en" : "author.zh"));
        language.setValue(Locale.CHINESE);
        language.addValueChangeListener(chosen -> draw());
        addClassName("lk-preview");
        add(language, phone);
    }

    void show(QuestionFields.Typed now) {
        typed = Optional.of(now);
        language.setVisible(now.english().isPresent());
        draw();
    }

    private void draw() {
        typed.ifPresent(now -> {
            var english = now.english().filter(said -> language.getValue().equals(Locale.ENGLISH));
            phone.show(
                    english.isPresent()
                            ? new QuestionPreview(
                                    now.draft().worded(english.get().words()),
                                    english.get().explanation(),
                                    now.source())
                            : new QuestionPreview(now.draft(), now.explanation(), now.source()));
        });
    }
}
