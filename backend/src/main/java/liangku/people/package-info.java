/** Workers and their employments as dated facts. */
@NullMarked
package liangku.people;

import org.jspecify.annotations.NullMarked;
