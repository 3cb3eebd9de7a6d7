package liangku.ui.regulator;

import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import java.util.function.UnaryOperator;
import liangku.compliance.Figures;
import liangku.compliance.Indicator;
import liangku.ui.kit.Formats;
import liangku.ui.kit.RateBar;
import liangku.ui.kit.Table;

/** The columns of figures that every list of the regulator's desk has. */
final class FigureColumns {

    static final List<Indicator> SHOWN = List.of(
            Indicator.CERTIFIED,
            Indicator.UNIT_COVERAGE,
            Indicator.TRAINING_COVERAGE,
            Indicator.FIRST_PASS,
            Indicator.EXPIRING_30);

    private FigureColumns() {}

    static <T> void add(
            Table<T> table, SerializableFunction<T, Figures> figures, Formats formats, UnaryOperator<String> words) {
        table.wideText(
                words.apply("regulator.businesses"),
                row -> formats.count(figures.apply(row).businesses()));
        table.wideText(
                words.apply("regulator.people"),
                row -> formats.count(figures.apply(row).people()));
        table.part(
                formats.name(Indicator.CERTIFIED.zh(), Indicator.CERTIFIED.en()),
                row -> new RateBar(
                        figures.apply(row).of(Indicator.CERTIFIED).rate().orElse(null), formats));
        for (var indicator : List.of(Indicator.UNIT_COVERAGE, Indicator.TRAINING_COVERAGE)) {
            table.wideText(
                    formats.name(indicator.zh(), indicator.en()),
                    row -> formats.percent(
                            figures.apply(row).of(indicator).rate().orElse(null)));
        }
        table.wideText(
                formats.name(Indicator.EXPIRING_30.zh(), Indicator.EXPIRING_30.en()),
                row -> formats.count(
                        figures.apply(row).of(Indicator.EXPIRING_30).num()));
    }
}
