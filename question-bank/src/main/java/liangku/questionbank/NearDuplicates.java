package liangku.questionbank;

import java.util.List;
import java.util.Optional;

/**
 * A part of the report of near-duplicates.
 *
 * @param pairs by the first one's identifier; each pair once
 * @param next where the next part begins; empty when all questions were looked at. A part may have no pairs and still have
 *     a next one: it looks at a bounded number of questions.
 */
public record NearDuplicates(List<Pair> pairs, Optional<String> next) {

    /** Two questions that say nearly the same. */
    public record Pair(QuestionId id, String identifier, Similar other) {}

    public NearDuplicates {
        pairs = List.copyOf(pairs);
    }
}
