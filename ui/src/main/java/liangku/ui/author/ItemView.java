package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import liangku.questionbank.Body;
import liangku.questionbank.ItemReport;
import liangku.questionbank.ItemReports;
import liangku.questionbank.Quarantines;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.questionbank.statistics.ItemFigures;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.Chart;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Facts;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** One question on real papers: its figures, who got it right, what the others chose, version by version. */
@Route("author/statistics/question/:question")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class ItemView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int STEM_MAX = 200;

    private final transient Bank bank;
    private final transient ItemReports reports;
    private final transient Quarantines quarantines;
    private final Numbers numbers;

    ItemView(Bank bank, ItemReports reports, Quarantines quarantines) {
        super("author.statistics.question");
        this.bank = bank;
        this.reports = reports;
        this.quarantines = quarantines;
        this.numbers = new Numbers(getLocale());
    }

    static RouterLink link(String text, QuestionId question) {
        return new RouterLink(
                text,
                ItemView.class,
                new RouteParameters(new RouteParam("question", question.value().toString())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = RouteIds.read(event, "question", QuestionId::of);
        var versions = bank.questions().versions(id);
        if (versions.isEmpty()) throw new NotFoundException();
        show(versions);
    }

    private void show(List<Question> versions) {
        removeAll();
        var newest = versions.getFirst();
        var stem = newest.body().stem();
        var lead = new Paragraph(
                newest.identifier() + " · " + (stem.length() > STEM_MAX ? stem.substring(0, STEM_MAX) + "…" : stem));
        lead.addClassName("lk-lead");
        add(
                new Toolbar(
                        new RouterLink(getTranslation("author.statistics.back"), StatisticsView.class),
                        Toolbar.gap(),
                        QuestionView.link(getTranslation("author.statistics.edit"), newest.id())),
                lead);
        quarantines
                .of(newest.id())
                .forEach(found -> add(QuarantineCard.of(
                        bank, quarantines, found, () -> show(bank.questions().versions(newest.id())))));
        var found = reports.of(newest.id(), bank.now());
        if (found.isEmpty()) add(new EmptyState(VaadinIcon.BAR_CHART, getTranslation("author.statistics.unanswered")));
        for (var report : found) {
            versions.stream()
                    .filter(version -> version.version() == report.question().version())
                    .forEach(version -> add(version(version, report)));
        }
    }

    private Component version(Question version, ItemReport report) {
        var figures = report.figures();
        var all = new Div(new Figures(
                new Figure(
                        getTranslation("author.statistics.facility"),
                        numbers.percent(figures.facility()),
                        numbers.range(figures.facilityInterval()),
                        Tone.PLAIN),
                new Figure(
                        getTranslation("author.statistics.discrimination"),
                        numbers.two(figures.discrimination()),
                        numbers.error(figures.discriminationError()),
                        figures.discrimination().orElse(0) < 0 ? Tone.STOP : Tone.PLAIN),
                new Figure(
                        getTranslation("author.statistics.shown"),
                        formats().count(figures.shown()),
                        getTranslation("author.trust." + report.trust().name().toLowerCase(Locale.ROOT)),
                        Tone.PLAIN),
                new Figure(
                        getTranslation("author.statistics.difficulty"),
                        numbers.logits(report.difficulty()),
                        numbers.error(report.difficultyError()),
                        Tone.PLAIN)));
        all.addClassName("lk-stack");
        var charts = new Div(curve(figures));
        charts.addClassName("lk-two");
        if (!figures.options().isEmpty()) charts.add(distractors(version.body(), figures));
        if (report.days().size() > 1) charts.add(days(report));
        charts.add(new Card(getTranslation("author.statistics.more"), facts(version, report)));
        all.add(charts);
        return new Card(getTranslation("author.statistics.version", version.version()), all);
    }

    private Component curve(ItemFigures figures) {
        var points = figures.bands().stream()
                .map(band -> new Chart.Point(name(band), Numbers.point(band.facility(), band.shown())))
                .toList();
        var title = getTranslation("author.statistics.curve");
        var note = new Paragraph(getTranslation("author.statistics.curve.note"));
        note.addClassName("lk-quiet");
        return new Card(
                title,
                new Chart(
                        Chart.Shape.LINE,
                        title,
                        List.of(new Chart.Series(getTranslation("author.statistics.facility"), points)),
                        formats()),
                note);
    }

    private static String name(ItemFigures.Band band) {
        return Math.round(band.from() * 100) + "–" + Math.round(band.to() * 100);
    }

    private Component distractors(Body body, ItemFigures figures) {
        List<Chart.Series> series = new ArrayList<>();
        for (int option = 0; option < figures.options().size(); option++) {
            var choice = figures.options().get(option);
            List<Chart.Point> points = new ArrayList<>();
            for (int band = 0; band < figures.bands().size(); band++) {
                points.add(new Chart.Point(
                        name(figures.bands().get(band)),
                        Numbers.point(
                                choice.shareByBand().get(band),
                                choice.seenByBand().get(band))));
            }
            series.add(new Chart.Series(letter(body, option) + (right(body, option) ? " ✓" : ""), points));
        }
        var title = getTranslation("author.statistics.distractors");
        return new Card(title, new Chart(Chart.Shape.LINE, title, series, formats()), choices(body, figures));
    }

    private Component choices(Body body, ItemFigures figures) {
        var table = new Table<Integer>();
        table.part(
                getTranslation("author.statistics.option"),
                option -> new PictureText(letter(body, option) + " " + text(body, option)));
        table.part(
                getTranslation("author.right"),
                option -> right(body, option) ? new Badge(getTranslation("author.right"), Tone.GOOD) : new Div());
        table.text(
                getTranslation("author.statistics.chosen"),
                option -> formats().count(figures.options().get(option).chosen()) + " ("
                        + numbers.percent(figures.options().get(option).share()) + ")");
        table.wideText(
                getTranslation("author.statistics.choosers"),
                option -> numbers.percent(figures.options().get(option).meanRest()));
        List<Integer> options = new ArrayList<>();
        for (int option = 0; option < figures.options().size(); option++) options.add(option);
        table.setItems(options);
        table.wraps(0, "5rem");
        return table.asTallAsItsRows();
    }

    private String letter(Body body, int option) {
        return body instanceof Body.TrueFalse
                ? getTranslation(option == 0 ? "author.right" : "author.wrong")
                : String.valueOf((char) ('A' + option));
    }

    private static String text(Body body, int option) {
        return body instanceof Body.TrueFalse ? "" : body.options().get(option);
    }

    private static boolean right(Body body, int option) {
        return switch (body) {
            case Body.SingleChoice single -> single.correct() == option;
            case Body.MultipleChoice multiple -> multiple.correct().contains(option);
            case Body.TrueFalse statement -> option == (statement.correct() == Body.TrueFalse.Verdict.RIGHT ? 0 : 1);
            case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> false;
        };
    }

    private Component days(ItemReport report) {
        List<Chart.Point> got = new ArrayList<>();
        List<Chart.Point> expected = new ArrayList<>();
        for (var day : report.days()) {
            got.add(new Chart.Point(formats().day(day.day()), Numbers.point(day.earned() / day.shown())));
            expected.add(new Chart.Point(formats().day(day.day()), Numbers.point(day.expected() / day.shown())));
        }
        var title = getTranslation("author.statistics.days");
        return new Card(
                title,
                new Chart(
                        Chart.Shape.LINE,
                        title,
                        List.of(
                                new Chart.Series(getTranslation("author.statistics.facility"), got),
                                new Chart.Series(getTranslation("author.statistics.predicted"), expected)),
                        formats()));
    }

    private Facts facts(Question version, ItemReport report) {
        var figures = report.figures();
        var facts = new Facts()
                .fact(
                        getTranslation("author.question.kind"),
                        formats()
                                .name(
                                        version.body().kind().zh(),
                                        version.body().kind().en()))
                .fact(getTranslation("author.question.topic"), bank.topic(version.knowledgePoint(), formats()))
                .fact(getTranslation("author.statistics.author"), Integer.toString(version.difficulty()))
                .fact(
                        getTranslation("author.statistics.measuredonly"),
                        report.measured()
                                .map(measured -> numbers.logits(measured.difficulty(), measured.error()))
                                .orElseGet(() -> getTranslation("author.statistics.notyet")))
                .fact(getTranslation("author.statistics.expected"), numbers.percent(report.expected()))
                .fact(
                        getTranslation("author.statistics.omitted"),
                        numbers.percent(figures.omitRate(), figures.omitError()))
                .fact(
                        getTranslation("author.statistics.seconds"),
                        numbers.whole(figures.medianSeconds(), figures.medianError()));
        return facts.fact(getTranslation("author.statistics.counted"), formats().moment(report.countedAt()));
    }
}
