package liangku.ui.kit;

import java.math.BigDecimal;
import liangku.compliance.Figures;
import liangku.compliance.Indicator;
import liangku.compliance.Tally;

/** Shows the indicators of one group: the rate big, what it was made of small, so that anyone can recompute it. */
public record Indicators(Figures figures, Formats formats) {

    private static final BigDecimal GOOD = BigDecimal.valueOf(90);
    private static final BigDecimal POOR = BigDecimal.valueOf(70);

    public Figure figure(Indicator indicator) {
        var tally = figures.of(indicator);
        return new Figure(
                formats.name(indicator.zh(), indicator.en()),
                formats.percent(tally.rate().orElse(null)),
                of(tally),
                tone(indicator, tally));
    }

    /** {@return e.g. {@code 21 / 30}} */
    public String of(Tally tally) {
        return formats.count(tally.num()) + " / " + formats.count(tally.den());
    }

    private static Tone tone(Indicator indicator, Tally tally) {
        return switch (indicator) {
            case EXPIRING_30, EXPIRING_60, EXPIRING_90 -> tally.num() > 0 ? Tone.WAIT : Tone.PLAIN;
            case TRAINING_COVERAGE,
                    UNIT_COVERAGE,
                    PARTICIPATION,
                    FIRST_PASS,
                    CUMULATIVE_PASS,
                    ATTEMPT_PASS,
                    CERTIFIED,
                    SPOT_CHECK_PASS,
                    MAKE_UP_PASS,
                    COMPLIANT_UNITS ->
                tally.rate()
                        .map(rate -> rate.compareTo(GOOD) >= 0
                                ? Tone.GOOD
                                : rate.compareTo(POOR) >= 0 ? Tone.WAIT : Tone.STOP)
                        .orElse(Tone.PLAIN);
        };
    }
}
