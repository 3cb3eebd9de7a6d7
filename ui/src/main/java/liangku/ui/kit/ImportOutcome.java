package liangku.ui.kit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** Counts of an import, and every refused row with its reason. */
final class ImportOutcome extends Div {

    private static final long serialVersionUID = 1L;

    ImportOutcome(ImportPanel.Result.Read read, ImportPanel.Pass pass) {
        addClassName("lk-outcome");
        var formats = Formats.of(getLocale());
        add(new Figures(
                figure("kit.import.read", formats.count(read.read()), Tone.PLAIN),
                figure(
                        switch (pass) {
                            case PREVIEW -> "kit.import.accepted";
                            case KEEP -> "kit.import.done";
                        },
                        formats.count(read.accepted()),
                        Tone.GOOD),
                figure("kit.import.unchanged", formats.count(read.unchanged()), Tone.PLAIN),
                figure(
                        "kit.import.duplicates",
                        formats.count(read.duplicates()),
                        read.duplicates() > 0 ? Tone.WAIT : Tone.PLAIN),
                figure(
                        "kit.import.rejected",
                        formats.count(read.refused().size() - read.duplicates()),
                        read.refused().size() > read.duplicates() ? Tone.STOP : Tone.PLAIN)));
        if (!read.refused().isEmpty()) {
            add(
                    new H2(getTranslation("kit.import.refused")),
                    table(read),
                    Csv.link(
                            getTranslation("kit.import.download"),
                            "refused-rows.csv",
                            () -> read.refused().stream()
                                    .map(row -> java.util.List.of(
                                            Integer.toString(row.position()),
                                            row.identifier(),
                                            row.code(),
                                            row.reason()))
                                    .toList()));
        }
    }

    private Figure figure(String word, String value, Tone tone) {
        return new Figure(getTranslation(word), value, "", tone);
    }

    private Grid<ImportPanel.Row> table(ImportPanel.Result.Read read) {
        var table = new Grid<ImportPanel.Row>();
        table.addColumn(ImportPanel.Row::position)
                .setHeader(getTranslation("kit.import.row"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        table.addColumn(ImportPanel.Row::identifier)
                .setHeader(getTranslation("kit.import.identifier"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        table.addColumn(ImportPanel.Row::reason)
                .setHeader(getTranslation("kit.import.reason"))
                .setFlexGrow(1);
        table.addColumn(ImportPanel.Row::code)
                .setHeader(getTranslation("kit.import.code"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        table.setItems(read.refused());
        table.setAllRowsVisible(read.refused().size() <= 12);
        return table;
    }
}
