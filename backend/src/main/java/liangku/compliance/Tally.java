package liangku.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * So many of so many. Tallies of disjoint groups roll up by {@link #plus}, never by the mean of their rates.
 *
 * @param num 0 to {@code den}
 * @param den 0 = there was nothing to count, so there is no rate
 */
public record Tally(long num, long den) {

    public static final Tally NONE = new Tally(0, 0);

    public Tally {
        if (num < 0 || num > den) {
            throw new IllegalArgumentException("%d of %d is no share".formatted(num, den));
        }
    }

    /** {@return per cent with two decimals, half up; empty if there was nothing to count, which is neither 0 nor 100} */
    public Optional<BigDecimal> rate() {
        return den == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(num)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(den), 2, RoundingMode.HALF_UP));
    }

    public Tally plus(Tally other) {
        return new Tally(num + other.num, den + other.den);
    }
}
