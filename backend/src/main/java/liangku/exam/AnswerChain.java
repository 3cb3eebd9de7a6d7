package liangku.exam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the answers of an attempt follow one another as their phones say. Pure. */
sealed interface AnswerChain {

    /** No answer says what it follows: they came from an old client, or from none of ours. */
    record None() implements AnswerChain {}

    record Whole() implements AnswerChain {}

    /** @param seq of the first answer that follows from none before it, or is earlier than the one it follows */
    record Broken(long seq) implements AnswerChain {}

    /** Each phone has a chain of its own, from the same beginning; answers without a link are of before there were chains. */
    static AnswerChain of(Sitting sitting, List<Answer> journal) {
        var beginning = AnswerLink.beginning(sitting);
        Map<String, Long> ends = new HashMap<>();
        var linked = false;
        for (var answer : journal) {
            if (answer.link().isEmpty()) {
                continue;
            }
            linked = true;
            var link = answer.link().get();
            var before =
                    link.chain().equals(beginning) ? Optional.of(0L) : Optional.ofNullable(ends.remove(link.chain()));
            if (before.filter(elapsed -> elapsed <= link.elapsedMs()).isEmpty()) {
                return new Broken(answer.seq());
            }
            ends.put(link.link(), link.elapsedMs());
        }
        return linked ? new Whole() : new None();
    }
}
