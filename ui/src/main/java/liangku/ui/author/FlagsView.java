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
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.practice.Doubt;
import liangku.practice.FlagAnswer;
import liangku.practice.FlagTask;
import liangku.practice.Flags;
import liangku.questionbank.QuestionId;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;

/** What workers doubt about questions, a line for each question: how many, why, in which words; and the answer to them. */
@Route("author/flags")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class FlagsView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int VOICES_SHOWN = 5;

    private final transient Flags flags;
    private final transient Bank bank;
    private final Table<FlagTask> table = new Table<>();
    private transient Set<QuestionId> mine = Set.of();

    FlagsView(Flags flags, Bank bank) {
        super("author.flags");
        this.flags = flags;
        this.bank = bank;
        var lead = new Paragraph(getTranslation("author.flags.lead"));
        lead.addClassName("lk-lead");
        table.part(getTranslation("author.question"), this::question);
        table.part(getTranslation("author.flags.doubts"), this::doubts);
        table.getColumns().get(0).setAutoWidth(false).setFlexGrow(2).setWidth("7rem");
        table.getColumns().get(1).setAutoWidth(false).setFlexGrow(3).setWidth("9rem");
        if (bank.mayApprove()) table.part(getTranslation("author.flags.answer"), this::answering);
        table.whenEmpty(VaadinIcon.FLAG_O, getTranslation("author.flags.none"));
        add(lead, table);
        read();
    }

    private void read() {
        table.reading(() -> {
            var tasks = flags.tasks();
            var authors = bank.questions()
                    .authors(tasks.stream().map(task -> task.question().id()).toList());
            mine = tasks.stream()
                    .map(task -> task.question().id())
                    .filter(id -> bank.subject().equals(authors.get(id)))
                    .collect(Collectors.toSet());
            // Whoever wrote a question sees first what is doubted about it; the order is otherwise that of the tasks.
            table.setItems(tasks.stream()
                    .sorted(Comparator.comparing(
                            task -> !mine.contains(task.question().id())))
                    .toList());
        });
    }

    private Component question(FlagTask task) {
        var stem = new PictureText(task.question().body().stem());
        stem.addClassName("lk-quiet");
        var cell = new Div(
                QuestionView.link(task.question().identifier(), task.question().id()), stem);
        if (mine.contains(task.question().id())) cell.add(new Badge(getTranslation("author.flags.mine"), Tone.WAIT));
        cell.addClassName("lk-cell");
        return cell;
    }

    private Component doubts(FlagTask task) {
        var cell = new Div(new Badge(getTranslation("author.flags.count", task.count()), Tone.WAIT));
        task.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(reason -> cell.add(new Badge(reason(reason.getKey()) + " " + reason.getValue(), Tone.PLAIN)));
        var formats = Formats.of(getLocale());
        task.voices().stream()
                .filter(voice -> !voice.doubt().text().isEmpty())
                .limit(VOICES_SHOWN)
                .forEach(voice -> {
                    var said = new Span(getTranslation(
                            "author.flags.voice",
                            voice.doubt().text(),
                            formats.day(voice.day()),
                            Integer.toString(voice.version())));
                    said.addClassName("lk-quiet");
                    cell.add(said);
                });
        cell.addClassName("lk-cell");
        return cell;
    }

    private String reason(Doubt.Reason reason) {
        return getTranslation("author.flags.reason." + reason.name().toLowerCase(Locale.ROOT));
    }

    private Component answering(FlagTask task) {
        var answer = new Button(
                getTranslation("author.flags.answer"),
                click -> new FlagAnswerDialog((outcome, remark) -> answer(task, outcome, remark)).open());
        answer.addThemeVariants(ButtonVariant.LUMO_SMALL);
        answer.setAriaLabel(
                getTranslation("author.flags.answer") + " " + task.question().identifier());
        return answer;
    }

    private void answer(FlagTask task, FlagAnswer.Outcome outcome, String remark) {
        int answered = flags.answer(task.question().id(), new FlagAnswer(outcome, remark, bank.now()), bank.subject());
        Notices.done(getTranslation("author.flags.answered", answered));
        read();
    }
}
