package liangku.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import liangku.compliance.Corrections;
import liangku.employer.Employer;
import liangku.employer.EmployerFilter;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Table;
import liangku.ui.shell.CurrentCaller;

/** A business' status is put right as far back as there is need, also in days that were reported. */
@Route("admin/corrections")
@RolesAllowed("SYSTEM_ADMIN")
class CorrectionsView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int CODE = 1;

    private final transient Employers employers;
    private final transient Corrections corrections;
    private final transient CurrentCaller current;
    private final transient Clock clock;
    private final transient ScopeWords regions;
    private final Div found = new Div();

    CorrectionsView(
            Employers employers, Corrections corrections, CurrentCaller current, Clock clock, ScopeWords regions) {
        super("admin.corrections");
        this.employers = employers;
        this.corrections = corrections;
        this.current = current;
        this.clock = clock;
        this.regions = regions;
        var lead = new Paragraph(getTranslation("admin.corrections.lead"));
        lead.addClassName("lk-lead");
        var text = new TextField();
        text.setPlaceholder(getTranslation("admin.corrections.find"));
        text.setAriaLabel(getTranslation("admin.corrections.find"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> find(typed.getValue().strip()));
        text.focus();
        found.addClassName("lk-found");
        found.getElement().setAttribute("aria-live", "polite");
        add(lead, text, found);
        find("");
    }

    private void find(String text) {
        found.removeAll();
        if (text.isEmpty()) {
            found.add(new EmptyState(VaadinIcon.BUILDING, getTranslation("admin.corrections.start")));
            return;
        }
        var table = new Table<Employer>();
        table.text(getTranslation("admin.thing.employer"), Employer::name);
        table.wideText(
                getTranslation("admin.corrections.code"),
                business -> business.data().unifiedCode().map(Object::toString).orElse("—"));
        table.wideText(
                getTranslation("admin.corrections.region"), business -> regions.region(business.region(), formats()));
        table.text(
                getTranslation("admin.account.state"),
                business ->
                        formats().name(business.status().zh(), business.status().en()));
        table.part("", business -> correct(business, text));
        table.wraps(0, "9rem");
        table.getColumns().get(CODE).setAutoWidth(false).setWidth("13rem");
        table.whenEmpty(VaadinIcon.BUILDING, getTranslation("admin.corrections.nothing"));
        KeyPages.show(table, (after, limit) -> {
            var page =
                    employers.page(new Scope.Everything(), EmployerFilter.text(text), after.map(EmployerId::of), limit);
            return new KeyPages.Page<>(page.employers(), page.next().map(EmployerId::toString));
        });
        found.add(table);
    }

    private Button correct(Employer business, String text) {
        var correct = new Button(
                getTranslation("admin.corrections.correct"),
                click -> new CorrectionDialog(
                                business,
                                employers.statuses(business.id()),
                                current.get(),
                                corrections,
                                clock,
                                () -> find(text))
                        .open());
        correct.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return correct;
    }
}
