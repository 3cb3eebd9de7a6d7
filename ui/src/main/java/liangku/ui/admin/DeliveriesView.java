package liangku.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import liangku.supervision.DataType;
import liangku.supervision.Deliveries;
import liangku.ui.kit.AskFirst;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Toolbar;
import liangku.ui.shell.CurrentCaller;

/** How far the push to the supervision platform has come, and what it gave up. */
@Route("admin/deliveries")
@RolesAllowed("SYSTEM_ADMIN")
class DeliveriesView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int DEAD_LETTERS = 200;

    private final transient Deliveries deliveries;
    private final transient CurrentCaller current;
    private final transient Clock clock;
    private final Table<Deliveries.Count> counts = new Table<>();
    private final Table<Deliveries.DeadLetter> dead = new Table<>();
    private final Button revive;

    DeliveriesView(Deliveries deliveries, CurrentCaller current, Clock clock) {
        super("admin.deliveries");
        this.deliveries = deliveries;
        this.current = current;
        this.clock = clock;
        var lead = new Paragraph(getTranslation("admin.deliveries.lead"));
        lead.addClassName("lk-lead");
        revive = new Button(
                getTranslation("admin.deliveries.revive"),
                VaadinIcon.REFRESH.create(),
                click -> new AskFirst(
                                getTranslation("admin.deliveries.revive"),
                                getTranslation("admin.deliveries.revive.sure"),
                                this::revive)
                        .open());
        revive.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        counts.text(getTranslation("admin.deliveries.type"), count -> word(count.dataType()));
        counts.text(getTranslation("admin.deliveries.sent"), count -> formats().count(count.sent()));
        counts.text(getTranslation("admin.deliveries.due"), count -> formats().count(count.due()));
        counts.text(getTranslation("admin.deliveries.dead"), count -> formats().count(count.dead()));
        counts.whenEmpty(VaadinIcon.OUTBOX, getTranslation("admin.deliveries.none"));
        counts.asTallAsItsRows();
        dead.wideText(
                getTranslation("admin.deliveries.position"), letter -> formats().count(letter.position()));
        dead.text(getTranslation("admin.deliveries.type"), letter -> word(letter.dataType()));
        dead.wideText(getTranslation("admin.deliveries.record"), letter -> letter.bizId() + " · " + letter.version());
        dead.wideText(
                getTranslation("admin.deliveries.tries"), letter -> formats().count(letter.tries()));
        dead.text(getTranslation("admin.deliveries.error"), Deliveries.DeadLetter::error);
        dead.whenEmpty(VaadinIcon.CHECK, getTranslation("admin.deliveries.dead.none"));
        add(
                new Toolbar(lead, Toolbar.gap(), revive),
                counts,
                new Card(getTranslation("admin.deliveries.dead.title"), dead));
        read();
    }

    private void read() {
        counts.setItems(deliveries.counts());
        var letters = deliveries.deadLetters(0, DEAD_LETTERS);
        dead.setItems(letters);
        revive.setEnabled(!letters.isEmpty());
    }

    private void revive() {
        deliveries.revive(current.get().subject(), clock.instant());
        Notices.done(getTranslation("admin.deliveries.revived"));
        read();
    }

    private String word(DataType type) {
        return getTranslation("admin.deliveries.type." + type.name());
    }
}
