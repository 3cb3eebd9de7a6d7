package liangku.questionbank;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param questions newest versions, by identifier
 * @param next where the next page begins; empty on the last
 */
public record QuestionPage(List<Question> questions, Optional<String> next) {

    public QuestionPage {
        questions = List.copyOf(questions);
    }
}
