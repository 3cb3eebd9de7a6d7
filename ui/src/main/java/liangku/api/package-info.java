/** REST under /api/v1: the public contract. Thin: reads the request, asks a service, writes the answer. */
@NullMarked
package liangku.api;

import org.jspecify.annotations.NullMarked;
