package liangku.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import liangku.certificate.Certificate;
import liangku.certificate.CertificateNumber;
import liangku.certificate.Certificates;
import liangku.exam.AttemptId;
import liangku.exam.Exams;
import liangku.identity.Accounts;
import liangku.timeline.AttemptStories;
import liangku.timeline.AttemptStory;
import liangku.ui.kit.AttemptTimeline;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Toolbar;

/** What happened in an attempt, for the auditor: found by the number of its receipt or of its certificate. */
@Route("admin/attempt/:attempt?")
@RolesAllowed("AUDIT_ADMIN")
class AttemptView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final String ATTEMPT = "attempt";
    private static final int SHORT_ID = 8;

    private final transient AttemptStories stories;
    private final transient Certificates certificates;
    private final transient Exams exams;
    private final transient Accounts accounts;
    private final TextField number = new TextField();
    private final Div found = new Div();

    AttemptView(AttemptStories stories, Certificates certificates, Exams exams, Accounts accounts) {
        super("admin.attempt");
        this.stories = stories;
        this.certificates = certificates;
        this.exams = exams;
        this.accounts = accounts;
        number.setLabel(getTranslation("admin.attempt.number"));
        number.setWidth("24rem");
        number.setMaxLength(64);
        var show = new Button(getTranslation("admin.attempt.show"), VaadinIcon.SEARCH.create(), click -> look());
        show.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        number.addKeyPressListener(Key.ENTER, pressed -> look());
        var lead = new Paragraph(getTranslation("admin.attempt.lead"));
        lead.addClassName("lk-lead");
        found.getElement().setAttribute("aria-live", "polite");
        add(lead, new Toolbar(number, show), found);
    }

    /** {@return a link to the page of an attempt} */
    static RouterLink link(String text, String attempt) {
        return new RouterLink(text, AttemptView.class, new RouteParameters(new RouteParam(ATTEMPT, attempt)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        found.removeAll();
        event.getRouteParameters().get(ATTEMPT).ifPresent(wanted -> {
            number.setValue(wanted);
            found.add(attempt(wanted)
                    .flatMap(stories::of)
                    .<Component>map(this::card)
                    .orElseGet(() -> new EmptyState(VaadinIcon.SEARCH, getTranslation("admin.attempt.none"))));
        });
    }

    private void look() {
        var typed = number.getValue().strip();
        if (!typed.isEmpty()) {
            UI.getCurrent().navigate(AttemptView.class, new RouteParameters(new RouteParam(ATTEMPT, typed)));
        }
    }

    /** Two numbers lead to an attempt: its own, as on the receipt, and its certificate's. */
    private Optional<AttemptId> attempt(String typed) {
        try {
            return Optional.of(new AttemptId(UUID.fromString(typed)));
        } catch (IllegalArgumentException notItsOwn) {
            return CertificateNumber.parse(typed).flatMap(certificates::find).map(Certificate::attempt);
        }
    }

    private Card card(AttemptStory story) {
        var exam = story.exam();
        var worker = exam.worker().toString();
        return new Card(
                getTranslation("kit.timeline"),
                new Facts()
                        .fact(
                                getTranslation("kit.attempt.exam"),
                                exams.find(exam.exam())
                                        .map(one -> formats().name(one.titleZh(), one.titleEn()))
                                        .orElse(""))
                        .fact(getTranslation("admin.thing.worker"), "…" + worker.substring(worker.length() - SHORT_ID)),
                AttemptTimeline.withoutNames(story, accounts::displayName));
    }
}
