package liangku.questionbank;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate sees: questions and options in this paper's own order, and no answer key.
 *
 * @param digest lower-case hex SHA-256 over the canonical form of the items, the same whenever the paper is rebuilt
 * @param points sum of the points of the items that count
 * @param parts its named sections in order, empty if they have no names
 * @param expectedScore what a trained candidate is expected to earn of it, 0..1, four decimals; none of a paper that was
 *     drawn before drawing knew. Not for the candidate
 */
public record Paper(
        PaperKey key,
        String digest,
        int points,
        List<PaperItem> items,
        List<Part> parts,
        Optional<BigDecimal> expectedScore) {

    /** A named section; it begins with item {@code from}. */
    public record Part(int from, String titleZh, String titleEn) {}

    public Paper {
        parts = List.copyOf(parts);
        items = items instanceof ShownItems ? items : List.copyOf(items);
    }
}
