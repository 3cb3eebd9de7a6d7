package liangku.exam;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.questionbank.Paper;
import liangku.questionbank.PaperItem;
import liangku.questionbank.PaperOption;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.Response;

/** Whether an answer can be one to this paper at all; right or wrong is not known here. Pure. */
final class AnswerCheck {

    private static final List<String> TRUE_OR_FALSE = List.of("T", "F");

    private AnswerCheck() {}

    /** {@return a sentence that names the item and what came; empty if the paper has such an item and option} */
    static Optional<String> fault(Paper paper, Answer answer) {
        if (answer.seq() < 1) {
            return Optional.of("seq %d came, numbers begin at 1".formatted(answer.seq()));
        }
        if (answer.item() < 1 || answer.item() > paper.items().size()) {
            return Optional.of("item %d was answered, the paper has 1 to %d"
                    .formatted(answer.item(), paper.items().size()));
        }
        var item = paper.items().get(answer.item() - 1);
        var letters = letters(item);
        for (var letter : answer.response().values()) {
            if (!letters.contains(letter)) {
                return Optional.of("item %d was answered '%s', it has %s".formatted(answer.item(), letter, letters));
            }
        }
        var chosen = Set.copyOf(answer.response().values()).size();
        return chosen > 1 && item.kind() != QuestionKind.MULTIPLE
                ? Optional.of("item %d takes one answer, %d came".formatted(answer.item(), chosen))
                : Optional.empty();
    }

    /** {@return the same answer in the one form it is stored in: letters ascending, each once} */
    static Answer normal(Answer answer) {
        return new Answer(
                answer.seq(),
                answer.item(),
                new Response(
                        answer.response().values().stream().sorted().distinct().toList()));
    }

    private static List<String> letters(PaperItem item) {
        return switch (item.kind()) {
            case TRUE_FALSE -> TRUE_OR_FALSE;
            case SINGLE, MULTIPLE ->
                item.options().stream().map(PaperOption::key).toList();
        };
    }
}
