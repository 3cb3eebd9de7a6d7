/** What there is to learn and how far a learner got. Knows learners only by an opaque id. */
@NullMarked
package liangku.courseware;

import org.jspecify.annotations.NullMarked;
