/** Listens, and tells people what concerns them. */
@NullMarked
package liangku.notification;

import org.jspecify.annotations.NullMarked;
