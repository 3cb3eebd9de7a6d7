package liangku.ui.admin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import liangku.employer.Category;
import liangku.employer.Employer;
import liangku.employer.EmployerFilter;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Region;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.ui.kit.Formats;
import org.springframework.stereotype.Component;

/** Says a scope in words, and offers what scopes are made of. */
@Component
class ScopeWords {

    private static final int OFFERED = 50;

    private final Employers employers;
    private final Regions regions;

    ScopeWords(Employers employers, Regions regions) {
        this.employers = employers;
        this.regions = regions;
    }

    String say(Scope scope, Locale locale) {
        var formats = Formats.of(locale);
        return switch (scope) {
            case Scope.Everything() -> "∞";
            case Scope.Nothing() -> "—";
            case Scope.Own(EmployerId id) ->
                employers.find(id).map(Employer::name).orElse("—");
            case Scope.Area(Set<String> roots, Set<Category> kinds) ->
                roots.stream().sorted().map(code -> region(code, formats)).collect(Collectors.joining(" · "))
                        + (kinds.size() == Category.values().length
                                ? ""
                                : " · "
                                        + kinds.stream()
                                                .sorted()
                                                .map(kind -> formats.name(kind.zh(), kind.en()))
                                                .collect(Collectors.joining(" · ")));
        };
    }

    List<Region> regions() {
        return regions.all();
    }

    List<Category> kinds() {
        return Arrays.asList(Category.values());
    }

    /** {@return businesses whose name contains the text, a few} The security administrator ties accounts to them. */
    List<Employer> businesses(String text) {
        return employers
                .page(new Scope.Everything(), EmployerFilter.text(text), java.util.Optional.empty(), OFFERED)
                .employers();
    }

    static Set<Category> all() {
        return EnumSet.allOf(Category.class);
    }

    String region(String code, Formats formats) {
        return regions.find(code)
                .map(region -> formats.name(region.zh(), region.en()))
                .orElse(code);
    }
}
