/** The frame of the desks: the door, the navigation, who is signed in, what is said when something went wrong. */
@NullMarked
package liangku.ui.shell;

import org.jspecify.annotations.NullMarked;
