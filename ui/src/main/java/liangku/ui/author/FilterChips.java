package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import liangku.ui.kit.Formats;

/** What a list is filtered by without a field for it, one by one; each can be done without. */
class FilterChips extends Span {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient SerializableConsumer<Unshown> chosen;

    /** @param chosen told what is left when one is done without */
    FilterChips(Bank bank, SerializableConsumer<Unshown> chosen) {
        this.bank = bank;
        this.chosen = chosen;
        addClassName("lk-chips");
    }

    void show(Unshown unshown) {
        removeAll();
        var formats = Formats.of(getLocale());
        if (!unshown.topic().isEmpty()) chip(bank.topic(unshown.topic(), formats), unshown.withoutTopic());
        unshown.origin().ifPresent(_ -> chip(getTranslation("author.filter.import"), unshown.from(Optional.empty())));
        unshown.author()
                .ifPresent(by ->
                        chip(getTranslation("author.filter.writtenby", bank.name(by, by)), unshown.withoutAuthor()));
        unshown.changedBy()
                .ifPresent(by ->
                        chip(getTranslation("author.filter.changedby", bank.name(by, by)), unshown.withoutChangedBy()));
        unshown.expiredOn()
                .ifPresent(day -> chip(
                        getTranslation("author.filter.expiring", ChronoUnit.DAYS.between(bank.today(), day) - 1),
                        unshown.withoutExpiredOn()));
        setVisible(getComponentCount() > 0);
    }

    private void chip(String words, Unshown without) {
        var chip = new Button(words, VaadinIcon.CLOSE_SMALL.create(), click -> chosen.accept(without));
        chip.addThemeVariants(ButtonVariant.LUMO_SMALL);
        chip.setAriaLabel(getTranslation("author.line.out", words));
        add(chip);
    }
}
