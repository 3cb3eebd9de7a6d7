/** The duty matrix: which post in which category must learn and sit what, as of which day. */
@NullMarked
package liangku.programme;

import org.jspecify.annotations.NullMarked;
