/** Small parts the desks share: figures, badges, bars, charts, imports. They show what they are given and know no rules. */
@NullMarked
package liangku.ui.kit;

import org.jspecify.annotations.NullMarked;
