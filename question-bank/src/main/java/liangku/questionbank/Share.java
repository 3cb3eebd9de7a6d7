package liangku.questionbank;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact part of an item's points, 0 to 1: thirds of a case must not lose a mark to rounding on the way.
 *
 * @param of at least 1; a product of ten options in each of ten parts still fits
 */
record Share(long earned, long of) {

    static final Share ALL = new Share(1, 1);
    static final Share NOTHING = new Share(0, 1);

    Share {
        earned = Math.clamp(earned, 0L, of);
    }

    static Share of(boolean right) {
        return right ? ALL : NOTHING;
    }

    /** {@return the mean of at least one share} */
    static Share mean(Iterable<Share> parts) {
        long earned = 0;
        long of = 1;
        long count = 0;
        for (var part : parts) {
            earned = earned * part.of + part.earned * of;
            of *= part.of;
            count++;
        }
        return new Share(earned, of * count);
    }

    /** {@return this share of {@code max} points, down to two decimals: parts never add up to more than the whole} */
    BigDecimal of(int max) {
        if (earned == 0) return BigDecimal.ZERO;
        if (earned == of) return BigDecimal.valueOf(max);
        return BigDecimal.valueOf(max)
                .multiply(BigDecimal.valueOf(earned))
                .divide(BigDecimal.valueOf(of), 2, RoundingMode.DOWN);
    }
}
