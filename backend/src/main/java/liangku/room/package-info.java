/** Exam rooms: one shared device of an employer, on which its people identify themselves one after another and sit an exam. */
@NullMarked
package liangku.room;

import org.jspecify.annotations.NullMarked;
