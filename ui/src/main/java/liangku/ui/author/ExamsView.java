package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import liangku.exam.Exam;
import liangku.exam.ExamPolicies;
import liangku.exam.ExamPolicies.Deciding;
import liangku.exam.ExamPolicies.Standing;
import liangku.exam.PolicyVersion;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** The exams there are and what each asks, in plain words. Authors propose a change, reviewers decide on it. */
@Route("author/exams")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class ExamsView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient ExamPolicies policies;
    private final transient Bank bank;
    private final transient PolicyWords words = new PolicyWords(formats(), this::getTranslation);
    private final Div list = new Div();

    ExamsView(ExamPolicies policies, Bank bank) {
        super("author.exams");
        this.policies = policies;
        this.bank = bank;
        var lead = new Paragraph(getTranslation(bank.mayApprove() ? "author.exams.lead.review" : "author.exams.lead"));
        lead.addClassName("lk-lead");
        list.addClassName("lk-two");
        add(lead, list);
        read();
    }

    private void read() {
        list.removeAll();
        policies.list().forEach(standing -> list.add(card(standing)));
    }

    private Component card(Standing standing) {
        var exam = standing.exam();
        var inForce = standing.inForce();
        var since = new Paragraph(
                inForce.number() == 1
                        ? getTranslation("author.policy.founding")
                        : getTranslation(
                                "author.policy.since",
                                inForce.number(),
                                inForce.decision()
                                        .map(decided -> formats().moment(decided.at()))
                                        .orElse("")));
        since.addClassName("lk-quiet");
        var facts = new Facts();
        words.lines(exam.kind(), inForce.terms()).forEach(line -> facts.fact(line.term(), line.what()));
        var history = new Button(
                getTranslation("author.policy.history"),
                VaadinIcon.CLOCK.create(),
                click -> new PolicyHistoryDialog(exam, policies.of(exam.id()), inForce.number(), bank, words).open());
        var propose = new Button(
                getTranslation("author.policy.propose"),
                VaadinIcon.EDIT.create(),
                click -> new PolicyDialog(exam, policies, bank, this::read).open());
        propose.setVisible(bank.mayWrite());
        propose.setEnabled(standing.waiting().isEmpty());
        var name = formats().name(exam.titleZh(), exam.titleEn());
        history.setAriaLabel(getTranslation("author.policy.history") + " " + name);
        propose.setAriaLabel(getTranslation("author.policy.propose") + " " + name);
        var content = new Div(since, facts);
        content.addClassName("lk-form");
        standing.waiting().ifPresent(version -> content.add(waiting(exam, inForce, version)));
        content.add(new Toolbar(history, Toolbar.gap(), propose));
        return new Card(name, content);
    }

    /** What would change, from what to what. */
    private Component waiting(Exam exam, PolicyVersion inForce, PolicyVersion proposed) {
        var badge = new Badge(getTranslation("author.policy.state.waiting"), Tone.WAIT);
        var who = new Span(getTranslation(
                "author.policy.proposedon",
                bank.name(proposed.proposedBy(), getTranslation("author.somebody")),
                formats().moment(proposed.proposedAt())));
        var facts = new Facts();
        var before = words.lines(exam.kind(), inForce.terms());
        var after = words.lines(exam.kind(), proposed.terms());
        for (var i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                facts.fact(
                        after.get(i).term(),
                        changed(before.get(i).what(), after.get(i).what()));
            }
        }
        facts.fact(getTranslation("author.policy.reason"), proposed.reason());
        var note = new Div(new Toolbar(badge, who), facts, deeds(proposed));
        note.addClassNames("lk-note", "lk-form");
        return note;
    }

    private static Div changed(String before, String after) {
        var was = new Div(before);
        was.addClassNames("lk-text", "gone");
        var is = new Div(after);
        is.addClassNames("lk-text", "new");
        return new Div(was, is);
    }

    private Component deeds(PolicyVersion proposed) {
        var own = proposed.proposedBy().equals(bank.subject());
        var withdraw = new Button(
                getTranslation("author.policy.withdraw"),
                click -> settle(
                        policies.withdraw(proposed.exam(), proposed.number(), bank.subject(), bank.now()),
                        "author.policy.withdrawn"));
        withdraw.setVisible(own && bank.mayWrite());
        var refuse = new Button(
                getTranslation("author.policy.refuse"),
                click -> new RemarkDialog(
                                "author.policy.refuse",
                                true,
                                remark -> settle(
                                        policies.refuse(
                                                proposed.exam(), proposed.number(), remark, bank.subject(), bank.now()),
                                        "author.policy.refused"))
                        .open());
        refuse.setVisible(bank.mayApprove() && !own);
        var approve = new Button(
                getTranslation("author.policy.approve"),
                VaadinIcon.CHECK.create(),
                click -> new RemarkDialog(
                                "author.policy.approve",
                                false,
                                remark -> settle(
                                        policies.approve(
                                                proposed.exam(), proposed.number(), remark, bank.subject(), bank.now()),
                                        "author.policy.approved"))
                        .open());
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        approve.setVisible(bank.mayApprove() && !own);
        return new Toolbar(withdraw, Toolbar.gap(), refuse, approve);
    }

    private void settle(Deciding deciding, String done) {
        why(deciding).ifPresentOrElse(Notices::refused, () -> Notices.done(getTranslation(done)));
        read();
    }

    private Optional<String> why(Deciding deciding) {
        return switch (deciding) {
            case DECIDED -> Optional.empty();
            case OWN -> Optional.of(getTranslation("author.policy.own"));
            case DECIDED_ALREADY -> Optional.of(getTranslation("author.policy.decidedalready"));
            case WINDOW_OVER -> Optional.of(getTranslation("author.policy.windowover"));
            case NO_REMARK -> Optional.of(getTranslation("author.policy.noremark"));
            case NOT_FOUND -> Optional.of(getTranslation("shell.notfound"));
        };
    }
}
