package liangku.exam;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the chains of the phones of one attempt end, with the paper for one that has brought nothing. Each phone has a chain
 * of its own, and its clock never runs backwards. What was set aside, as it was refused or waits for a person, counts for
 * nothing, and what follows it follows all the same. Not for two threads.
 */
final class ChainEnds {

    private final String beginning;
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, AnswerLink> aside = new HashMap<>();

    ChainEnds(Sitting sitting, Collection<AnswerLink> aside) {
        this.beginning = AnswerLink.beginning(sitting);
        ends.put(beginning, 0L);
        aside.forEach(this::setAside);
    }

    void setAside(AnswerLink link) {
        aside.put(link.link(), link);
    }

    /** {@return whether it follows from what is known of its phone}; its chain ends with it then. */
    boolean goOn(AnswerLink link) {
        var before = link.chain();
        var elapsedMs = link.elapsedMs();
        while (!ends.containsKey(before) && aside.containsKey(before)) {
            var between = aside.get(before);
            if (between.elapsedMs() > elapsedMs) {
                return false;
            }
            before = between.chain();
            elapsedMs = between.elapsedMs();
        }
        var end = ends.get(before);
        if (end == null || end > elapsedMs) {
            return false;
        }
        // All begin with the paper: there another phone may still begin.
        if (!before.equals(beginning)) {
            ends.remove(before);
        }
        ends.put(link.link(), link.elapsedMs());
        return true;
    }
}
