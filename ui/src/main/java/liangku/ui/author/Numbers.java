package liangku.ui.author;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import liangku.questionbank.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** Figures of statistics as people read them: no more digits than they bear. */
record Numbers(Locale locale) implements Serializable {

    private static final String NOTHING = "—";

    String none() {
        return NOTHING;
    }

    /** {@return a share of 0..1 as e.g. {@code 63.2%}} */
    String percent(double share) {
        return Double.isFinite(share) ? String.format(locale, "%.1f%%", share * 100) : NOTHING;
    }

    String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NOTHING;
    }

    /** {@return e.g. {@code 3.2% ± 0.7%}} */
    String percent(double share, double error) {
        return Double.isFinite(error) ? percent(share) + " ± " + percent(error) : percent(share);
    }

    /** {@return e.g. {@code 61.0–65.3%}} */
    String range(Interval interval) {
        return String.format(locale, "%.1f–%.1f%%", interval.low() * 100, interval.high() * 100);
    }

    String two(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? String.format(locale, "%.2f", number.getAsDouble())
                : NOTHING;
    }

    /** {@return a standard error as e.g. {@code ± 0.11}; a dash where there is none to state} */
    String error(double error) {
        return Double.isFinite(error) ? String.format(locale, "± %.2f", error) : NOTHING;
    }

    /** {@return e.g. {@code +0.42}} */
    String logits(double number) {
        return Double.isFinite(number) ? String.format(locale, "%+.2f", number) : NOTHING;
    }

    /** {@return e.g. {@code +0.42 ± 0.11}} */
    String logits(double number, double error) {
        return Double.isFinite(error) ? logits(number) + " " + error(error) : logits(number);
    }

    String whole(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? String.format(locale, "%.0f", number.getAsDouble())
                : NOTHING;
    }

    /** {@return e.g. {@code 24 ± 1.3}} */
    String whole(OptionalDouble number, double error) {
        return Double.isFinite(error) ? whole(number) + String.format(locale, " ± %.1f", error) : whole(number);
    }

    /** {@return the share in per cent for a chart} */
    static BigDecimal point(double share) {
        return BigDecimal.valueOf(share * 100).setScale(2, RoundingMode.HALF_UP);
    }

    /** {@return the share in per cent, or nothing where nobody was} */
    static @Nullable BigDecimal point(double share, int of) {
        return of == 0 ? null : point(share);
    }
}
