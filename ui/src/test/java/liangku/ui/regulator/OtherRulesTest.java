package liangku.ui.regulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.compliance.CategoryFigures;
import liangku.compliance.Cut;
import liangku.compliance.Figures;
import liangku.compliance.Rates;
import liangku.employer.Category;
import liangku.employer.Scope;
import org.junit.jupiter.api.Test;

class OtherRulesTest {

    private static final String TODAY = "1-100-80-80";

    @Test
    void rowsOfAnotherRuleAreNamedWithIt() {
        var rows = List.of(
                row(Category.K1, "1-90-70-60", 2),
                row(Category.K2, TODAY, 1),
                row(Category.K3, "1-90-70-60", 1),
                row(Category.K4, "1-90-70-60", 0));

        assertThat(said(rows))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(Category.K1.zh(), Category.K3.zh(), "[90, 70, 60, 1]")
                        .doesNotContain(Category.K2.zh(), Category.K4.zh()));
    }

    @Test
    void ofOneRuleNothingIsSaid() {
        assertThat(said(List.of(row(Category.K1, TODAY, 1), row(Category.K2, TODAY, 1))))
                .isEmpty();
    }

    private static List<String> said(List<CategoryFigures> rows) {
        return OtherRules.of(
                        TODAY,
                        rows,
                        row -> row.category().zh(),
                        CategoryFigures::rates,
                        (key, parameters) -> key + Arrays.toString(parameters))
                .stream()
                .map(Paragraph::getText)
                .toList();
    }

    private static CategoryFigures row(Category category, String rule, int people) {
        var cut = Cut.of(new Scope.Everything(), LocalDate.of(2026, 7, 1)).only(category);
        return new CategoryFigures(category, new Rates(cut, rule, new Figures(1, people, Map.of()), Optional.of(1)));
    }
}
