package liangku.ui.author;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.Remark;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Tone;

/** The way of a question's newest version: where it is, who brought it there and when. */
class LifeSteps extends OrderedList {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient List<Remark> remarks;

    /** @param remarks newest first */
    LifeSteps(Bank bank, Question question, List<Remark> remarks) {
        this.bank = bank;
        this.remarks = remarks.stream()
                .filter(remark -> remark.version() == question.version())
                .toList();
        addClassName("lk-life");
        step(question, QuestionStatus.DRAFT, signed(question.changedBy(), question));
        step(question, QuestionStatus.IN_REVIEW, signed(Remark.Step.SUBMITTED));
        step(question, QuestionStatus.APPROVED, signed(Remark.Step.APPROVED));
        step(question, QuestionStatus.RELEASED, Optional.empty());
        if (question.status() == QuestionStatus.RETIRED) {
            step(question, QuestionStatus.RETIRED, signed(Remark.Step.RETIRED));
        }
    }

    private void step(Question question, QuestionStatus step, Optional<String> who) {
        var what = new Span(getTranslation("author.status." + step.name().toLowerCase(Locale.ROOT)));
        what.addClassName("what");
        var by = new Span(who.orElse(""));
        by.addClassName("who");
        var item = new ListItem(what, by);
        var now = question.status();
        if (step == now) {
            item.getElement().setAttribute("aria-current", "step");
            item.getElement().setAttribute("data-tone", tone(now).attribute());
        } else if (now != QuestionStatus.RETIRED && step.compareTo(now) < 0) {
            item.getElement().setAttribute("data-tone", Tone.GOOD.attribute());
        } else {
            by.setText("");
        }
        add(item);
    }

    private static Tone tone(QuestionStatus now) {
        return switch (now) {
            case DRAFT, IN_REVIEW -> Tone.WAIT;
            case APPROVED, RELEASED -> Tone.GOOD;
            case RETIRED -> Tone.STOP;
        };
    }

    private Optional<String> signed(Remark.Step step) {
        return remarks.stream()
                .filter(remark -> remark.step() == step)
                .findFirst()
                .map(remark ->
                        name(remark.by()) + " · " + Formats.of(getLocale()).moment(remark.at()));
    }

    private Optional<String> signed(String by, Question question) {
        return Optional.of(name(by) + " · " + Formats.of(getLocale()).moment(question.changedAt()));
    }

    private String name(String subject) {
        return bank.name(subject, getTranslation("author.somebody"));
    }
}
