package liangku.compliance;

import java.time.LocalDate;

/** The figures of a {@link Cut}, with what is needed to recompute them. */
public record Rates(Cut cut, String ruleVersion, Figures figures) {

    public LocalDate asOf() {
        return cut.asOf();
    }
}
