package liangku.media;

import java.util.regex.Pattern;

/**
 * A file of a lesson, addressed by its content: the same bytes have the same address, and an address never changes what
 * it shows. That is what lets phones keep it for ever.
 *
 * @param sha256 64 characters of lower-case hex
 * @param name with an ending that {@link MediaKind} knows; only for people and players, the digest is what counts
 */
public record Media(String sha256, String name) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public Media {
        if (!isAddress(sha256, name)) {
            throw new IllegalArgumentException("'%s/%s' is no address of lesson media".formatted(sha256, name));
        }
    }

    /** {@return whether these two could be the address of a file, whoever sent them} */
    public static boolean isAddress(String sha256, String name) {
        return SHA256.matcher(sha256).matches()
                && NAME.matcher(name).matches()
                && MediaKind.ofName(name).isPresent();
    }

    public MediaKind kind() {
        return MediaKind.ofName(name).orElseThrow();
    }

    /** {@return the path below the platform's address at which browsers get it} */
    public String url() {
        return "/media/" + sha256 + "/" + name;
    }

    String key() {
        return "lesson/" + sha256 + "/" + name;
    }
}
