package liangku.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void aRateIsPerCentWithTwoDecimalsHalfUp() {
        assertThat(new Tally(2, 3).rate()).contains(new BigDecimal("66.67"));
        assertThat(new Tally(1, 3).rate()).contains(new BigDecimal("33.33"));
        assertThat(new Tally(1, 800).rate()).contains(new BigDecimal("0.13"));
        assertThat(new Tally(21_000, 30_000).rate()).contains(new BigDecimal("70.00"));
    }

    @Test
    void nothingToCountHasNoRate() {
        assertThat(Tally.NONE.rate()).isEmpty();
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tally(2, 1)).withMessageContaining("2 of 1");
    }

    @Property
    void aRollUpIsTheSumOfNumeratorsOverTheSumOfDenominators(@ForAll("parts") List<Tally> parts) {
        var rolledUp = parts.stream().reduce(Tally.NONE, Tally::plus);

        assertThat(rolledUp.num())
                .isEqualTo(parts.stream().mapToLong(Tally::num).sum());
        assertThat(rolledUp.den())
                .isEqualTo(parts.stream().mapToLong(Tally::den).sum());
    }

    @Property
    void aRollUpLiesBetweenTheLowestAndTheHighestOfItsParts(@ForAll("parts") List<Tally> parts) {
        var rates = parts.stream().flatMap(part -> part.rate().stream()).toList();
        var rolledUp = parts.stream().reduce(Tally.NONE, Tally::plus).rate();

        assertThat(rolledUp.isPresent()).isEqualTo(!rates.isEmpty());
        rolledUp.ifPresent(rate -> {
            assertThat(rate)
                    .isGreaterThanOrEqualTo(
                            rates.stream().min(BigDecimal::compareTo).orElseThrow());
            assertThat(rate)
                    .isLessThanOrEqualTo(
                            rates.stream().max(BigDecimal::compareTo).orElseThrow());
        });
    }

    @Provide
    Arbitrary<List<Tally>> parts() {
        return Arbitraries.longs()
                .between(0, 100_000)
                .flatMap(den -> Arbitraries.longs().between(0, den).map(num -> new Tally(num, den)))
                .list()
                .ofMaxSize(30);
    }
}
