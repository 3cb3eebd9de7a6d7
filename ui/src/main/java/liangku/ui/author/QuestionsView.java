package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import liangku.questionbank.FigureFilter;
import liangku.questionbank.ImportId;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFigures;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionSort;
import liangku.questionbank.QuestionStatus;
import liangku.ui.kit.Badge;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** The bank: found by what a question is about, its kind, state, labels and words; changed one by one or many at once. */
@Route("author/questions")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class QuestionsView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final QuestionFilterBar filter;
    private final BulkBar bulk;
    private final Select<QuestionSort> sort = new Select<>();
    private final Table<Question> table = new Table<>();
    private final Checkbox shown = new Checkbox(getTranslation("author.questions.figures"));
    private final ArrayList<Grid.Column<Question>> figureColumns = new ArrayList<>();
    private final transient Map<QuestionId, QuestionFigures> figures = new HashMap<>();

    QuestionsView(Bank bank) {
        super("author.questions");
        this.bank = bank;
        filter = new QuestionFilterBar(bank, this::read);
        bulk = new BulkBar(bank, filter::value, this::read);
        columns();
        if (table.setSelectionMode(Grid.SelectionMode.MULTI) instanceof GridMultiSelectionModel<Question> selection) {
            // Whoever reads three hundred imported drafts ticks them once.
            selection.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
        }
        table.addSelectionListener(selected -> bulk.choose(selected.getAllSelectedItems()));
        sorting();
        var write = new RouterLink(getTranslation("author.question.new"), QuestionView.class);
        write.addClassNames("lk-button", "first");
        write.setVisible(bank.mayWrite());
        var bring = new RouterLink(
                getTranslation(bank.mayWrite() ? "author.import" : "author.import.past"), QuestionImportView.class);
        bring.addClassName("lk-button");
        ExpiredNote.mine(bank, filter::fill).forEach(this::add);
        add(
                new Toolbar(
                        new SavedFilterBar(bank, filter::value, filter::fill),
                        Toolbar.gap(),
                        shown,
                        sort,
                        bring,
                        write),
                filter,
                bulk,
                table);
        read();
    }

    private void columns() {
        table.part(getTranslation("author.question.stem"), this::stem);
        table.part(getTranslation("author.question.status"), question -> badge(question.status()));
        table.wideText(
                getTranslation("author.question.kind"),
                question -> formats()
                        .name(
                                question.body().kind().zh(),
                                question.body().kind().en()));
        table.wideText(
                getTranslation("author.question.topic"), question -> bank.topic(question.knowledgePoint(), formats()));
        table.wideText(
                getTranslation("author.question.difficulty"),
                question -> "●".repeat(question.difficulty()) + "○".repeat(5 - question.difficulty()));
        table.wideText(
                getTranslation("author.question.changed"), question -> formats().moment(question.changedAt()));
        figureColumns();
        table.whenEmpty(VaadinIcon.QUESTION_CIRCLE, getTranslation("author.questions.empty"));
        table.getColumns().forEach(column -> column.setResizable(true));
        table.wraps(0, "9.5rem");
    }

    /** Not there as long as nobody asks for them: most look for words, and the list is wide enough. */
    private void figureColumns() {
        shown.addValueChangeListener(changed -> {
            figureColumns.forEach(table::removeColumn);
            figureColumns.clear();
            if (changed.getValue()) {
                var numbers = new Numbers(getLocale());
                figure("author.statistics.facility", one -> numbers.percent(one.facility()));
                figure("author.statistics.discrimination", one -> numbers.two(one.discrimination()));
                figure("author.questions.measured", one -> numbers.logits(one.difficulty()));
                figure("author.statistics.shown", one -> formats().count(one.shown()));
            }
            table.recalculateColumnWidths();
        });
    }

    private void figure(String heading, SerializableFunction<QuestionFigures.Measured, String> value) {
        table.text(
                getTranslation(heading),
                question -> Optional.ofNullable(figures.get(question.id()))
                        .flatMap(QuestionFigures::measured)
                        .map(value)
                        .orElse("—"));
        figureColumns.add(table.getColumns().getLast().setResizable(true).setFlexGrow(0));
    }

    private void sorting() {
        sort.setAriaLabel(getTranslation("author.sort"));
        var orders = List.of(
                QuestionSort.BY_IDENTIFIER,
                new QuestionSort(QuestionSort.Key.CHANGED, QuestionSort.Direction.DESCENDING),
                new QuestionSort(QuestionSort.Key.TOPIC, QuestionSort.Direction.ASCENDING),
                new QuestionSort(QuestionSort.Key.DIFFICULTY, QuestionSort.Direction.ASCENDING),
                new QuestionSort(QuestionSort.Key.DIFFICULTY, QuestionSort.Direction.DESCENDING),
                new QuestionSort(QuestionSort.Key.FACILITY, QuestionSort.Direction.ASCENDING),
                new QuestionSort(QuestionSort.Key.FACILITY, QuestionSort.Direction.DESCENDING),
                new QuestionSort(QuestionSort.Key.DISCRIMINATION, QuestionSort.Direction.ASCENDING),
                new QuestionSort(QuestionSort.Key.DISCRIMINATION, QuestionSort.Direction.DESCENDING),
                new QuestionSort(QuestionSort.Key.MEASURED, QuestionSort.Direction.ASCENDING),
                new QuestionSort(QuestionSort.Key.MEASURED, QuestionSort.Direction.DESCENDING));
        sort.setItems(orders);
        sort.setItemLabelGenerator(this::said);
        orders.stream()
                .map(this::said)
                .max(Comparator.comparingInt(String::length))
                .ifPresent(longest -> FieldWidth.fit(sort, longest, FieldWidth.WITH_AN_ARROW));
        sort.setValue(QuestionSort.BY_IDENTIFIER);
        sort.addValueChangeListener(chosen -> {
            switch (chosen.getValue().key()) {
                case FACILITY, DISCRIMINATION, MEASURED -> shown.setValue(true);
                case IDENTIFIER, CHANGED, DIFFICULTY, TOPIC -> {}
            }
            read();
        });
    }

    private String said(QuestionSort order) {
        return getTranslation("author.sort."
                + order.key().name().toLowerCase(Locale.ROOT)
                + "."
                + order.direction().name().toLowerCase(Locale.ROOT));
    }

    static RouterLink link(String text, String topic) {
        var link = new RouterLink(text, QuestionsView.class);
        link.setQueryParameters(QueryParameters.of("topic", topic));
        return link;
    }

    static RouterLink link(String text, ImportId origin) {
        var link = new RouterLink(text, QuestionsView.class);
        link.setQueryParameters(QueryParameters.of("import", origin.toString()));
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = event.getLocation().getQueryParameters();
        wanted.getSingleParameter("topic").ifPresent(filter::choose);
        wanted.getSingleParameter("import").ifPresent(text -> filter.from(origin(text)));
    }

    private static ImportId origin(String text) {
        try {
            return ImportId.of(text);
        } catch (IllegalArgumentException unknown) {
            throw new NotFoundException("no import " + text);
        }
    }

    private Badge badge(QuestionStatus status) {
        var tone = switch (status) {
            case DRAFT, RETIRED -> Tone.PLAIN;
            case IN_REVIEW -> Tone.WAIT;
            case APPROVED, RELEASED -> Tone.GOOD;
        };
        return new Badge(getTranslation("author.status." + status.name().toLowerCase(Locale.ROOT)), tone);
    }

    private Component stem(Question question) {
        var stem = question.body().stem();
        var labels = new Div(new Span(question.identifier()));
        if (!Picture.in(stem).isEmpty()) labels.add(new Badge(getTranslation("author.pictured"), Tone.PLAIN));
        labels.addClassNames("lk-labels", "lk-quiet");
        question.labels().tags().forEach(tag -> labels.add(new Badge(TagWord.of(tag, this), Tone.PLAIN)));
        if (Optional.ofNullable(figures.get(question.id()))
                .filter(QuestionFigures::isQuarantined)
                .isPresent()) {
            labels.add(new Badge(getTranslation("author.quarantine.open"), Tone.STOP));
        }
        if (question.about().expired(bank.today())) {
            labels.add(new Badge(getTranslation("author.expired"), Tone.STOP));
        } else if (question.about().expiresSoon(bank.today())) {
            labels.add(new Badge(getTranslation("author.expiring"), Tone.WAIT));
        }
        return new Div(QuestionView.link(PictureText.plain(stem), question.id()), labels);
    }

    private void read() {
        table.deselectAll();
        bulk.refresh();
        QuestionFilter wanted = filter.value();
        if (!wanted.figures().equals(FigureFilter.ALL)) shown.setValue(true);
        figures.clear();
        var order = sort.getValue();
        KeyPages.show(table, (after, limit) -> {
            var page = bank.questions().page(wanted, order, after.orElse(""), limit);
            figures.putAll(page.figures());
            return new KeyPages.Page<>(List.copyOf(page.questions()), page.next());
        });
    }
}
