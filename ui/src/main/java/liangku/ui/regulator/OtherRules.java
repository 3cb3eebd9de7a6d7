package liangku.ui.regulator;

import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.compliance.Rates;

/** Says which rows of a table that count anybody were counted by another rule than the one that stands above it. */
final class OtherRules {

    private OtherRules() {}

    /** {@return a line for each other rule, by which the rows named in it were counted; mostly none} */
    static <T> List<Paragraph> of(
            String rule, List<T> rows, Function<T, String> name, Function<T, Rates> rates, RuleWords.Words words) {
        return rows.stream()
                .filter(row -> rates.apply(row).figures().people() > 0)
                .filter(row -> !rates.apply(row).ruleVersion().equals(rule))
                .collect(Collectors.groupingBy(
                        row -> rates.apply(row).ruleVersion(),
                        TreeMap::new,
                        Collectors.mapping(name, Collectors.joining(words.say("regulator.rates.and")))))
                .entrySet()
                .stream()
                .map(other -> new Paragraph(
                        words.say("regulator.rates.otherRule", other.getValue(), RuleWords.of(other.getKey(), words))))
                .toList();
    }
}
