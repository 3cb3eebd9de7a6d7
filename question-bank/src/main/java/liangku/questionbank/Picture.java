package liangku.questionbank;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A picture that stands in questions, named by what it holds.
 *
 * <p>In a text it is written {@code ![words](picture:<sha256>)}; the words are for who cannot see it.
 *
 * @param sha256 lower-case hex
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/gif}
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(String sha256, String mediaType, int width, int height) {

    /** Most characters (code points) of the words that stand for a picture. */
    public static final int WORDS_MAX = 200;

    /**
     * How a text names a picture: group 1 the words, group 2 the hash.
     *
     * <p>The words hold no {@code ![}, so that a text which ends in one does not become words of the picture after it.
     */
    public static final Pattern REFERENCE =
            Pattern.compile("!\\[((?:(?!!\\[)[^\\]\\n]){0,%d}+)]\\(picture:([0-9a-f]{64})\\)".formatted(WORDS_MAX));

    private static final Pattern NO_WORDS = Pattern.compile("[\\]\\r\\n]|(?<=!)\\[");

    /** {@return this picture as a text names it} */
    public String reference(String words) {
        return reference(words.strip(), sha256);
    }

    /**
     * {@return a picture as a text names it, which {@link #REFERENCE} finds}
     *
     * @param words what a reference cannot hold becomes a blank, what is longer than {@link #WORDS_MAX} goes
     */
    public static String reference(String words, String sha256) {
        var held = NO_WORDS.matcher(words).replaceAll(" ");
        int end = held.offsetByCodePoints(0, Math.min(WORDS_MAX, held.codePointCount(0, held.length())));
        return "![%s](picture:%s)".formatted(held.substring(0, end), sha256);
    }

    /** {@return the hashes of the pictures a text names, each once} */
    public static List<String> in(String text) {
        if (!text.contains("](picture:")) return List.of();
        return REFERENCE
                .matcher(text)
                .results()
                .map(found -> found.group(2))
                .distinct()
                .toList();
    }
}
