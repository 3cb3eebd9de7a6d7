/** The desks of authors, employers, regulators and administrators. */
@NullMarked
package liangku.ui;

import org.jspecify.annotations.NullMarked;
