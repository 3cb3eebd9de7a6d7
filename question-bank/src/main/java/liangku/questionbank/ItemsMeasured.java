package liangku.questionbank;

import java.time.Instant;

/**
 * The difficulties of all items were measured anew. Published in the measuring transaction.
 *
 * @param papers how many they were measured from
 * @see ItemStatistics#expected
 */
public record ItemsMeasured(int papers, Instant at) {}
