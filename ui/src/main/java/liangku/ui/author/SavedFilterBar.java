package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableSupplier;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.SavedFilter;
import liangku.ui.kit.Notices;

/** Filters kept under a name, everyone's own. */
class SavedFilterBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient SerializableSupplier<QuestionFilter> now;
    private final Select<SavedFilter> saved = new Select<>();
    private final Button forget = new Button(VaadinIcon.TRASH.create());

    SavedFilterBar(Bank bank, SerializableSupplier<QuestionFilter> now, SerializableConsumer<QuestionFilter> chosen) {
        this.bank = bank;
        this.now = now;
        addClassName("lk-toolbar");
        saved.setPlaceholder(getTranslation("author.filter.saved"));
        saved.setAriaLabel(getTranslation("author.filter.saved"));
        saved.setItemLabelGenerator(SavedFilter::name);
        saved.addValueChangeListener(changed -> {
            forget.setVisible(changed.getValue() != null);
            if (changed.isFromClient() && changed.getValue() != null)
                chosen.accept(changed.getValue().filter());
        });
        var keep = new Button(getTranslation("author.filter.keep"), click -> name().open());
        keep.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        forget.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        forget.setAriaLabel(getTranslation("author.filter.forget"));
        forget.setTooltipText(getTranslation("author.filter.forget"));
        forget.addClickListener(click -> {
            saved.getOptionalValue().ifPresent(filter -> bank.filters().delete(bank.subject(), filter.name()));
            read();
        });
        add(saved, forget, keep);
        read();
    }

    private void read() {
        var all = bank.filters().list(bank.subject(), bank.today());
        saved.setItems(all);
        saved.setVisible(!all.isEmpty());
        forget.setVisible(false);
    }

    private Dialog name() {
        var dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("author.filter.keep"));
        var name = new TextField(getTranslation("author.filter.name"));
        name.setMaxLength(SavedFilter.NAME_MAX);
        name.setWidthFull();
        name.setAutofocus(true);
        dialog.add(name);
        var keep = new Button(getTranslation("kit.save"), click -> {
            switch (bank.filters().save(bank.subject(), name.getValue(), now.get(), bank.now())) {
                case KEPT -> {
                    dialog.close();
                    read();
                }
                case BAD_NAME -> {
                    name.setErrorMessage(getTranslation("author.filter.noname"));
                    name.setInvalid(true);
                }
                case TOO_MANY -> Notices.refused(getTranslation("author.filter.toomany"));
            }
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("kit.cancel"), click -> dialog.close()), keep);
        return dialog;
    }
}
