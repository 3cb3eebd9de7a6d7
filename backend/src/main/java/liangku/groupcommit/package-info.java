/** Many callers, one transaction: the cost of a commit shared by all who came while the one before was under way. */
@NullMarked
package liangku.groupcommit;

import org.jspecify.annotations.NullMarked;
