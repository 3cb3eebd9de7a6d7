/** Who is calling and what for: sign-in, roles, tokens, scopes. */
@NullMarked
package liangku.identity;

import org.jspecify.annotations.NullMarked;
