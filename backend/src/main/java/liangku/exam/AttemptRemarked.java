package liangku.exam;

/**
 * Answers that arrived late changed the marks of an attempt. Published in the transaction that marked it anew.
 *
 * @param marked the attempt as it is marked now
 * @param revision 2 for the first time
 */
public record AttemptRemarked(AttemptMarked marked, int revision) {}
