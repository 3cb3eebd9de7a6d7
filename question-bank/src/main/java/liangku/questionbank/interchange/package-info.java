/**
 * Files of questions, in and out. Each format is one {@link ItemFormat}; what comes of an item is the bank's to say. Knows
 * the bank's public types, and the bank knows nothing of it.
 */
@NullMarked
@NamedInterface("interchange")
package liangku.questionbank.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
