package liangku.practice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import liangku.questionbank.Question;

/**
 * The doubts about one question that wait for an answer. Who raised them is not told: nobody must hesitate to.
 *
 * @param question its newest version
 * @param reasons how often each was given; those that were not are left out
 * @param voices the latest first, at most 100
 */
public record FlagTask(Question question, int count, Map<Doubt.Reason, Integer> reasons, List<Voice> voices) {

    /**
     * One doubt.
     *
     * @param version of the question that was seen
     * @param day on which it was raised
     */
    public record Voice(int version, Doubt doubt, LocalDate day) {}

    public FlagTask {
        reasons = Map.copyOf(reasons);
        voices = List.copyOf(voices);
    }
}
