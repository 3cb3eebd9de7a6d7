package liangku.compliance;

import liangku.employer.Category;
import liangku.employer.EmployerId;

/** The figures of one business, whose people are counted as its employees. */
public record EmployerFigures(EmployerId employer, String name, String region, Category category, Figures figures) {

    /** {@return whether it reaches the targets (达标)} */
    public boolean compliant() {
        return figures.of(Indicator.COMPLIANT_UNITS).num() > 0;
    }
}
