/** One place to look for anything the caller may see. */
@NullMarked
package liangku.ui.search;

import org.jspecify.annotations.NullMarked;
