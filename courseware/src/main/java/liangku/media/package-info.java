/** Files of any size behind one port: a folder or any S3 store. */
@NullMarked
package liangku.media;

import org.jspecify.annotations.NullMarked;
