package liangku.questionbank;

import java.util.Optional;

/**
 * A text of a question as it is read aloud.
 *
 * @param said a picture by its words, white space folded
 */
public record Heard(Language language, String said, Optional<Recording> recording) {

    /** Which of its two languages the question says it in. */
    public enum Language {
        ZH,
        EN
    }
}
