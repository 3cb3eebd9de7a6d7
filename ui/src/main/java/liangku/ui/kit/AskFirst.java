package liangku.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.Command;

/** A deed that others will feel at once is done on a second press, which says again what it does and to whom. */
public final class AskFirst extends Dialog {

    private static final long serialVersionUID = 1L;

    /**
     * @param word the deed, as on the button that was pressed
     * @param consequence what happens to whom
     */
    public AskFirst(String word, String consequence, Command deed) {
        setHeaderTitle(word);
        setWidth("28rem");
        add(new Paragraph(consequence));
        var confirm = new Button(word, click -> {
            close();
            deed.execute();
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        confirm.setDisableOnClick(true);
        var cancel = new Button(getTranslation("kit.cancel"), click -> close());
        cancel.setAutofocus(true);
        getFooter().add(cancel, confirm);
    }
}
