package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;

/**
 * These questions were added, changed, approved, retired, or taken out with the import that brought them. At most 1,000 at
 * a time.
 */
public record QuestionsChanged(List<QuestionId> questions) {

    /** Large imports tell of their questions in parts, so that no event grows without bound. */
    static final int QUESTIONS_MAX = 1_000;

    public QuestionsChanged {
        questions = List.copyOf(questions);
    }

    static List<QuestionsChanged> inParts(List<QuestionId> questions) {
        List<QuestionsChanged> parts = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += QUESTIONS_MAX) {
            parts.add(new QuestionsChanged(questions.subList(from, Math.min(from + QUESTIONS_MAX, questions.size()))));
        }
        return parts;
    }
}
