package liangku.ui.employer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import liangku.compliance.Compliance;
import liangku.compliance.PersonStanding;
import liangku.compliance.Standing;
import liangku.people.People;
import liangku.people.Post;
import liangku.ui.kit.Csv;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.StandingTable;
import liangku.ui.kit.Table;
import liangku.ui.kit.Toolbar;
import liangku.ui.kit.WorkStates;
import org.jspecify.annotations.Nullable;

/** Everybody who works here today, who may not work first. */
@Route("employer/people")
@RolesAllowed("EMPLOYER")
class PeopleView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient OwnBusiness own;
    private final transient Compliance compliance;
    private final TextField name = new TextField();
    private final Select<PeopleFilter> state = new Select<>();
    private final Select<Post> post = new Select<>();
    private final Table<PersonStanding> table;
    private transient List<PersonStanding> all = List.of();

    PeopleView(OwnBusiness own, Compliance compliance, People people, Clock clock) {
        super("employer.people");
        this.own = own;
        this.compliance = compliance;
        table = StandingTable.of(
                person -> PersonView.link(person.name().value(), person.worker()), formats(), this::getTranslation);
        name.setPlaceholder(getTranslation("employer.people.find"));
        name.setAriaLabel(getTranslation("employer.people.find"));
        name.setPrefixComponent(VaadinIcon.SEARCH.create());
        name.setClearButtonVisible(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(typed -> filter());
        state.setAriaLabel(getTranslation("kit.person.state"));
        state.setItems(PeopleFilter.values());
        state.setItemLabelGenerator(filter -> getTranslation("employer.filter." + filter.key()));
        state.setValue(PeopleFilter.ALL);
        state.addValueChangeListener(chosen -> filter());
        post.setAriaLabel(getTranslation("kit.person.post"));
        post.setPlaceholder(getTranslation("employer.posts.all"));
        post.setEmptySelectionAllowed(true);
        post.setEmptySelectionCaption(getTranslation("employer.posts.all"));
        post.setItems(Post.values());
        post.setItemLabelGenerator(value ->
                value == null ? getTranslation("employer.posts.all") : formats().name(value.zh(), value.en()));
        post.addValueChangeListener(chosen -> filter());
        var hire = new Button(
                getTranslation("employer.hire"),
                VaadinIcon.PLUS.create(),
                click -> new HireDialog(own, people, clock, this::read).open());
        hire.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var export = Csv.link(getTranslation("employer.people.export"), "people.csv", this::lines);
        add(new Toolbar(name, state, post, Toolbar.gap(), export, hire), table);
        table.reading(this::read);
    }

    static RouterLink link(String text, @Nullable PeopleFilter filter) {
        var link = new RouterLink(text, PeopleView.class);
        if (filter != null) {
            link.setQueryParameters(QueryParameters.of("show", filter.key()));
        }
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("show")
                .flatMap(PeopleFilter::parse)
                .ifPresent(state::setValue);
    }

    private void read() {
        all = compliance
                .standing(own.caller().scope(), own.id(), own.today())
                .map(Standing::people)
                .orElseThrow();
        filter();
    }

    private void filter() {
        table.setItems(shown());
    }

    private List<PersonStanding> shown() {
        var wanted = name.getValue().strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(person -> state.getValue().lets(person))
                .filter(person -> post.getValue() == null || person.post() == post.getValue())
                .filter(person -> person.name().value().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private List<List<String>> lines() {
        var lines = new java.util.ArrayList<List<String>>();
        lines.add(List.of(
                getTranslation("kit.person.name"),
                getTranslation("kit.person.post"),
                getTranslation("kit.person.state"),
                getTranslation("kit.person.until")));
        shown().forEach(person -> lines.add(List.of(
                person.name().value(),
                formats().name(person.post().zh(), person.post().en()),
                WorkStates.of(person.state()).word(this::getTranslation),
                formats().day(WorkStates.until(person.state())))));
        return lines;
    }
}
