package liangku.ui.regulator;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import liangku.exam.Ban;
import liangku.exam.BanId;
import liangku.exam.Bans;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** Who is barred from managing food safety, or from exams, and by which decision. */
@Route("regulator/bans")
@RolesAllowed("REGULATOR")
class BansView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Bans bans;
    private final transient Area area;
    private final transient Clock clock;
    private final TextField wanted = new TextField();
    private final Table<Ban> table = new Table<>();

    BansView(Bans bans, Area area, Clock clock) {
        super("regulator.bans");
        this.bans = bans;
        this.area = area;
        this.clock = clock;
        var lead = new Paragraph(getTranslation("regulator.bans.lead"));
        lead.addClassName("lk-lead");
        var enter = new Button(
                getTranslation("regulator.bans.enter"),
                VaadinIcon.PLUS.create(),
                click -> new BanDialog(bans, area, clock, this::read).open());
        enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        table.text(getTranslation("kit.person.name"), ban -> ban.name().masked());
        table.part(getTranslation("regulator.bans.state"), this::state);
        table.wideText(
                getTranslation("regulator.idnumber"), ban -> ban.idNumber().masked());
        table.text(
                getTranslation("regulator.bans.reach"), ban -> getTranslation("regulator.bans.reach." + ban.reach()));
        table.wideText(getTranslation("regulator.bans.decision"), Ban::decision);
        table.wideText(getTranslation("regulator.bans.reason"), this::reason);
        table.wideText(getTranslation("regulator.bans.since"), ban -> formats().day(ban.since()));
        table.text(getTranslation("regulator.bans.until"), this::until);
        table.part("", this::deeds);
        wanted.setPlaceholder(getTranslation("regulator.bans.find"));
        wanted.setAriaLabel(getTranslation("regulator.bans.find"));
        wanted.setPrefixComponent(VaadinIcon.SEARCH.create());
        wanted.setClearButtonVisible(true);
        wanted.setAutocomplete(Autocomplete.OFF);
        wanted.setWidth("20rem");
        wanted.setValueChangeMode(ValueChangeMode.LAZY);
        wanted.addValueChangeListener(typed -> read());
        add(lead, new Toolbar(wanted, Toolbar.gap(), enter), table);
        read();
    }

    private void read() {
        table.whenEmpty(
                VaadinIcon.BAN, getTranslation(wanted.isEmpty() ? "regulator.bans.none" : "regulator.bans.nomatch"));
        KeyPages.show(table, (after, limit) -> {
            var page = bans.page(wanted.getValue(), after.map(BanId::of), limit);
            return new KeyPages.Page<>(page.bans(), page.next().map(BanId::toString));
        });
    }

    private Component state(Ban ban) {
        if (ban.on(area.today())) {
            return new Badge(getTranslation("regulator.bans.holds"), Tone.STOP);
        }
        return ban.since().isAfter(area.today())
                ? new Badge(getTranslation("regulator.bans.tocome"), Tone.WAIT)
                : new Badge(getTranslation("regulator.bans.over"), Tone.PLAIN);
    }

    private String reason(Ban ban) {
        return ban.lift()
                .map(lift -> getTranslation("regulator.bans.lifted", ban.reason(), lift.reason()))
                .orElse(ban.reason());
    }

    private String until(Ban ban) {
        return ban.end().map(end -> formats().day(end)).orElseGet(() -> getTranslation("regulator.bans.life"));
    }

    private Component deeds(Ban ban) {
        if (ban.lift().isPresent()
                || !ban.answering().isWithin(area.scope())
                || ban.end().filter(end -> !end.isAfter(area.today())).isPresent()) {
            return new Div();
        }
        var lift = new Button(
                getTranslation("regulator.bans.lift"),
                click -> new ReasonDialog("regulator.bans.lift", reason -> lift(ban, reason)).open());
        lift.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return lift;
    }

    private void lift(Ban ban, String reason) {
        switch (bans.lift(ban.id(), reason, area.scope(), area.caller().subject(), clock.instant())) {
            case LIFTED, LIFTED_ALREADY -> Notices.done(getTranslation("regulator.bans.liftdone"));
            case NOT_YOURS -> Notices.refused(getTranslation("regulator.bans.notyours"));
            case NO_REASON -> Notices.refused(getTranslation("regulator.unmask.noreason"));
            case NOT_FOUND -> Notices.refused(getTranslation("shell.notfound"));
        }
        read();
    }
}
