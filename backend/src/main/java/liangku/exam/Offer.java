package liangku.exam;

/**
 * An exam that concerns somebody now.
 *
 * @param items questions on its paper
 * @param points of its paper
 * @param attemptsUsed in the current period, a running one included
 */
public record Offer(Exam exam, int items, int points, Eligibility eligibility, int attemptsUsed) {}
