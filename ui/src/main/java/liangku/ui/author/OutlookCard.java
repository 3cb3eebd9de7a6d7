package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liangku.questionbank.Forecast;
import liangku.questionbank.Outlook;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;

/** What becomes of a blueprint as it stands in the editor: feasible or why not, overlap, exposure. */
class OutlookCard extends Div {

    private static final long serialVersionUID = 1L;
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1_000;
    private static final double HOT = 0.3;
    private static final int STEM = 40;

    private final transient Bank bank;

    OutlookCard(Bank bank) {
        this.bank = bank;
        getElement().setAttribute("aria-live", "polite");
    }

    void showIncomplete() {
        removeAll();
        add(new Badge(getTranslation("author.outlook.incomplete"), Tone.WAIT));
    }

    void showNoRelease() {
        removeAll();
        add(new Badge(getTranslation("author.releases.empty"), Tone.WAIT));
    }

    void show(Outlook outlook) {
        removeAll();
        if (outlook.feasibility().feasible()) {
            add(new Badge(getTranslation("author.blueprint.feasible"), Tone.GOOD));
        } else {
            var why = new UnorderedList();
            why.addClassName("lk-obstacles");
            ObstacleWords.of(outlook.feasibility(), bank.questions(), this::getTranslation)
                    .forEach(sentence -> why.add(new ListItem(sentence)));
            add(new Badge(getTranslation("author.outlook.infeasible"), Tone.STOP), why);
        }
        if (!outlook.cautions().isEmpty()) {
            var cautions = new UnorderedList();
            cautions.addClassName("lk-cautions");
            CautionWords.of(outlook.cautions(), this::getTranslation)
                    .forEach(sentence -> cautions.add(new ListItem(sentence)));
            add(new Badge(getTranslation("author.caution", outlook.cautions().size()), Tone.WAIT), cautions);
        }
        outlook.forecast().ifPresent(this::show);
    }

    private void show(Forecast forecast) {
        double hottest =
                forecast.hottest().isEmpty() ? 0 : forecast.hottest().getFirst().rate();
        var figures = new ArrayList<>(List.of(
                new Figure(
                        getTranslation("author.outlook.overlap"),
                        percent(forecast.overlap()),
                        getTranslation("author.outlook.overlap.note", forecast.reachable()),
                        forecast.overlap() > HOT ? Tone.WAIT : Tone.PLAIN),
                new Figure(
                        getTranslation("author.outlook.hottest"),
                        percent(hottest),
                        getTranslation("author.outlook.hottest.note"),
                        hottest > HOT ? Tone.WAIT : Tone.PLAIN),
                new Figure(
                        getTranslation("author.outlook.expected"),
                        percent(forecast.expectedMean()),
                        getTranslation(
                                "author.outlook.expected.note",
                                percent(forecast.expectedLowest()),
                                percent(forecast.expectedHighest())),
                        Tone.PLAIN)));
        forecast.pilots().ifPresent(pilots -> figures.add(pilots(pilots)));
        add(new Figures(figures));
        var table = new Table<Forecast.Exposed>();
        var questions = questions(forecast);
        table.text(
                getTranslation("author.outlook.question"), exposed -> questions.getOrDefault(exposed.question(), ""));
        table.text(getTranslation("author.outlook.rate"), exposed -> percent(exposed.rate()));
        table.setItems(forecast.hottest());
        table.wraps(0, "10rem");
        var source = new Paragraph(getTranslation("author.outlook.source", forecast.papers()));
        source.addClassName("lk-quiet");
        add(new H3(getTranslation("author.outlook.hot")), table.asTallAsItsRows(), source);
    }

    private Figure pilots(Forecast.Pilots pilots) {
        return new Figure(
                getTranslation("author.outlook.pilots"),
                percent(pilots.rate()),
                getTranslation(
                        "author.outlook.pilots.note",
                        Math.round(pilots.rate() * THOUSAND),
                        pilots.available(),
                        pilots.places()),
                pilots.available() <= pilots.places() ? Tone.WAIT : Tone.PLAIN);
    }

    private Map<QuestionId, String> questions(Forecast forecast) {
        var ids = forecast.hottest().stream().map(Forecast.Exposed::question).collect(Collectors.toSet());
        Map<QuestionId, String> names = new HashMap<>();
        for (var question : bank.questions().find(ids)) names.put(question.id(), name(question));
        return names;
    }

    private static String name(Question question) {
        var stem = question.body().stem();
        return question.identifier() + " " + (stem.length() > STEM ? stem.substring(0, STEM) + "…" : stem);
    }

    private String percent(double share) {
        return Formats.of(getLocale()).percent(BigDecimal.valueOf(share * HUNDRED));
    }
}
