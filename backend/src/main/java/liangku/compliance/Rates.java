package liangku.compliance;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The figures of a {@link Cut}, with what is needed to recompute them.
 *
 * @param version of the reported figures, if the day was reported for just this cut: late data make the next one; empty
 *     where they were computed now
 */
public record Rates(Cut cut, String ruleVersion, Figures figures, Optional<Integer> version) {

    public LocalDate asOf() {
        return cut.asOf();
    }
}
