package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import liangku.questionbank.Approval;
import liangku.questionbank.Passage;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionStatus;
import liangku.ui.kit.Notices;

/** What the one who sits here may do with a question as it stands. */
class Deeds extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient Question question;
    private final SerializableRunnable done;

    Deeds(Bank bank, Question question, SerializableRunnable done) {
        this.bank = bank;
        this.question = question;
        this.done = done;
        addClassName("lk-toolbar");
        add(trial());
        if (bank.mayWrite()) add(copy());
        switch (question.status()) {
            case DRAFT -> {
                if (bank.mayWrite()) add(deed("author.submit", false, this::submit));
            }
            case IN_REVIEW -> {
                if (bank.mayApprove()) add(approval(), deed("author.return", true, this::giveBack));
            }
            case APPROVED, RELEASED, RETIRED -> {}
        }
        if (bank.mayApprove()) add(ending());
    }

    private Button deed(String word, boolean wanted, SerializableConsumer<String> what) {
        return new Button(getTranslation(word), click -> new RemarkDialog(word, wanted, what).open());
    }

    private Button trial() {
        var trial = new Button(
                getTranslation("author.trial"),
                VaadinIcon.MOBILE.create(),
                click -> getUI().ifPresent(ui -> TrialDialog.open(bank, List.of(question.id()), ui)));
        trial.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return trial;
    }

    private Button copy() {
        var copy = new Button(
                getTranslation("author.copy"),
                VaadinIcon.COPY_O.create(),
                click -> getUI().ifPresent(ui -> QuestionView.copy(question.id(), ui)));
        copy.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return copy;
    }

    private Button approval() {
        var approve = new Button(getTranslation("author.approve"), click -> approve());
        approve.addThemeVariants(ButtonVariant.LUMO_SUCCESS);
        return approve;
    }

    private Button ending() {
        if (question.status() == QuestionStatus.RETIRED) {
            return new Button(getTranslation("author.revive"), click -> revive());
        }
        var retire = deed("author.retire", true, this::retire);
        retire.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        return retire;
    }

    private void submit(String remark) {
        passed(
                bank.questions().submit(List.of(question.reference()), remark, bank.subject(), bank.now()),
                "author.submitted");
    }

    private void giveBack(String remark) {
        passed(
                bank.questions().returnToAuthor(List.of(question.reference()), remark, bank.subject(), bank.now()),
                "author.returned");
    }

    private void revive() {
        passed(bank.questions().revive(List.of(question.id()), bank.subject(), bank.now()), "author.revived");
    }

    private void retire(String reason) {
        bank.questions().retire(List.of(question.id()), reason, bank.subject(), bank.now());
        Notices.done(getTranslation("author.retired"));
        done.run();
    }

    private void approve() {
        var approval = bank.questions().approve(List.of(question.reference()), bank.subject(), bank.now());
        if (approval.refused().isEmpty()) {
            Notices.done(getTranslation("author.approved.one"));
        } else {
            Notices.refused(getTranslation(why(approval.refused().getFirst().reason())));
        }
        done.run();
    }

    private void passed(Passage passage, String word) {
        if (passage.refused().isEmpty()) {
            Notices.done(getTranslation(word));
        } else {
            Notices.refused(getTranslation(why(passage.refused().getFirst().reason())));
        }
        done.run();
    }

    /** {@return the key of the words for it} */
    static String why(Approval.Reason reason) {
        return switch (reason) {
            case OWN_CHANGE -> "author.approve.own";
            case NOT_NEWEST -> "author.changedsince";
            case NOT_IN_REVIEW -> "author.approve.notinreview";
            case UNSORTED -> "author.approve.unsorted";
            case MISSING -> "shell.notfound";
        };
    }

    /** {@return the key of the words for it} */
    static String why(Passage.Reason reason) {
        return switch (reason) {
            case NOT_NEWEST -> "author.changedsince";
            case NOT_A_DRAFT, NOT_IN_REVIEW, NOT_RETIRED -> "author.pass.elsewhere";
            case SAME_QUESTION -> "author.pass.twin";
            case RETIRED_TOPIC -> "author.pass.topic";
            case MISSING -> "shell.notfound";
        };
    }
}
