/** Personal data at rest: encrypted, found by a blind index, shown masked. */
@NullMarked
package liangku.privacy;

import org.jspecify.annotations.NullMarked;
