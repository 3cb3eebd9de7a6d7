package liangku.compliance;

import liangku.employer.Category;

/** The figures of one kind of business. */
public record CategoryFigures(Category category, Figures figures) {}
