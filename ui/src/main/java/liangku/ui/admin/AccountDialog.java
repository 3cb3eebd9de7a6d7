package liangku.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.function.Consumer;
import liangku.identity.AccountAdministration;
import liangku.identity.Administration;
import liangku.ui.shell.CurrentCaller;

/** A new account; it can do nothing until the security administrator grants a role. */
class AccountDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    AccountDialog(
            AccountAdministration administration,
            CurrentCaller current,
            Clock clock,
            Consumer<Administration> outcome) {
        setHeaderTitle(getTranslation("admin.account.new"));
        setWidth("30rem");
        var user = new TextField(getTranslation("admin.account.user"));
        var name = new TextField(getTranslation("admin.account.name"));
        var form = new FormLayout(user, name);
        form.setAutoResponsive(true);
        form.setExpandFields(true);
        add(new Paragraph(getTranslation("admin.account.new.lead")), form);
        var create = new Button(getTranslation("admin.account.create"), click -> {
            var made = administration.create(user.getValue(), name.getValue(), current.get(), clock.instant());
            if (made instanceof Administration.PasswordGiven) {
                close();
            }
            outcome.accept(made);
        });
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), create);
    }
}
