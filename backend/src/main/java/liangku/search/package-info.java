/** Finds courses, lessons, questions, businesses and people within the caller's scope. */
@NullMarked
package liangku.search;

import org.jspecify.annotations.NullMarked;
