/** All that happened to an attempt, joined from whoever noted something of it. */
@NullMarked
package liangku.timeline;

import org.jspecify.annotations.NullMarked;
