package liangku.ui.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import liangku.courseware.LessonId;
import liangku.employer.EmployerId;
import liangku.people.People;
import liangku.people.WorkerId;
import liangku.questionbank.QuestionId;
import liangku.search.Hit;
import liangku.search.Search;
import liangku.search.SearchKind;
import liangku.search.SearchUnavailable;
import liangku.ui.author.AuthorNavigation;
import liangku.ui.employer.EmployerNavigation;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.regulator.RegulatorNavigation;
import liangku.ui.shell.CurrentCaller;

/** Finds businesses, people, questions and lessons, and leads to the page of each. */
@Route("search")
@RolesAllowed({"EMPLOYER", "REGULATOR", "AUTHOR", "REVIEWER"})
class SearchView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int HITS = 40;

    private final transient Search search;
    private final transient People people;
    private final transient CurrentCaller current;
    private final Div found = new Div();

    SearchView(Search search, People people, CurrentCaller current) {
        super("search.title");
        this.search = search;
        this.people = people;
        this.current = current;
        var text = new TextField();
        text.setPlaceholder(getTranslation("search.hint." + area()));
        text.setAriaLabel(getTranslation("search.title"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(typed -> find(typed.getValue().strip()));
        text.focus();
        found.addClassName("lk-found");
        found.getElement().setAttribute("aria-live", "polite");
        add(text, found);
        find("");
    }

    private String area() {
        return switch (current.get().role()) {
            case AUTHOR, REVIEWER -> "author";
            case EMPLOYER -> "own";
            case REGULATOR, WORKER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> "people";
        };
    }

    private void find(String text) {
        found.removeAll();
        if (text.isEmpty()) {
            found.add(new EmptyState(VaadinIcon.SEARCH, getTranslation("search.start." + area())));
            return;
        }
        try {
            show(search.find(current.get(), text, Set.of(), HITS));
        } catch (SearchUnavailable away) {
            // A lost engine costs the search and nothing else; every list still has its own filter.
            found.add(new EmptyState(VaadinIcon.UNLINK, getTranslation("search.away")));
        }
    }

    private void show(List<Hit> hits) {
        Map<SearchKind, Div> lists = new EnumMap<>(SearchKind.class);
        for (var hit : hits) {
            link(hit)
                    .ifPresent(link ->
                            lists.computeIfAbsent(hit.kind(), kind -> new Div()).add(link));
        }
        lists.forEach((kind, list) -> {
            list.addClassName("lk-steps");
            found.add(new Card(getTranslation("search.kind." + kind.name().toLowerCase(Locale.ROOT)), list));
        });
        if (lists.isEmpty()) {
            found.add(new EmptyState(VaadinIcon.SEARCH, getTranslation("search.nothing")));
        }
    }

    private Optional<Component> link(Hit hit) {
        return switch (current.get().role()) {
            case REGULATOR -> regulator(hit);
            case EMPLOYER -> employer(hit);
            case AUTHOR, REVIEWER -> author(hit);
            case WORKER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> Optional.empty();
        };
    }

    private Optional<Component> regulator(Hit hit) {
        return switch (hit.kind()) {
            case BUSINESS -> Optional.of(RegulatorNavigation.toBusiness(hit.title(), EmployerId.of(hit.id())));
            case PERSON ->
                people.find(WorkerId.of(hit.id()), current.get().scope())
                        .map(worker -> RegulatorNavigation.toPerson(
                                worker.name().masked() + " · " + worker.maskedPhone(), worker.id()));
            case COURSE, LESSON -> Optional.of(new Div(new Span(hit.title())));
            case QUESTION -> Optional.empty();
        };
    }

    private Optional<Component> employer(Hit hit) {
        return switch (hit.kind()) {
            case PERSON ->
                people.find(WorkerId.of(hit.id()), current.get().scope())
                        .map(worker -> EmployerNavigation.toPerson(worker.name().value(), worker.id()));
            case COURSE, LESSON -> Optional.of(new Div(new Span(hit.title())));
            case BUSINESS, QUESTION -> Optional.empty();
        };
    }

    private static Optional<Component> author(Hit hit) {
        return switch (hit.kind()) {
            case QUESTION ->
                Optional.of(AuthorNavigation.toQuestion(hit.title(), new QuestionId(UUID.fromString(hit.id()))));
            case LESSON -> Optional.of(AuthorNavigation.toLesson(hit.title(), new LessonId(UUID.fromString(hit.id()))));
            case COURSE -> Optional.of(AuthorNavigation.toCourses(hit.title()));
            case BUSINESS, PERSON -> Optional.empty();
        };
    }
}
