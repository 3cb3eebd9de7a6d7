/** Exam rooms at the desks: an employer opens one, pairs a device, sees who sits and what happened; a regulator reads it. */
@NullMarked
package liangku.ui.room;

import org.jspecify.annotations.NullMarked;
