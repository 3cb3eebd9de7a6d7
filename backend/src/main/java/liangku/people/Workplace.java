package liangku.people;

import liangku.employer.Category;

/** Where somebody works, with the kind of business it is, which says what they owe. */
public record Workplace(Employment employment, Category category) {}
