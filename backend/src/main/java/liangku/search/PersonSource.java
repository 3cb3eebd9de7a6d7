package liangku.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import liangku.employer.Employer;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.people.Employment;
import liangku.people.EmploymentId;
import liangku.people.People;
import liangku.people.RosterFilter;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** People by parts of their names, as keyed hashes, at every business they work or worked at. */
@Component
class PersonSource implements SearchSource {

    private static final RosterFilter EVERYONE = new RosterFilter(Optional.empty(), Optional.empty(), Optional.empty());

    private final People people;
    private final Employers employers;
    private final PersonalData personal;

    PersonSource(People people, Employers employers, PersonalData personal) {
        this.people = people;
        this.employers = employers;
        this.personal = personal;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.PERSON;
    }

    @Override
    public boolean isEmpty() {
        return people.page(new Scope.Everything(), EVERYONE, Optional.empty(), 1)
                .rows()
                .isEmpty();
    }

    @Override
    public void all(Consumer<List<Entry>> sets) {
        Optional<EmploymentId> after = Optional.empty();
        do {
            var page = people.page(new Scope.Everything(), EVERYONE, after, 200);
            sets.accept(entries(
                    page.rows().stream().map(row -> row.employment().worker()).collect(Collectors.toSet())));
            after = page.next();
        } while (after.isPresent());
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        return entries(ids.stream().map(WorkerId::of).toList());
    }

    private List<Entry> entries(Collection<WorkerId> workers) {
        var employments = people.employmentsOf(workers).stream().collect(Collectors.groupingBy(Employment::worker));
        var businesses = new HashSet<EmployerId>();
        employments.values().forEach(of -> of.forEach(one -> businesses.add(one.employer())));
        var archive = employers.find(businesses);
        return people.find(workers).values().stream()
                .map(worker -> new Entry(
                        SearchKind.PERSON,
                        worker.id().toString(),
                        "",
                        "",
                        NameCodes.codes(worker.name().value(), personal),
                        employments.getOrDefault(worker.id(), List.of()).stream()
                                .map(employment -> archive.get(employment.employer()))
                                .filter(employer -> employer != null)
                                .distinct()
                                .map(PersonSource::place)
                                .toList()))
                .filter(entry -> !entry.places().isEmpty())
                .toList();
    }

    private static Entry.Place place(Employer employer) {
        return new Entry.Place(
                employer.data().region(),
                employer.data().category(),
                employer.id().toString());
    }
}
