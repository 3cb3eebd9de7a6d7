package liangku.ui.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private final Numbers numbers = new Numbers(Locale.SIMPLIFIED_CHINESE);

    @Test
    void whatCannotBeStatedIsADash() {
        assertThat(numbers.error(0.1234)).isEqualTo("± 0.12");
        assertThat(numbers.error(Double.POSITIVE_INFINITY)).isEqualTo("—");
        assertThat(numbers.error(Double.NaN)).isEqualTo("—");
        assertThat(numbers.logits(0.4, 0.1)).isEqualTo("+0.40 ± 0.10");
        assertThat(numbers.logits(0.4, Double.POSITIVE_INFINITY)).isEqualTo("+0.40");
        assertThat(numbers.percent(0.032, 0.004)).isEqualTo("3.2% ± 0.4%");
        assertThat(numbers.percent(0.032, Double.POSITIVE_INFINITY)).isEqualTo("3.2%");
        assertThat(numbers.whole(OptionalDouble.of(24.31), 0.84)).isEqualTo("24 ± 0.8");
        assertThat(numbers.whole(OptionalDouble.of(24.31), Double.POSITIVE_INFINITY))
                .isEqualTo("24");
        assertThat(numbers.whole(OptionalDouble.empty(), Double.POSITIVE_INFINITY))
                .isEqualTo("—");
        assertThat(numbers.two(OptionalDouble.of(Double.NaN))).isEqualTo("—");
        assertThat(numbers.percent(Double.POSITIVE_INFINITY)).isEqualTo("—");
    }
}
