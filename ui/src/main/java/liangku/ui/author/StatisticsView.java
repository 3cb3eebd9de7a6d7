package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.exam.ExamStatistics;
import liangku.questionbank.ItemReport;
import liangku.questionbank.ItemReports;
import liangku.questionbank.ItemRow;
import liangku.questionbank.ItemSort;
import liangku.questionbank.QuestionSort.Direction;
import liangku.questionbank.Topic;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.KeyPages;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** How questions behave on real papers: all that were answered, in the order one asks for, and the exams above them. */
@Route("author/statistics")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class StatisticsView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Bank bank;
    private final transient ItemReports reports;
    private final Numbers numbers;
    private final Select<String> topic = new Select<>();
    private final Select<ItemSort> sort = new Select<>();
    private final Table<ItemRow> table = new Table<>();

    StatisticsView(Bank bank, ItemReports reports, ExamStatistics exams) {
        super("author.statistics");
        this.bank = bank;
        this.reports = reports;
        this.numbers = new Numbers(getLocale());
        var scale = reports.scale();
        var lead = new Paragraph(getTranslation("author.statistics.lead", ItemReport.ENOUGH)
                + scale.measuredAt()
                        .map(at -> getTranslation(
                                "author.statistics.measured",
                                formats().moment(at),
                                formats().count(scale.papers())))
                        .orElse(""));
        lead.addClassName("lk-lead");
        choices();
        columns();
        var health = new RouterLink(getTranslation("author.health"), BankHealthView.class);
        health.addClassName("lk-button");
        add(lead, exams(exams.all()), new Toolbar(topic, sort, Toolbar.gap(), health), table);
        KeyPages.reading(table, this::page);
    }

    private Component exams(List<ExamStatistics.OfExam> all) {
        var exams = new Table<ExamStatistics.OfExam>();
        exams.part(
                getTranslation("author.statistics.exam"),
                one -> ExamStatisticsView.link(
                        formats().name(one.exam().titleZh(), one.exam().titleEn()),
                        one.exam().code()));
        exams.text(
                getTranslation("author.statistics.papers"),
                one -> formats().count(one.figures().papers()));
        exams.wideText(
                getTranslation("author.statistics.reliability"),
                one -> numbers.two(one.figures().reliability()));
        exams.wideText(
                getTranslation("author.statistics.error"),
                one -> numbers.percent(one.figures().errorAtPassMark()));
        exams.text(
                getTranslation("author.statistics.passed"),
                one -> one.figures().papers() == 0
                        ? numbers.none()
                        : numbers.percent(one.figures().passRate()) + " ("
                                + numbers.range(one.figures().passInterval()) + ")");
        exams.setItems(all);
        exams.wraps(0, "9rem");
        return new Card(getTranslation("author.statistics.exams"), exams.asTallAsItsRows());
    }

    private void choices() {
        topic.setLabel(getTranslation("author.question.topic"));
        topic.setItems(
                Stream.concat(Stream.of(""), bank.taxonomy().groups().stream().map(Topic::code))
                        .toList());
        topic.setItemLabelGenerator(
                code -> code.isEmpty() ? getTranslation("author.topics.all") : bank.topic(code, formats()));
        topic.setValue("");
        topic.addValueChangeListener(chosen -> KeyPages.show(table, this::page));
        sort.setLabel(getTranslation("author.sort"));
        sort.setItems(Stream.of(ItemSort.Key.values())
                .flatMap(key -> Stream.of(Direction.values()).map(direction -> new ItemSort(key, direction)))
                .toList());
        sort.setItemLabelGenerator(order ->
                getTranslation("author.statistics.sort." + order.key().name().toLowerCase(Locale.ROOT) + "."
                        + order.direction().name().toLowerCase(Locale.ROOT)));
        sort.setValue(ItemSort.WORST_FIRST);
        sort.setWidth("17rem");
        sort.addValueChangeListener(chosen -> KeyPages.show(table, this::page));
    }

    private KeyPages.Page<ItemRow> page(Optional<String> after, int limit) {
        var page = reports.page(topic.getValue(), sort.getValue(), after.orElse(""), limit);
        return new KeyPages.Page<>(List.copyOf(page.rows()), page.next());
    }

    private void columns() {
        table.part(
                getTranslation("author.question"),
                row -> ItemView.link(row.identifier(), row.question().id()));
        table.part(getTranslation("author.statistics.trust"), this::state);
        table.text(getTranslation("author.statistics.facility"), row -> numbers.percent(row.facility()));
        table.text(getTranslation("author.statistics.discrimination"), row -> numbers.two(row.discrimination()));
        table.wideText(
                getTranslation("author.statistics.shown"), row -> formats().count(row.shown()));
        table.wideText(getTranslation("author.statistics.difficulty"), row -> numbers.logits(row.difficulty()));
        table.wideText(
                getTranslation("author.statistics.author"),
                row -> "●".repeat(row.author()) + "○".repeat(5 - row.author()));
        table.wideText(getTranslation("author.statistics.omitted"), row -> numbers.percent(row.omitRate()));
        table.wideText(getTranslation("author.statistics.seconds"), row -> numbers.whole(row.medianSeconds()));
        table.wideText(
                getTranslation("author.question.kind"),
                row -> formats().name(row.kind().zh(), row.kind().en()));
        table.whenEmpty(VaadinIcon.BAR_CHART, getTranslation("author.statistics.empty"));
        table.wraps(0, "8rem");
    }

    private Component state(ItemRow row) {
        return switch (row.flag()) {
            case QUARANTINED -> new Badge(getTranslation("author.quarantine.open"), Tone.STOP);
            case NONE -> trust(row.trust());
        };
    }

    private Badge trust(ItemReport.Trust trust) {
        var word = getTranslation("author.trust." + trust.name().toLowerCase(Locale.ROOT));
        return switch (trust) {
            case HARDLY -> new Badge(word, Tone.PLAIN);
            case PROVISIONAL -> new Badge(word, Tone.WAIT);
            case MEASURED -> new Badge(word, Tone.GOOD);
        };
    }
}
