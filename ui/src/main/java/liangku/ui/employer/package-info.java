/** The employer's desk: who may work today, who is due, and what to do about it. Its scope is the caller's own business. */
@NullMarked
package liangku.ui.employer;

import org.jspecify.annotations.NullMarked;
