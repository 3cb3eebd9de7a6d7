/** The first start: the invented city or an empty house, the library we wrote, and the small receiver that plays the supervision platform. */
@NullMarked
package liangku.demo;

import org.jspecify.annotations.NullMarked;
