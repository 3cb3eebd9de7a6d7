package liangku.exam;

import java.util.Collection;
import java.util.List;

/** Whether the answers of an attempt follow one another as their phones say. Pure. */
sealed interface AnswerChain {

    /** No answer says what it follows: they came from an old client, or from none of ours. */
    record None() implements AnswerChain {}

    record Whole() implements AnswerChain {}

    /** @param seq of the first answer that follows from none before it, or is earlier than the one it follows */
    record Broken(long seq) implements AnswerChain {}

    /**
     * Each phone has a chain of its own, from the same beginning; answers without a link are of before there were chains.
     *
     * @param aside what came and is not in the journal
     */
    static AnswerChain of(Sitting sitting, List<Answer> journal, Collection<AnswerLink> aside) {
        var ends = new ChainEnds(sitting, aside);
        var linked = false;
        for (var answer : journal) {
            if (answer.link().isEmpty()) {
                continue;
            }
            linked = true;
            if (!ends.goOn(answer.link().get())) {
                return new Broken(answer.seq());
            }
        }
        return linked ? new Whole() : new None();
    }
}
