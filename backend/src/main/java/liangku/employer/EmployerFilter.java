package liangku.employer;

import java.util.Optional;

/**
 * What to look for; everything empty = all.
 *
 * @param text part of the name, or a whole unified code or licence number
 * @param region code prefix of a subtree
 */
public record EmployerFilter(
        Optional<String> text, Optional<String> region, Optional<Category> category, Optional<Status> status) {

    /** Everything the scope allows. */
    public static EmployerFilter all() {
        return new EmployerFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Part of a name, or a whole number. */
    public static EmployerFilter text(String text) {
        return new EmployerFilter(
                Optional.of(text).filter(t -> !t.isBlank()), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
