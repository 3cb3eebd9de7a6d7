package liangku.ui.author;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.net.URI;
import java.net.URL;
import java.util.List;
import liangku.questionbank.Preview;
import liangku.questionbank.Previews;
import liangku.questionbank.QuestionId;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.QrPicture;

/** Questions on a real phone: a code to be read by it, and the same address for whoever has no phone at hand. */
final class TrialDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private TrialDialog(Bank bank, URI address, Preview preview, int questions, String until) {
        setHeaderTitle(getTranslation("author.trial"));
        setWidth("28rem");
        var open = new Anchor(address.toString(), getTranslation("author.trial.open"), AnchorTarget.BLANK);
        open.addClassNames("lk-button", "first");
        var form = new Div(
                new Paragraph(getTranslation("author.trial.lead", questions)),
                new QrPicture(address.toString(), getTranslation("author.trial.code")),
                open,
                new Paragraph(getTranslation("author.trial.until", until)));
        form.addClassNames("lk-form", "lk-trial");
        add(form);
        var revoke = new Button(getTranslation("author.trial.revoke"), click -> {
            bank.previews().revoke(preview.token(), bank.subject(), bank.now());
            Notices.done(getTranslation("author.trial.revoked"));
            close();
        });
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(revoke, new Button(getTranslation("kit.close"), click -> close()));
    }

    /** Opens a preview of these, as they are saved, and shows where. */
    static void open(Bank bank, List<QuestionId> questions, UI ui) {
        var formats = Formats.of(ui.getLocale());
        if (questions.isEmpty() || questions.size() > Previews.ITEMS_MAX) {
            Notices.refused(ui.getTranslation("author.trial.toomany", Previews.ITEMS_MAX));
            return;
        }
        var preview = bank.previews().open(questions, bank.subject(), bank.now());
        // The phone comes the way the author came: whatever name the platform has here, it has for the browser.
        ui.getPage()
                .fetchCurrentURL(here -> new TrialDialog(
                                bank,
                                address(here, preview.token()),
                                preview,
                                questions.size(),
                                formats.moment(preview.expiresAt()))
                        .open());
    }

    private static URI address(URL here, String token) {
        return URI.create(here.toExternalForm()).resolve("/m/preview/" + token);
    }
}
