package liangku.ui.author;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import liangku.questionbank.Quarantine;

/** What speaks against a question, as a sentence in the reader's language. */
final class EvidenceLine {

    private static final Numbers NUMBERS = new Numbers(Locale.ROOT);

    private EvidenceLine() {}

    static String of(Quarantine.Evidence evidence, Component words) {
        return words.getTranslation(
                "author.quarantine." + evidence.reason().name().toLowerCase(Locale.ROOT),
                value(evidence),
                compared(evidence),
                evidence.shown(),
                evidence.since());
    }

    private static String value(Quarantine.Evidence evidence) {
        return switch (evidence.reason()) {
            case NEGATIVE -> String.format(Locale.ROOT, "%.2f", evidence.value());
            case TOO_HARD, TOO_EASY, LEAKED -> NUMBERS.percent(evidence.value());
        };
    }

    private static String compared(Quarantine.Evidence evidence) {
        return switch (evidence.reason()) {
            case NEGATIVE -> String.format(Locale.ROOT, "%.1f", Math.abs(evidence.compared()));
            case TOO_HARD, TOO_EASY, LEAKED -> NUMBERS.percent(evidence.compared());
        };
    }
}
