package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;
import liangku.questionbank.Remark;

/** A step of a question's life, with what is to be said about it. */
class RemarkDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param word key of the deed; {@code .lead} says what it does, {@code .reason} what is to be written
     * @param wanted whether something must be said
     */
    RemarkDialog(String word, boolean wanted, SerializableConsumer<String> deed) {
        setHeaderTitle(getTranslation(word));
        setWidth("32rem");
        var text = new TextArea(getTranslation(word + ".reason"));
        text.setWidthFull();
        text.setMinRows(3);
        text.setMaxLength(Remark.TEXT_MAX);
        text.setRequiredIndicatorVisible(wanted);
        text.setAutofocus(true);
        var form = new Div(new Paragraph(getTranslation(word + ".lead")), text);
        form.addClassName("lk-form");
        add(form);
        var confirm = new Button(getTranslation(word), click -> {
            if (wanted && text.getValue().isBlank()) {
                text.setErrorMessage(getTranslation("author.remark.missing"));
                text.setInvalid(true);
                text.focus();
                return;
            }
            close();
            deed.accept(text.getValue().strip());
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }
}
