/** Certificates: issued, rendered, signed, verified, revoked. Never rewritten. */
@NullMarked
package liangku.certificate;

import org.jspecify.annotations.NullMarked;
