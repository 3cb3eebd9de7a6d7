/** Papers people sit: from start to marks. Knows no answer keys. */
@NullMarked
package liangku.exam;

import org.jspecify.annotations.NullMarked;
