package liangku.ui.regulator;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import liangku.audit.Reason;

/** A deed that has to be given a reason, and is done on a second press that says again what it does. */
class ReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** @param word key of the deed; {@code .lead} says what it does */
    ReasonDialog(String word, SerializableConsumer<String> deed) {
        this(word, "", 1, deed);
    }

    /**
     * @param about what it is done to, where the page shows several; may be empty
     * @param reasonMin how many characters the reason has at least
     */
    ReasonDialog(String word, String about, int reasonMin, SerializableConsumer<String> deed) {
        setHeaderTitle((getTranslation(word) + " " + about).strip());
        setWidth("30rem");
        var reason = new TextField(getTranslation("regulator.unmask.reason"));
        reason.setWidthFull();
        reason.setMaxLength(Reason.MAX);
        reason.setAutofocus(true);
        add(new Paragraph(getTranslation(word + ".lead")), reason);
        var confirm = new Button(getTranslation(word), click -> {
            if (reason.getValue().strip().length() < reasonMin) {
                reason.setErrorMessage(getTranslation("regulator.unmask.noreason"));
                reason.setInvalid(true);
                return;
            }
            close();
            deed.accept(reason.getValue().strip());
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), confirm);
    }
}
