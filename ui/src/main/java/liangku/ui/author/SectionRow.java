package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Optional;
import liangku.questionbank.Blueprint;

/** The name of a section; the cells below it are its own, down to the next name. */
class SectionRow extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField zh = name("author.zh");
    private final TextField en = name("author.en");

    SectionRow(String titleZh, String titleEn, SerializableRunnable changed, SerializableRunnable removed) {
        addClassName("lk-section");
        zh.setValue(titleZh);
        en.setValue(titleEn);
        zh.addValueChangeListener(change -> changed.run());
        en.addValueChangeListener(change -> changed.run());
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> removed.run());
        remove.setAriaLabel(getTranslation("author.blueprint.section.remove"));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(zh, en, remove);
    }

    private TextField name(String language) {
        var field = new TextField(getTranslation("author.blueprint.section") + " · " + getTranslation(language));
        field.setMaxLength(Blueprint.Section.TITLE_MAX);
        return field;
    }

    /** {@return the section of so many cells; nothing without both names or without cells} */
    Optional<Blueprint.Section> section(int cells) {
        var titleZh = zh.getValue().strip();
        var titleEn = en.getValue().strip();
        return titleZh.isEmpty() || titleEn.isEmpty() || cells == 0
                ? Optional.empty()
                : Optional.of(new Blueprint.Section(titleZh, titleEn, cells));
    }
}
