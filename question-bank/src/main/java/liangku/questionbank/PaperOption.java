package liangku.questionbank;

/** One option; {@code key} is the letter shown on this paper ("A" for the first), not the author's letter. */
public record PaperOption(String key, String text) {}
