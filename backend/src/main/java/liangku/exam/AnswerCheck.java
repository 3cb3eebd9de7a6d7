package liangku.exam;

import liangku.questionbank.Paper;
import liangku.questionbank.Responses;

/** Whether an answer can be one to this paper at all; right or wrong is not known here. Pure. */
final class AnswerCheck {

    private AnswerCheck() {}

    /** What came of checking. */
    sealed interface Checked {

        /** @param answer the same answer in the one form it is stored in */
        record Fits(Answer answer) implements Checked {}

        /** @param sentence names the item, what came and what was wanted */
        record Unfit(String sentence) implements Checked {}
    }

    static Checked check(Paper paper, Answer answer) {
        if (answer.seq() < 1) {
            return new Checked.Unfit("seq %d came, numbers begin at 1".formatted(answer.seq()));
        }
        if (answer.item() < 1 || answer.item() > paper.items().size()) {
            return new Checked.Unfit("item %d was answered, the paper has 1 to %d"
                    .formatted(answer.item(), paper.items().size()));
        }
        var item = paper.items().get(answer.item() - 1);
        return switch (Responses.read(item, answer.response().values())) {
            case Responses.Reading.Unfit(var sentence) -> new Checked.Unfit(sentence);
            case Responses.Reading.Understood(var response) ->
                new Checked.Fits(new Answer(answer.seq(), answer.item(), response, answer.link()));
        };
    }
}
