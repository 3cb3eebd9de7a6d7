/** The feed to the supervision platform: numbered, signed, reconcilable, replayable. */
@NullMarked
package liangku.supervision;

import org.jspecify.annotations.NullMarked;
