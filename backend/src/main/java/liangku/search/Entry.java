package liangku.search;

import java.util.List;
import liangku.employer.Category;
import liangku.employer.Scope;

/**
 * One thing as the index knows it.
 *
 * @param id unique within the kind; a person's is the worker's
 * @param title shown and searched; empty for people, whose names never enter an index in the clear
 * @param text searched only
 * @param codes searched by prefix, lower case: identifiers and, for people, keyed hashes of their names' parts
 * @param places businesses through which it is seen; empty for what everybody may see
 */
public record Entry(SearchKind kind, String id, String title, String text, List<String> codes, List<Place> places) {

    /** The business through which an entry is seen. */
    public record Place(String region, Category category, String employer) {

        /** {@return category and region as one term, so that both are judged on the same business} */
        String area() {
            return category + "|" + region;
        }

        /** {@return prefixes of the {@link #area() areas} a regulator may see} */
        static List<String> areas(Scope.Area scope) {
            return scope.categories().stream()
                    .sorted()
                    .flatMap(category -> scope.regions().stream().sorted().map(region -> category + "|" + region))
                    .toList();
        }
    }

    public Entry {
        codes = List.copyOf(codes);
        places = List.copyOf(places);
    }
}
