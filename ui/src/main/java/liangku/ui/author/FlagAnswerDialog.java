package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableBiConsumer;
import java.util.Locale;
import liangku.practice.FlagAnswer;

/** Asks what came of the doubts about a question, and for a remark that those who raised them will read. */
class FlagAnswerDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<FlagAnswer.Outcome> outcome = new RadioButtonGroup<>();
    private final TextArea remark = new TextArea(getTranslation("author.flags.remark"));

    FlagAnswerDialog(SerializableBiConsumer<FlagAnswer.Outcome, String> answer) {
        setHeaderTitle(getTranslation("author.flags.answer"));
        setWidth("32rem");
        outcome.setLabel(getTranslation("author.flags.outcome"));
        outcome.setItems(FlagAnswer.Outcome.values());
        outcome.setItemLabelGenerator(
                one -> getTranslation("author.flags.outcome." + one.name().toLowerCase(Locale.ROOT)));
        outcome.setValue(FlagAnswer.Outcome.STANDS);
        remark.setWidthFull();
        remark.setMinRows(3);
        remark.setMaxLength(FlagAnswer.REMARK_MAX);
        remark.setRequiredIndicatorVisible(true);
        var form = new Div(new Paragraph(getTranslation("author.flags.answer.lead")), outcome, remark);
        form.addClassName("lk-form");
        add(form);
        var confirm = new Button(getTranslation("author.flags.send"), click -> {
            if (remark.getValue().isBlank()) {
                remark.setErrorMessage(getTranslation("author.remark.missing"));
                remark.setInvalid(true);
                remark.focus();
                return;
            }
            close();
            answer.accept(outcome.getValue(), remark.getValue().strip());
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }
}
