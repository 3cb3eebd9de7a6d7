package liangku.questionbank;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param questions newest versions, in the order that was asked for
 * @param figures what answers say of them; those of which they say nothing are left out
 * @param next where the next page begins; empty on the last
 */
public record QuestionPage(List<Question> questions, Map<QuestionId, QuestionFigures> figures, Optional<String> next) {

    public QuestionPage {
        questions = List.copyOf(questions);
        figures = Map.copyOf(figures);
    }
}
