package liangku.compliance;

import liangku.employer.Category;

/** The rates of one kind of business, with the rule by which these were counted. */
public record CategoryFigures(Category category, Rates rates) {

    public Figures figures() {
        return rates.figures();
    }
}
