package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.Exams;
import liangku.exam.PastAttempt;

/** What somebody sat, the newest first. */
public final class AttemptTable {

    private AttemptTable() {}

    public static Component of(List<PastAttempt> attempts, Exams exams, Formats formats, UnaryOperator<String> words) {
        return of(attempts, exams, formats, words, Optional.empty());
    }

    /** @param show what is done to see how an attempt went; empty where that is nobody's business */
    public static Component of(
            List<PastAttempt> attempts,
            Exams exams,
            Formats formats,
            UnaryOperator<String> words,
            Optional<SerializableConsumer<PastAttempt>> show) {
        if (attempts.isEmpty()) {
            return new EmptyState(VaadinIcon.EDIT, words.apply("kit.attempt.none"));
        }
        var table = new Table<PastAttempt>();
        table.text(
                words.apply("kit.attempt.exam"),
                attempt -> exams.find(attempt.exam())
                        .map(exam -> formats.name(exam.titleZh(), exam.titleEn()))
                        .orElse(""));
        table.wideText(words.apply("kit.attempt.number"), attempt -> formats.count(attempt.number()));
        table.wideText(words.apply("kit.attempt.at"), attempt -> formats.moment(attempt.submittedAt()));
        table.text(words.apply("kit.attempt.percent"), attempt -> formats.percent(attempt.percent()));
        table.part(
                words.apply("kit.attempt.verdict"),
                attempt -> attempt.verdict() == Verdict.PASSED
                        ? new Badge(words.apply("kit.attempt.passed"), Tone.GOOD)
                        : new Badge(words.apply("kit.attempt.failed"), Tone.STOP));
        show.ifPresent(deed -> table.part("", attempt -> {
            var button = new Button(words.apply("kit.timeline.show"), click -> deed.accept(attempt));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            return button;
        }));
        table.setItems(attempts);
        return table.asTallAsItsRows();
    }
}
