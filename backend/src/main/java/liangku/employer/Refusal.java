package liangku.employer;

/**
 * Why a value or a row was not taken.
 *
 * @param code stable, for machines, e.g. {@code bad-check-digit}
 * @param reason a sentence for people: what came and what was wanted; no full personal data
 */
public record Refusal(String code, String reason) {}
