package liangku.ui.kit;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.List;

/** Counts of an import, every refused row with its reason, and what is to be known of others. */
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
        list("kit.import.refused", "refused-rows.csv", read.refused());
        list("kit.import.remarks", "remarks.csv", read.remarks());
    }

    private void list(String title, String file, List<ImportPanel.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        add(
                new H2(getTranslation(title)),
                table(rows),
                Csv.link(
                        getTranslation("kit.import.download"),
                        file,
                        () -> rows.stream()
                                .map(row -> List.of(
                                        Integer.toString(row.position()), row.identifier(), row.code(), row.reason()))
                                .toList()));
    }

    private Figure figure(String word, String value, Tone tone) {
        return new Figure(getTranslation(word), value, "", tone);
    }

    private Grid<ImportPanel.Row> table(List<ImportPanel.Row> rows) {
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
        table.setItems(rows);
        table.setAllRowsVisible(rows.size() <= 12);
        return table;
    }
}
