package liangku.compliance;

import java.time.LocalDate;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.Scope;

/**
 * Which businesses, on which day. What the caller may not see is never counted.
 *
 * @param region code prefix of a subtree, e.g. {@code 3715}; empty = all the scope allows
 * @param category empty = all
 * @param asOf the end of this day of the city
 */
public record Cut(Scope scope, Optional<String> region, Optional<Category> category, LocalDate asOf) {

    /** Everything the scope allows. */
    public static Cut of(Scope scope, LocalDate asOf) {
        return new Cut(scope, Optional.empty(), Optional.empty(), asOf);
    }

    public Cut in(String region) {
        return new Cut(scope, Optional.of(region), category, asOf);
    }

    public Cut only(Category category) {
        return new Cut(scope, region, Optional.of(category), asOf);
    }

    public Cut on(LocalDate day) {
        return new Cut(scope, region, category, day);
    }
}
