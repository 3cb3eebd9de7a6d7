/** Append-only, hash-chained record of who did what. */
@NullMarked
package liangku.audit;

import org.jspecify.annotations.NullMarked;
