package liangku.certificate;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** What asking for a certificate's PDF came to. */
public sealed interface Pdf {

    /**
     * @param content to be read once
     * @param bytes how many there are
     * @param sha256 of the content, lower-case hex; checked against what was stored
     */
    record Ready(InputStream content, int bytes, String sha256) implements Pdf {
        static Ready of(byte[] content, String sha256) {
            return new Ready(new ByteArrayInputStream(content), content.length, sha256);
        }
    }

    record NotFound() implements Pdf {}

    /** No font has a character of it, and it is never printed as a box: it waits for one that has, see {@link Unprinted}. */
    record NoFont() implements Pdf {}
}
