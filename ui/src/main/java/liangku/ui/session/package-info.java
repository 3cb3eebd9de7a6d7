/** Exam sessions at the desks of regulators and employers: what is scheduled, who is named, how far everybody is. */
@NullMarked
package liangku.ui.session;

import org.jspecify.annotations.NullMarked;
