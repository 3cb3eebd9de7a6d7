package liangku.questionbank;

import java.time.Instant;

/**
 * There is a new version of a blueprint, and exams that name it draw by it from their next attempt on. Published in the
 * transaction that writes it.
 *
 * @param version from 1
 * @param by a subject such as {@code account:<uuid>}
 */
public record BlueprintPublished(String code, int version, String by, Instant at) {}
