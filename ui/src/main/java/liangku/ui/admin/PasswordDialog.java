package liangku.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import liangku.identity.Administration;
import liangku.ui.kit.Facts;

/** A first password is shown this once. */
class PasswordDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    PasswordDialog(Administration.PasswordGiven given) {
        setHeaderTitle(getTranslation("admin.password"));
        setCloseOnOutsideClick(false);
        var password = new Code(given.password());
        password.addClassName("lk-password");
        add(
                new Paragraph(getTranslation("admin.password.lead")),
                new Facts()
                        .fact(getTranslation("admin.account.user"), given.username())
                        .fact(getTranslation("admin.password"), password));
        var noted = new Button(getTranslation("admin.password.noted"), click -> close());
        noted.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(noted);
    }
}
