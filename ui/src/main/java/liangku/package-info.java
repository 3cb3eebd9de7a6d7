/** Two libraries, one platform: starts the house. */
@NullMarked
package liangku;

import org.jspecify.annotations.NullMarked;
