package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import liangku.questionbank.BankHealth;
import liangku.questionbank.ImportOrder;
import liangku.questionbank.ItemReports;
import liangku.questionbank.NearDuplicates;
import liangku.questionbank.Quarantine;
import liangku.questionbank.Quarantines;
import liangku.questionbank.Topic;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** Where the bank wants work: thin cells of taxonomy and difficulty, what is stale, double, or spoken against. */
@Route("author/health")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class BankHealthView extends DeskPage {

    private static final long serialVersionUID = 1L;
    private static final int DIFFICULTIES = 5;
    private static final int PAIRS = 20;
    private static final double ALIKE = 0.9;

    /** So many questions in a cell are as dark as it gets. */
    private static final int FULL = 6;

    private final transient Bank bank;

    BankHealthView(Bank bank, ItemReports reports, Quarantines quarantines) {
        super("author.health");
        this.bank = bank;
        var health = reports.health(bank.now());
        var pairs = bank.questions().nearDuplicates(ALIKE, "", PAIRS).pairs();
        var open = quarantines.list().stream()
                .filter(one -> one.outcome().isEmpty())
                .toList();
        var leaves = leaves();
        var counts = counts(health);
        var thin = leaves.stream()
                .mapToLong(leaf -> IntStream.rangeClosed(1, DIFFICULTIES)
                        .filter(difficulty -> count(counts, leaf.code(), difficulty) < BankHealth.THIN)
                        .count())
                .sum();
        var lead = new Paragraph(getTranslation("author.health.lead"));
        lead.addClassName("lk-lead");
        add(
                new Toolbar(new RouterLink(getTranslation("author.statistics.back"), StatisticsView.class)),
                lead,
                figures(health, thin, (long) leaves.size() * DIFFICULTIES, quarantines.waiting()));
        if (!open.isEmpty()) add(quarantined(open));
        add(new Card(getTranslation("author.health.map"), map(leaves, counts)));
        var both = new Div(stale(health), doubles(pairs));
        both.addClassName("lk-two");
        add(both);
    }

    private Figures figures(BankHealth health, long thin, long cells, int open) {
        return new Figures(
                new Figure(
                        getTranslation("author.health.approved"), formats().count(health.approved()), "", Tone.PLAIN),
                new Figure(
                        getTranslation("author.trust.measured"),
                        formats().count(health.measured()),
                        getTranslation("author.health.of", formats().count(health.approved())),
                        Tone.GOOD),
                new Figure(
                        getTranslation("author.health.thin", BankHealth.THIN),
                        formats().count(thin),
                        getTranslation("author.health.of", formats().count(cells)),
                        thin == 0 ? Tone.GOOD : Tone.WAIT),
                new Figure(
                        getTranslation("author.health.stale"),
                        formats().count(health.staleQuestions()),
                        "",
                        health.staleQuestions() == 0 ? Tone.GOOD : Tone.WAIT),
                new Figure(
                        getTranslation("author.quarantine.open"),
                        formats().count(open),
                        "",
                        open == 0 ? Tone.GOOD : Tone.STOP));
    }

    private List<Topic> leaves() {
        return bank.taxonomy().all().stream()
                .filter(Topic::leaf)
                .filter(topic -> !topic.code().equals(ImportOrder.UNSORTED))
                .toList();
    }

    private static Map<String, Integer> counts(BankHealth health) {
        Map<String, Integer> counts = new HashMap<>();
        for (var cell : health.cells()) counts.put(cell.topic() + cell.difficulty(), cell.questions());
        return counts;
    }

    private static int count(Map<String, Integer> counts, String topic, int difficulty) {
        return counts.getOrDefault(topic + difficulty, 0);
    }

    /** A table that is its own picture: the number stands in every cell, the shade only hurries the eye. */
    private Component map(List<Topic> leaves, Map<String, Integer> counts) {
        var table = new NativeTable();
        table.addClassName("lk-heat");
        table.setCaptionText(getTranslation("author.health.map.note", BankHealth.THIN));
        var head = table.getHead().addRow();
        head.addHeaderCell().setText(getTranslation("author.question.topic"));
        for (int difficulty = 1; difficulty <= DIFFICULTIES; difficulty++) {
            head.addHeaderCell().setText(getTranslation("author.difficulty." + difficulty));
        }
        for (var leaf : leaves) {
            var row = table.getBody().addRow();
            row.addHeaderCell().add(QuestionsView.link(bank.topic(leaf, formats()), leaf.code()));
            for (int difficulty = 1; difficulty <= DIFFICULTIES; difficulty++) {
                int count = count(counts, leaf.code(), difficulty);
                var cell = row.addDataCell();
                cell.setText(formats().count(count));
                cell.getElement().setAttribute("data-thin", Boolean.toString(count < BankHealth.THIN));
                cell.getStyle().set("--heat", Integer.toString(Math.min(100, count * 100 / FULL)) + "%");
            }
        }
        var scroller = new Div(table);
        scroller.addClassName("lk-scroll");
        scroller.getElement().setAttribute("tabindex", "0");
        return scroller;
    }

    private Component quarantined(List<Quarantine> open) {
        var table = new Table<Quarantine>();
        table.part(
                getTranslation("author.question"),
                one -> ItemView.link(
                        bank.questions()
                                .find(one.question().id())
                                .map(question -> question.identifier())
                                .orElse(""),
                        one.question().id()));
        table.part(getTranslation("author.quarantine.why"), one -> {
            var reasons = new Div();
            one.evidence()
                    .forEach(evidence -> reasons.add(new Badge(
                            getTranslation("author.quarantine.reason."
                                    + evidence.reason().name().toLowerCase(Locale.ROOT)),
                            Tone.STOP)));
            return reasons;
        });
        table.wideText(
                getTranslation("author.quarantine.since"), one -> formats().moment(one.openedAt()));
        table.setItems(open);
        table.wraps(0, "8rem");
        return new Card(getTranslation("author.quarantine.open"), table.asTallAsItsRows());
    }

    private Component stale(BankHealth health) {
        var table = new Table<BankHealth.Stale>();
        table.part(getTranslation("author.question"), one -> QuestionView.link(one.identifier(), one.id()));
        table.text(
                getTranslation("author.health.why"),
                one -> getTranslation("author.health." + one.reason().name().toLowerCase(Locale.ROOT)));
        table.wideText(
                getTranslation("author.question.changed"), one -> formats().moment(one.changedAt()));
        table.whenEmpty(VaadinIcon.CHECK_CIRCLE, getTranslation("author.health.stale.none"));
        table.setItems(health.stale());
        table.wraps(0, "8rem");
        var card = new Card(getTranslation("author.health.stale"), table.asTallAsItsRows());
        if (health.staleQuestions() > health.stale().size()) {
            var oldest = new Paragraph(getTranslation(
                    "author.health.stale.oldest",
                    formats().count(health.stale().size()),
                    formats().count(health.staleQuestions())));
            oldest.addClassName("lk-quiet");
            card.add(oldest);
        }
        return card;
    }

    private Component doubles(List<NearDuplicates.Pair> pairs) {
        var table = new Table<NearDuplicates.Pair>();
        table.part(getTranslation("author.near.one"), pair -> QuestionView.link(pair.identifier(), pair.id()));
        table.part(
                getTranslation("author.near.other"),
                pair -> QuestionView.link(
                        pair.other().identifier(), pair.other().id()));
        table.part(
                getTranslation("author.near.percent"),
                pair -> new Span(pair.other().percent() + "%"));
        table.whenEmpty(VaadinIcon.COPY, getTranslation("author.near.none"));
        table.setItems(pairs);
        table.wraps(0, "7rem");
        return new Card(
                getTranslation("author.near"),
                table.asTallAsItsRows(),
                new RouterLink(getTranslation("author.health.all"), NearDuplicatesView.class));
    }
}
