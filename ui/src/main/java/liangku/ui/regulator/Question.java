package liangku.ui.regulator;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import liangku.compliance.Cut;
import liangku.employer.Category;
import liangku.employer.Scope;

/**
 * What a regulator is looking at. It stands in the address, so that a page can be bookmarked and gives the same answer
 * for ever; the scope never does.
 */
record Question(LocalDate asOf, Optional<String> region, Optional<Category> category) {

    static Question of(Location location, LocalDate today) {
        var parameters = location.getQueryParameters();
        return new Question(
                parameters
                        .getSingleParameter("asOf")
                        .flatMap(Question::day)
                        .filter(day -> !day.isAfter(today))
                        .orElse(today),
                parameters.getSingleParameter("region").filter(code -> code.matches("[0-9A-Z]{2,8}")),
                parameters.getSingleParameter("category").flatMap(Question::category));
    }

    Question in(String code) {
        return new Question(asOf, Optional.of(code), category);
    }

    Question only(Category kind) {
        return new Question(asOf, region, Optional.of(kind));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("asOf", asOf.toString());
        region.ifPresent(code -> parameters.put("region", code));
        category.ifPresent(kind -> parameters.put("category", kind.name()));
        return QueryParameters.simple(parameters);
    }

    Cut cut(Scope scope) {
        return new Cut(scope, region, category, asOf);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<Category> category(String text) {
        return Arrays.stream(Category.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst();
    }
}
