package liangku.questionbank;

import java.time.Instant;

/**
 * A text read aloud, named by the bytes of its file.
 *
 * @param said the words it reads, as {@link Heard} has them
 * @param sha256 of the file, lower-case hex
 * @param mediaType {@code audio/mpeg} or {@code audio/mp4}
 * @param recordedBy a subject such as {@code account:<uuid>}
 */
public record Recording(String said, String sha256, String mediaType, String recordedBy, Instant recordedAt) {

    /** Largest file: a minute and more of speech. */
    public static final int BYTES_MAX = 512 * 1024;

    /** {@return the name of the words it reads: as short for a long text as for a word} */
    public String id() {
        return Spoken.name(said);
    }

    /** {@return where anybody may hear it} */
    public String url() {
        return url(sha256);
    }

    static String url(String sha256) {
        return "/media/recordings/" + sha256;
    }
}
