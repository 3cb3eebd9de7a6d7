package liangku.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.employer.Scope;

/**
 * The kinds of business a request asks for: one, a group such as {@code C1} for all school canteens, or every one.
 *
 * @param code as given, upper case; empty for every kind
 */
record Kinds(Optional<String> code, Set<Category> all) {

    /** @throws Problem naming the codes there are */
    static Kinds of(Optional<String> code) {
        if (code.isEmpty()) {
            return new Kinds(Optional.empty(), Set.of());
        }
        var kinds = Category.coded(code.get());
        if (kinds.isEmpty()) {
            throw Problem.badRequest(
                    "unknown-category",
                    Arrays.stream(Category.values()).map(Enum::name).collect(Collectors.joining(", ")),
                    Problem.clipped(code.get()));
        }
        return new Kinds(Optional.of(code.get().toUpperCase(Locale.ROOT)), kinds);
    }

    /** {@return the one kind that is asked for; empty for a group or all} */
    Optional<Category> one() {
        return all.size() == 1 ? all.stream().findFirst() : Optional.empty();
    }

    /** {@return what may be seen of a group; a single kind is a filter of its own} */
    Scope within(Scope scope) {
        return all.size() > 1 ? scope.within(all) : scope;
    }
}
