package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import liangku.questionbank.Question;
import liangku.ui.kit.Notices;

/** A question is taken out of all releases to come, for a reason. */
class RetireDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    RetireDialog(Question question, Bank bank, Runnable retired) {
        setHeaderTitle(getTranslation("author.retire"));
        var reason = new TextField(getTranslation("author.retire.reason"));
        reason.setWidthFull();
        add(new Paragraph(getTranslation("author.retire.lead")), reason);
        var confirm = new Button(getTranslation("author.retire"), click -> {
            if (reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("author.retire.noreason"));
                reason.setInvalid(true);
                return;
            }
            bank.questions().retire(List.of(question.id()), reason.getValue().strip(), bank.subject(), bank.now());
            Notices.done(getTranslation("author.retired"));
            close();
            retired.run();
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }
}
