/** The invented city a first start shows, and the small receiver that plays the supervision platform. */
@NullMarked
package liangku.demo;

import org.jspecify.annotations.NullMarked;
