package liangku.ui.regulator;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import liangku.employer.Category;
import liangku.employer.Region;
import liangku.employer.Regions;
import liangku.employer.Scope;
import liangku.identity.Accounts;
import liangku.identity.Caller;
import liangku.ui.kit.Notices;
import liangku.ui.shell.CurrentCaller;
import org.springframework.stereotype.Component;

/** The regions and kinds of business of whoever sits at the regulator's desk. */
@Component
class Area {

    private final CurrentCaller current;
    private final Regions regions;
    private final Accounts accounts;
    private final Clock clock;

    Area(CurrentCaller current, Regions regions, Accounts accounts, Clock clock) {
        this.current = current;
        this.regions = regions;
        this.accounts = accounts;
        this.clock = clock;
    }

    Caller caller() {
        return current.get();
    }

    Scope scope() {
        return caller().scope();
    }

    /** {@return what people call who did something; empty for what is no account} */
    Optional<String> name(String subject) {
        return accounts.displayName(subject);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * {@return what an address asks for} A day that is none, or is still to come, is today, and that is said.
     *
     * @throws NotFoundException for a region there is not
     */
    Question question(Location location) {
        var question = Question.of(location, today());
        var region = question.region()
                .map(code -> region(code).orElseThrow(NotFoundException::new).code());
        location.getQueryParameters()
                .getSingleParameter("asOf")
                .filter(day -> !day.equals(question.asOf().toString()))
                .ifPresent(day -> Notices.refused(UI.getCurrent()
                        .getTranslation("regulator.asof.today", question.asOf().toString())));
        return new Question(question.asOf(), region, question.category());
    }

    /** {@return the region whose children the desk compares: the one and only root of the scope, or the first city} */
    String root() {
        if (scope() instanceof Scope.Area(var roots, var kinds) && roots.size() == 1) {
            return roots.iterator().next();
        }
        return regions.all().stream()
                .filter(region -> region.kind() == Region.Kind.CITY)
                .map(Region::code)
                .findFirst()
                .orElse("");
    }

    Optional<Region> region(String code) {
        return regions.find(code);
    }

    boolean hasChildren(String code) {
        return !regions.childrenOf(code).isEmpty();
    }

    /** {@return counties and zones of the scope} */
    List<Region> counties() {
        return regions.all().stream()
                .filter(region -> region.kind() == Region.Kind.COUNTY || region.kind() == Region.Kind.ZONE)
                .filter(region -> switch (scope()) {
                    case Scope.Everything() -> true;
                    case Scope.Area(var roots, var kinds) ->
                        roots.stream().anyMatch(root -> region.code().startsWith(root));
                    case Scope.Own own -> false;
                    case Scope.Nothing() -> false;
                })
                .toList();
    }

    /** {@return kinds of business of the scope} */
    List<Category> categories() {
        return Arrays.stream(Category.values())
                .filter(kind -> !(scope() instanceof Scope.Area(var roots, var kinds)) || kinds.contains(kind))
                .toList();
    }
}
