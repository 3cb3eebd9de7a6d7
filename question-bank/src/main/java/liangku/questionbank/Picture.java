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

    /** How a text names a picture: group 1 the words, group 2 the hash. */
    public static final Pattern REFERENCE = Pattern.compile("!\\[([^\\]\\n]{0,200})]\\(picture:([0-9a-f]{64})\\)");

    /** {@return this picture as a text names it} */
    public String reference(String words) {
        return "![%s](picture:%s)"
                .formatted(words.replaceAll("[\\]\\[\\n]", " ").strip(), sha256);
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
