/** The regulator's desk: rates as of any day, down to business and person. Its scope is the caller's area. */
@NullMarked
package liangku.ui.regulator;

import org.jspecify.annotations.NullMarked;
