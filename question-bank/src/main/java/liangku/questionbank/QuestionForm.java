package liangku.questionbank;

import java.util.List;

/**
 * A question as someone typed it, by hand or in a file: nothing is checked yet. {@link FormReader} turns it into content
 * or says what is wrong.
 *
 * @param topic leaf code, leaf code and name, or the name
 * @param asked what is asked and what is right
 * @param parts of a case, in order; empty otherwise
 * @param more what may be left out
 */
public record QuestionForm(
        String identifier,
        String topic,
        String difficulty,
        PartForm asked,
        String explanation,
        String source,
        MoreForm more,
        List<PartForm> parts) {

    public QuestionForm {
        parts = List.copyOf(parts);
    }

    /** A question of which nothing more is said. */
    public QuestionForm(
            String identifier,
            String kind,
            String topic,
            String difficulty,
            String stem,
            List<String> options,
            String answer,
            String explanation,
            String source,
            String scoring) {
        this(
                identifier,
                topic,
                difficulty,
                new PartForm(kind, stem, options, answer, scoring, ""),
                explanation,
                source,
                MoreForm.NOTHING,
                List.of());
    }

    /** {@return a question as an author would type it, for editing} */
    public static QuestionForm of(Question question) {
        return of(question.content(), question.labels());
    }

    /** {@return content and labels as an author would type them} */
    public static QuestionForm of(QuestionContent content, Labels labels) {
        return new QuestionForm(
                content.identifier(),
                content.knowledgePoint(),
                Integer.toString(content.difficulty()),
                PartForm.of(content.body()),
                content.explanation(),
                content.source(),
                MoreForm.of(content, labels),
                PartForm.partsOf(content.body()));
    }

    /** {@return the same question about another leaf} */
    QuestionForm about(String leaf) {
        return new QuestionForm(identifier, leaf, difficulty, asked, explanation, source, more, parts);
    }

    /** {@return the same question, its labels as they are} */
    QuestionForm leavingLabels() {
        return new QuestionForm(identifier, topic, difficulty, asked, explanation, source, more.leavingLabels(), parts);
    }

    public String kind() {
        return asked.kind();
    }

    public String stem() {
        return asked.stem();
    }

    public List<String> options() {
        return asked.options();
    }

    public String answer() {
        return asked.answer();
    }

    public String scoring() {
        return asked.scoring();
    }
}
