package liangku.api;

import java.util.List;
import java.util.Optional;
import liangku.employer.EmployerId;
import liangku.employer.Scope;

/** A scope as the API shows it; {@code kind} says which of the others count. */
record ScopeJson(String kind, List<String> regions, List<String> categories, Optional<String> employer) {

    static ScopeJson of(Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> plain("EVERYTHING");
            case Scope.Nothing() -> plain("NOTHING");
            case Scope.Own(EmployerId employer) ->
                new ScopeJson("OWN", List.of(), List.of(), Optional.of(employer.toString()));
            case Scope.Area(var regions, var categories) ->
                new ScopeJson(
                        "AREA",
                        regions.stream().sorted().toList(),
                        categories.stream().sorted().map(Enum::name).toList(),
                        Optional.empty());
        };
    }

    private static ScopeJson plain(String kind) {
        return new ScopeJson(kind, List.of(), List.of(), Optional.empty());
    }
}
