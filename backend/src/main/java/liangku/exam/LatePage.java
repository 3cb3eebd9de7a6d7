package liangku.exam;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Attempts of which answers wait for a person, the longest waiting first: one that brings many takes one place of the list.
 *
 * @param next empty at the end
 */
public record LatePage(List<LateAttempt> attempts, Optional<Place> next) {

    public LatePage {
        attempts = List.copyOf(attempts);
    }

    /** Where an attempt stands in the list. It says when, as the attempt itself is not there any more once it is decided. */
    public record Place(Instant since, AttemptId attempt) {

        /** {@return the place that was written so, or nothing} */
        public static Optional<Place> parse(String text) {
            var parts = text.split("_", 2);
            try {
                return parts.length == 2
                        ? Optional.of(new Place(Instant.parse(parts[0]), AttemptId.of(parts[1])))
                        : Optional.empty();
            } catch (DateTimeException | IllegalArgumentException none) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return since + "_" + attempt;
        }
    }
}
