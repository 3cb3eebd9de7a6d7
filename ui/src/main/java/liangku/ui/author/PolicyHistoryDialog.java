package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import liangku.exam.Exam;
import liangku.exam.PolicyVersion;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Tone;

/** Every version there was of an exam's policy: what it said, who proposed it and why, and what became of it. */
class PolicyHistoryDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient PolicyWords words;

    /** @param versions the newest first */
    PolicyHistoryDialog(Exam exam, List<PolicyVersion> versions, int inForce, Bank bank, PolicyWords words) {
        this.bank = bank;
        this.words = words;
        setHeaderTitle(getTranslation("author.policy.history") + " · "
                + words.formats().name(exam.titleZh(), exam.titleEn()));
        setWidth("44rem");
        var list = new Div(new Paragraph(getTranslation("author.policy.history.lead")));
        list.addClassName("lk-form");
        versions.forEach(version -> list.add(card(exam, version, version.number() == inForce)));
        add(list);
        getFooter().add(new Button(getTranslation("kit.close"), click -> close()));
    }

    private Card card(Exam exam, PolicyVersion version, boolean inForce) {
        var facts = new Facts();
        words.lines(exam.kind(), version.terms()).forEach(line -> facts.fact(line.term(), line.what()));
        if (!version.reason().isEmpty()) {
            facts.fact(getTranslation("author.policy.reason"), version.reason());
            facts.fact(getTranslation("author.policy.proposedby"), said(version.proposedBy(), version));
        }
        version.decision()
                .filter(decision -> !version.reason().isEmpty())
                .ifPresent(decision -> facts.fact(
                        getTranslation("author.policy.decidedby"),
                        bank.name(decision.by(), getTranslation("author.somebody")) + " · "
                                + words.formats().moment(decision.at())
                                + (decision.remark().isEmpty() ? "" : " · " + decision.remark())));
        var content = new Div(badge(version, inForce), facts);
        content.addClassNames("lk-form", "lk-cell");
        return new Card(getTranslation("author.policy.version", version.number()), content);
    }

    private String said(String by, PolicyVersion version) {
        return bank.name(by, getTranslation("author.somebody")) + " · "
                + words.formats().moment(version.proposedAt());
    }

    private Badge badge(PolicyVersion version, boolean inForce) {
        return version.decision()
                .map(decision -> switch (decision.outcome()) {
                    case APPROVED ->
                        inForce
                                ? new Badge(getTranslation("author.policy.state.inforce"), Tone.GOOD)
                                : new Badge(getTranslation("author.policy.state.past"), Tone.PLAIN);
                    case REFUSED -> new Badge(getTranslation("author.policy.state.refused"), Tone.STOP);
                    case WITHDRAWN -> new Badge(getTranslation("author.policy.state.withdrawn"), Tone.PLAIN);
                })
                .orElseGet(() -> new Badge(getTranslation("author.policy.state.waiting"), Tone.WAIT));
    }
}
