package liangku.ui.author;

import com.vaadin.flow.component.html.Paragraph;
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
import liangku.exam.ExamStatistics;
import liangku.ui.kit.Card;
import liangku.ui.kit.Chart;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** One exam: how its first attempts were distributed, and how far a score can be relied on. */
@Route("author/statistics/exam/:exam")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class ExamStatisticsView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int BIN = 5;

    private final transient ExamStatistics statistics;
    private final Numbers numbers;

    ExamStatisticsView(ExamStatistics statistics) {
        super("author.statistics.exam");
        this.statistics = statistics;
        this.numbers = new Numbers(getLocale());
    }

    static RouterLink link(String text, String exam) {
        return new RouterLink(text, ExamStatisticsView.class, new RouteParameters(new RouteParam("exam", exam)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var code = event.getRouteParameters().get("exam").orElse("");
        show(statistics.all().stream()
                .filter(one -> one.exam().code().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new));
    }

    private void show(ExamStatistics.OfExam one) {
        removeAll();
        var figures = one.figures();
        var lead = new Paragraph(formats().name(one.exam().titleZh(), one.exam().titleEn())
                + " · "
                + getTranslation("author.statistics.exam.lead", one.exam().passPercent()));
        lead.addClassName("lk-lead");
        add(
                new Toolbar(new RouterLink(getTranslation("author.statistics.back"), StatisticsView.class)),
                lead,
                new Figures(
                        new Figure(
                                getTranslation("author.statistics.papers"),
                                formats().count(figures.papers()),
                                "",
                                Tone.PLAIN),
                        new Figure(
                                getTranslation("author.statistics.passed"),
                                numbers.percent(figures.passRate()),
                                numbers.range(figures.passInterval()),
                                Tone.PLAIN),
                        new Figure(
                                getTranslation("author.statistics.mean"),
                                numbers.percent(figures.mean()),
                                getTranslation("author.statistics.sd", numbers.percent(figures.sd())),
                                Tone.PLAIN),
                        new Figure(
                                getTranslation("author.statistics.reliability"),
                                numbers.two(figures.reliability()),
                                getTranslation(
                                        "author.statistics.marginal", numbers.two(figures.marginalReliability())),
                                Tone.PLAIN),
                        new Figure(
                                getTranslation("author.statistics.error"),
                                numbers.percent(figures.errorAtPassMark()),
                                getTranslation("author.statistics.error.note"),
                                Tone.PLAIN)),
                distribution(one));
    }

    private Card distribution(ExamStatistics.OfExam one) {
        List<Chart.Point> points = new ArrayList<>();
        int papers = Math.max(1, one.figures().papers());
        for (int from = 0; from < 100; from += BIN) {
            int to = from + BIN == 100 ? 101 : from + BIN;
            int count = one.papersByPercent().subList(from, to).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            points.add(new Chart.Point(from + "–" + (from + BIN) + "%", Numbers.point((double) count / papers)));
        }
        var title = getTranslation("author.statistics.distribution");
        var note = new Paragraph(getTranslation("author.statistics.exam.note"));
        note.addClassName("lk-quiet");
        return new Card(
                title,
                new Chart(
                        Chart.Shape.BARS,
                        title,
                        List.of(new Chart.Series(getTranslation("author.statistics.papers"), points)),
                        formats()),
                note);
    }
}
