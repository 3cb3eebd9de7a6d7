package liangku.ui.regulator;

import com.vaadin.flow.component.html.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import liangku.compliance.RegionFigures;
import liangku.ui.kit.Csv;
import liangku.ui.kit.Formats;

/** The table of counties as a file: each rate with its numerator and denominator, each line with its rule, so that it can be recomputed. */
final class CountyExport {

    private CountyExport() {}

    static Anchor link(List<RegionFigures> counties, Formats formats, UnaryOperator<String> words) {
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of(
                words.apply("regulator.county"), words.apply("regulator.businesses"), words.apply("regulator.people")));
        for (var indicator : FigureColumns.SHOWN) {
            var name = formats.name(indicator.zh(), indicator.en());
            head.addAll(List.of(name + " %", name + " num", name + " den"));
        }
        head.add(words.apply("regulator.rule"));
        lines.add(head);
        for (var county : counties) {
            var line = new ArrayList<>(List.of(
                    formats.name(county.region().zh(), county.region().en()),
                    Long.toString(county.figures().businesses()),
                    Long.toString(county.figures().people())));
            for (var indicator : FigureColumns.SHOWN) {
                var tally = county.figures().of(indicator);
                line.addAll(List.of(
                        tally.rate().map(Object::toString).orElse(""),
                        Long.toString(tally.num()),
                        Long.toString(tally.den())));
            }
            line.add(county.rates().ruleVersion());
            lines.add(line);
        }
        return Csv.link(words.apply("regulator.export"), "counties.csv", () -> lines);
    }
}
