package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.Optional;
import liangku.questionbank.Blueprint;
import liangku.questionbank.BlueprintDraft;
import liangku.questionbank.BlueprintDrafts;
import liangku.ui.kit.Notices;

/** What can be done with the draft of a blueprint beside publishing it. */
class DraftBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient BlueprintDrafts drafts;
    private final transient SerializableSupplier<Optional<Blueprint>> typed;
    private final Button keep = new Button(getTranslation("author.blueprint.draft.keep"), VaadinIcon.CHECK.create());
    private transient Optional<BlueprintDraft> open = Optional.empty();

    /** @param typed what the fields say; nothing as long as it is no blueprint */
    DraftBar(Bank bank, BlueprintDrafts drafts, SerializableSupplier<Optional<Blueprint>> typed) {
        this.bank = bank;
        this.drafts = drafts;
        this.typed = typed;
        addClassName("lk-toolbar");
        var discard = new Button(getTranslation("author.blueprint.draft.discard"), click -> ask().open());
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        keep.addClickListener(click -> keep());
        add(discard, keep);
        setVisible(false);
    }

    /** Shows the bar for this draft; hides it where there is none. */
    void show(Optional<BlueprintDraft> draft) {
        open = draft;
        setVisible(draft.isPresent());
    }

    void judge(Optional<Blueprint> said) {
        keep.setEnabled(said.isPresent());
    }

    private void keep() {
        typed.get().ifPresent(draft -> {
            if (drafts.change(draft, bank.subject(), bank.now())) {
                Notices.done(getTranslation("author.blueprint.draft.kept", draft.code()));
            } else {
                Notices.refused(getTranslation("author.blueprint.draft.gone"));
            }
        });
    }

    private Dialog ask() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("author.blueprint.draft.discard.title"));
        dialog.setWidth("32rem");
        dialog.add(new Paragraph(getTranslation("author.blueprint.draft.discard.text")));
        var go = new Button(getTranslation("author.blueprint.draft.discard"), click -> {
            dialog.close();
            open.ifPresent(draft -> drafts.discard(draft.code()));
            getUI().ifPresent(ui -> ui.navigate(BlueprintsView.class));
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        dialog.getFooter().add(new Button(getTranslation("kit.cancel"), click -> dialog.close()), go);
        return dialog;
    }
}
