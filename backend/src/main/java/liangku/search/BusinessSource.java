package liangku.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import liangku.employer.Employer;
import liangku.employer.EmployerFilter;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.FoodLicence;
import liangku.employer.Scope;
import liangku.employer.UnifiedCode;
import org.springframework.stereotype.Component;

/** Businesses by name and by their numbers. */
@Component
class BusinessSource implements SearchSource {

    private final Employers employers;

    BusinessSource(Employers employers) {
        this.employers = employers;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.BUSINESS;
    }

    @Override
    public boolean isEmpty() {
        return employers
                .page(new Scope.Everything(), EmployerFilter.all(), Optional.empty(), 1)
                .employers()
                .isEmpty();
    }

    @Override
    public void all(Consumer<List<Entry>> sets) {
        Optional<EmployerId> after = Optional.empty();
        do {
            var page = employers.page(new Scope.Everything(), EmployerFilter.all(), after, 200);
            sets.accept(page.employers().stream().map(BusinessSource::entry).toList());
            after = page.next();
        } while (after.isPresent());
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        return employers.find(ids.stream().map(EmployerId::of).toList()).values().stream()
                .map(BusinessSource::entry)
                .toList();
    }

    private static Entry entry(Employer employer) {
        var data = employer.data();
        var codes = new ArrayList<String>();
        data.unifiedCode().map(UnifiedCode::value).ifPresent(codes::add);
        data.licence().map(FoodLicence::value).ifPresent(codes::add);
        data.registrationNumber().ifPresent(codes::add);
        var id = employer.id().toString();
        return new Entry(
                SearchKind.BUSINESS,
                id,
                data.name(),
                data.category().zh() + " " + data.category().en(),
                codes,
                List.of(new Entry.Place(data.region(), data.category(), id)));
    }
}
