package liangku.exam;

import java.time.Duration;

/**
 * An exam that concerns somebody now.
 *
 * @param items questions on its paper
 * @param points of its paper
 * @param limit the exam's time, with what this person was granted
 * @param attemptsUsed in the current period, a running one included
 */
public record Offer(Exam exam, int items, int points, Duration limit, Eligibility eligibility, int attemptsUsed) {}
