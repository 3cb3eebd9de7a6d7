package liangku.questionbank;

import java.util.List;
import java.util.Optional;

/**
 * A page of the texts that nobody has recorded.
 *
 * @param next to go on after; empty at the end. A page may be empty and have one
 */
public record WantedRecordings(List<Wanted> texts, Optional<String> next) {

    /**
     * @param said what is to be read, as {@link Heard} has it
     * @param identifier of the first question that says it
     */
    public record Wanted(Heard.Language language, String said, String identifier) {}

    public WantedRecordings {
        texts = List.copyOf(texts);
    }
}
