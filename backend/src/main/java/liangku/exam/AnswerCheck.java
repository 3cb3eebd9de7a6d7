package liangku.exam;

import liangku.questionbank.Misfit;
import liangku.questionbank.Paper;
import liangku.questionbank.Responses;

/** Whether an answer can be one to this paper at all; right or wrong is not known here. Pure. */
final class AnswerCheck {

    private AnswerCheck() {}

    /** What came of checking. */
    sealed interface Checked {

        /** @param answer the same answer in the one form it is stored in */
        record Fits(Answer answer) implements Checked {}

        /** @param why names the item, what came and what was wanted */
        record Unfit(Misfit why) implements Checked {}
    }

    static Checked check(Paper paper, Answer answer) {
        if (answer.seq() < 1) {
            return new Checked.Unfit(Misfit.of(Misfit.Why.NO_NUMBER, answer.seq()));
        }
        if (answer.item() < 1 || answer.item() > paper.items().size()) {
            return new Checked.Unfit(
                    Misfit.of(Misfit.Why.NO_ITEM, answer.item(), paper.items().size()));
        }
        var item = paper.items().get(answer.item() - 1);
        return switch (Responses.read(item, answer.response().values())) {
            case Responses.Reading.Unfit(var why) -> new Checked.Unfit(why);
            case Responses.Reading.Understood(var response) ->
                new Checked.Fits(new Answer(answer.seq(), answer.item(), response, answer.link()));
        };
    }
}
