package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.UnaryOperator;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.Exams;
import liangku.exam.PastAttempt;

/** What somebody sat, the newest first. */
public final class AttemptTable {

    private AttemptTable() {}

    public static Component of(List<PastAttempt> attempts, Exams exams, Formats formats, UnaryOperator<String> words) {
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
        table.setItems(attempts);
        return table.asTallAsItsRows();
    }
}
