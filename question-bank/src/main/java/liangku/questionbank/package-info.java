/** What may be asked, how a paper is drawn from a release, how answers are marked. Answer keys never leave this package. */
@NullMarked
package liangku.questionbank;

import org.jspecify.annotations.NullMarked;
