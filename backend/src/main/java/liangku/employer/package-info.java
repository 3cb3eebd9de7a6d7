/** The enterprise archive: who feeds the city, where, in which category, and which part of it a caller may see. */
@NullMarked
package liangku.employer;

import org.jspecify.annotations.NullMarked;
