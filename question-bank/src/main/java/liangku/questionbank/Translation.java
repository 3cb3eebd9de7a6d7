package liangku.questionbank;

/**
 * A question in another language.
 *
 * @param explanation empty if it was not translated
 */
public record Translation(Wording words, String explanation) {}
