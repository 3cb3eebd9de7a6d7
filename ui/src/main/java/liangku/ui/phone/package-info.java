/** Hands out the workers' phone client; its source is in src/main/phone. */
@NullMarked
package liangku.ui.phone;

import org.jspecify.annotations.NullMarked;
