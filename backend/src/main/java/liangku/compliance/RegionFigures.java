package liangku.compliance;

import liangku.employer.Region;

/** The figures of a region and everything below it. */
public record RegionFigures(Region region, Figures figures) {}
