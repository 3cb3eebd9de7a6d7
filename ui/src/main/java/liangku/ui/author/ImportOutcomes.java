package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Fault;
import liangku.questionbank.ImportReport;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Csv;
import liangku.ui.kit.Figure;
import liangku.ui.kit.Figures;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;

/** What became of every item of a file, or what would: counted, listed with its reason, and what was refused as a file. */
class ImportOutcomes extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SHORT = 12;

    private final transient ImportReport report;
    private final Table<RowOutcome> table = new Table<>();
    private final Select<Outcome> outcome = new Select<>();

    ImportOutcomes(ImportReport report) {
        this.report = report;
        addClassName("lk-outcome");
        var formats = Formats.of(getLocale());
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(
                getTranslation("author.import.read"),
                formats.count(report.outcomes().size()),
                "",
                Tone.PLAIN));
        for (var one : Outcome.values()) {
            int count = report.count(one);
            figures.add(new Figure(word(one), formats.count(count), "", count == 0 ? Tone.PLAIN : tone(one)));
        }
        add(new Figures(figures.toArray(Figure[]::new)));
        if (!report.ignoredColumns().isEmpty()) {
            add(new Paragraph(getTranslation("author.import.ignored", String.join(" · ", report.ignoredColumns()))));
        }
        report.notes().forEach(note -> {
            var said = new Paragraph(formats.name(note.zh(), note.en()));
            said.addClassName("lk-note");
            add(said);
        });
        table.text(getTranslation("author.import.position"), row -> Integer.toString(row.position()));
        table.text(getTranslation("author.question.identifier"), RowOutcome::identifier);
        table.part(getTranslation("author.import.outcome"), row -> new Badge(word(row.outcome()), tone(row.outcome())));
        table.text(getTranslation("kit.import.reason"), row -> said(row, formats));
        table.getColumns().getLast().setAutoWidth(false).setFlexGrow(4);
        outcome.setAriaLabel(getTranslation("author.import.outcome"));
        outcome.setPlaceholder(getTranslation("author.import.outcome.all"));
        outcome.setEmptySelectionAllowed(true);
        outcome.setEmptySelectionCaption(getTranslation("author.import.outcome.all"));
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(
                value -> value == null ? getTranslation("author.import.outcome.all") : word(value));
        outcome.addValueChangeListener(chosen -> show());
        if (report.count(Outcome.REJECTED) > 0) outcome.setValue(Outcome.REJECTED);
        add(new Toolbar(outcome, Toolbar.gap(), refused()), table);
        show();
    }

    /** What is wrong or was noticed, then what is lacking. */
    private static String said(RowOutcome row, Formats formats) {
        return Stream.concat(row.faults().stream(), row.hints().stream())
                .map(fault -> formats.name(fault.zh(), fault.en()))
                .collect(Collectors.joining(formats.english() ? "; " : "；"));
    }

    private Component refused() {
        var link = Csv.link(getTranslation("author.import.refused"), "refused-questions.csv", this::refusedLines);
        link.setVisible(report.count(Outcome.REJECTED) + report.count(Outcome.DUPLICATE) > 0);
        return link;
    }

    private List<List<String>> refusedLines() {
        var formats = Formats.of(getLocale());
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(
                getTranslation("author.import.position"),
                getTranslation("author.question.identifier"),
                getTranslation("author.import.outcome"),
                getTranslation("kit.import.code"),
                getTranslation("kit.import.reason")));
        report.outcomes().stream()
                .filter(row -> row.outcome() == Outcome.REJECTED || row.outcome() == Outcome.DUPLICATE)
                .map(row -> List.of(
                        Integer.toString(row.position()),
                        row.identifier(),
                        word(row.outcome()),
                        row.faults().stream().map(Fault::code).map(Enum::name).collect(Collectors.joining(" ")),
                        formats.name(row.zh(), row.en())))
                .forEach(lines::add);
        return lines;
    }

    private void show() {
        var wanted = outcome.getOptionalValue();
        var rows = report.outcomes().stream()
                .filter(row -> wanted.isEmpty() || row.outcome() == wanted.get())
                .toList();
        table.setItems(rows);
        table.setAllRowsVisible(rows.size() <= SHORT);
    }

    private String word(Outcome one) {
        return getTranslation("author.outcome." + one.name().toLowerCase(Locale.ROOT));
    }

    private static Tone tone(Outcome one) {
        return switch (one) {
            case ACCEPTED, UPDATED -> Tone.GOOD;
            case UNCHANGED -> Tone.PLAIN;
            case DUPLICATE -> Tone.WAIT;
            case REJECTED -> Tone.STOP;
        };
    }
}
