package liangku.search;

/**
 * Something found.
 *
 * @param title empty for people: the caller reads the name, masked, from the truth
 * @param score larger is better; comparable only within one answer
 */
public record Hit(SearchKind kind, String id, String title, double score) {}
