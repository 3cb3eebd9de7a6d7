package liangku.compliance;

import liangku.employer.Region;

/** The rates of a region and everything below it, with the rule by which these were counted. */
public record RegionFigures(Region region, Rates rates) {

    public Figures figures() {
        return rates.figures();
    }
}
