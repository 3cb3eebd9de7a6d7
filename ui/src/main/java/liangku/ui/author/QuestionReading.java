package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import java.util.stream.Collectors;
import liangku.questionbank.Question;
import liangku.ui.kit.Formats;

/** A question to be read, line by line: what stands where authors have fields, for who judges and does not write. */
class QuestionReading extends Div {

    private static final long serialVersionUID = 1L;

    private final NativeTableBody body;

    QuestionReading(Bank bank, Question question) {
        addClassName("lk-compare");
        var table = new NativeTable();
        body = table.getBody();
        QuestionSheet.of(question, bank, this::getTranslation, Formats.of(getLocale()))
                .forEach(this::line);
        line(
                getTranslation("author.question.tags"),
                question.labels().tags().stream()
                        .map(tag -> TagWord.of(tag, this))
                        .collect(Collectors.joining("\n")));
        line(
                getTranslation("author.question.enemies"),
                String.join("\n", question.labels().enemies()));
        if (question.body().needsTyping()) {
            line(getTranslation("author.question.attention"), getTranslation("author.question.typing"));
        }
        add(table);
    }

    private void line(String heading, String text) {
        if (text.isBlank()) return;
        var row = body.addRow();
        row.addHeaderCell().setText(heading);
        row.addDataCell().add(new PictureText(text));
    }
}
