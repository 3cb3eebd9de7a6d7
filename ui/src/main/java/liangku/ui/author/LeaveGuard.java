package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.router.BeforeLeaveEvent;
import java.io.Serializable;

/** Nobody loses what they typed by a wrong click: asks before a page is left, and has the browser ask before a tab closes. */
final class LeaveGuard implements Serializable {

    private static final long serialVersionUID = 1L;

    /** One listener for the tab; what stands in the page now decides. */
    private static final String LISTEN = """
            if (window.liangkuUnsaved === undefined) {
              window.addEventListener('beforeunload', event => {
                if (window.liangkuUnsaved) event.preventDefault();
              });
            }
            window.liangkuUnsaved = $0;
            """;

    private final Component page;
    private SerializableSupplier<Boolean> unsaved = () -> false;
    private boolean told;

    LeaveGuard(Component page) {
        this.page = page;
        page.addDetachListener(left -> left.getUI().getPage().executeJs(LISTEN, false));
    }

    /** @param question whether there is something to lose */
    void ask(SerializableSupplier<Boolean> question) {
        unsaved = question;
        tell();
    }

    /** {@return whether there is something to lose} */
    boolean holds() {
        return unsaved.get();
    }

    /** From now on there is nothing to lose. */
    void release() {
        ask(() -> false);
    }

    /** Something was typed. */
    void tell() {
        boolean now = unsaved.get();
        if (now == told) return;
        told = now;
        page.getUI().ifPresent(ui -> ui.getPage().executeJs(LISTEN, now));
    }

    void leave(BeforeLeaveEvent event) {
        if (!unsaved.get()) return;
        var going = event.postpone();
        var dialog = new Dialog();
        dialog.setHeaderTitle(page.getTranslation("author.leave.title"));
        dialog.setWidth("28rem");
        dialog.add(new Paragraph(page.getTranslation("author.leave.text")));
        dialog.setCloseOnOutsideClick(false);
        var stay = new Button(page.getTranslation("author.leave.stay"), click -> {
            dialog.close();
            going.cancel();
        });
        stay.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var go = new Button(page.getTranslation("author.leave.go"), click -> {
            dialog.close();
            release();
            going.proceed();
        });
        go.addThemeVariants(ButtonVariant.LUMO_ERROR);
        dialog.getFooter().add(go, stay);
        dialog.open();
    }
}
