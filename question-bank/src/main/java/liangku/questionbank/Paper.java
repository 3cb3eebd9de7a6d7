package liangku.questionbank;

import java.util.List;

/**
 * What a candidate sees: questions and options in this paper's own order, and no answer key.
 *
 * @param digest lower-case hex SHA-256 over the canonical form of the items, the same whenever the paper is rebuilt
 * @param points sum of the items' points
 */
public record Paper(PaperKey key, String digest, int points, List<PaperItem> items) {

    public Paper {
        items = List.copyOf(items);
    }
}
