package liangku.employer;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which businesses, and through them which people, a caller may see. Deny by default: whoever has no scope has
 * {@link Nothing}.
 */
public sealed interface Scope {

    /** {@return whether a business of this place and kind may be seen}; {@link ScopeSql} says the same in SQL */
    default boolean covers(EmployerId employer, String region, Category category) {
        return switch (this) {
            case Everything() -> true;
            case Area(var regions, var categories) ->
                categories.contains(category) && regions.stream().anyMatch(region::startsWith);
            case Own(var own) -> own.equals(employer);
            case Nothing() -> false;
        };
    }

    /** {@return what is left of it when only businesses of these kinds are asked for; one's own business stays one's own} */
    default Scope within(Set<Category> kinds) {
        return switch (this) {
            case Everything() -> new Area(Set.of(""), kinds);
            case Area(var regions, var categories) -> {
                var left = categories.stream().filter(kinds::contains).collect(Collectors.toSet());
                yield left.isEmpty() ? new Nothing() : new Area(regions, left);
            }
            case Own own -> own;
            case Nothing nothing -> nothing;
        };
    }

    /** Every business, e.g. for the city itself. */
    record Everything() implements Scope {}

    /**
     * A regulator's: businesses whose region code starts with one of {@code regions} and whose category is among
     * {@code categories}.
     *
     * @param regions region-code prefixes of the subtrees, e.g. {@code 3715} for the city, {@code 371502} for a county,
     *     "" for all there are
     * @param categories never empty; all of {@link Category} for a regulator without a sector
     */
    record Area(Set<String> regions, Set<Category> categories) implements Scope {
        public Area {
            regions = Set.copyOf(regions);
            categories = Set.copyOf(categories);
        }
    }

    /** An employer's own. */
    record Own(EmployerId employer) implements Scope {}

    record Nothing() implements Scope {}
}
