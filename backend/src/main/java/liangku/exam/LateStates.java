package liangku.exam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liangku.questionbank.Response;

/**
 * What counted of a paper when its time was up, and after each answer that came late. Late answers come line by line as the
 * journal has them, whatever batches they came in. One that was given before another to its item counts no more, as its
 * candidate has answered anew since. Pure.
 */
final class LateStates {

    private LateStates() {}

    /**
     * {@return the answers by item, first those of the journal without late ones}
     *
     * @param late numbers of the journal, all behind those that came in time
     */
    static List<Map<Integer, Response>> of(List<Answer> journal, Set<Long> late) {
        Map<Integer, Response> counting = new HashMap<>();
        Map<Integer, Long> givenLast = new HashMap<>();
        List<Map<Integer, Response>> states = new ArrayList<>();
        for (var answer : journal) {
            var isLate = late.contains(answer.seq());
            if (isLate && states.isEmpty()) {
                states.add(Map.copyOf(counting));
            }
            var given = answer.link().map(AnswerLink::elapsedMs);
            var superseded = isLate
                    && given.filter(elapsed -> elapsed < givenLast.getOrDefault(answer.item(), 0L))
                            .isPresent();
            if (!superseded) {
                counting.put(answer.item(), answer.response());
            }
            given.ifPresent(elapsed -> givenLast.merge(answer.item(), elapsed, Math::max));
            if (isLate) {
                states.add(Map.copyOf(counting));
            }
        }
        return states.isEmpty() ? List.of(Map.copyOf(counting)) : List.copyOf(states);
    }
}
