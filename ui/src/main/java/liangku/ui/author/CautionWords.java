package liangku.ui.author;

import java.util.List;
import java.util.Locale;
import liangku.questionbank.Caution;

/** What a blueprint may be published with, though its papers are worse for it, in sentences. */
final class CautionWords {

    private CautionWords() {}

    /** {@return a sentence for each} */
    static List<String> of(List<Caution> cautions, ObstacleWords.Words words) {
        return cautions.stream()
                .map(caution -> words.of("author.caution." + caution.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
