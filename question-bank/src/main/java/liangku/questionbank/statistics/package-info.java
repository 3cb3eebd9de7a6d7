/**
 * What answers say about questions and exams, computed so that it stays true although no two candidates saw the same paper.
 * Pure: knows {@code java.*} and itself.
 */
@NullMarked
@NamedInterface("statistics")
package liangku.questionbank.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
