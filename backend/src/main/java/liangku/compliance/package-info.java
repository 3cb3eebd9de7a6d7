/** Rates as of a date: one way to compute each, from facts that can be recomputed. */
@NullMarked
package liangku.compliance;

import org.jspecify.annotations.NullMarked;
