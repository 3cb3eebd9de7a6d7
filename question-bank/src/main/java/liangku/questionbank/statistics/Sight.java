package liangku.questionbank.statistics;

import java.util.Optional;
import java.util.Set;

/**
 * One candidate before one item.
 *
 * @param share earned of its points, 0..1
 * @param rest what the others of the same paper say, see {@link PaperReader#rest}
 * @param seconds spent on it; 0 if not known
 * @param chosen the author's numbers of the options chosen; absent if nothing was answered
 */
public record Sight(double share, double rest, int seconds, Optional<Set<Integer>> chosen) {

    public Sight {
        chosen = chosen.map(Set::copyOf);
    }
}
