package liangku.questionbank.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the day from which an item became easier than its candidates' other answers explain: somebody has let it out.
 *
 * <p>A cumulative sum (Page, Biometrika 41, 1954) of the log-likelihood ratio of "the item is δ logits easier" against "it is
 * as it was": day by day S ← max(0, S + δ·O - Σ log(1 - E + E·exp(δ))), with O earned and E what the others of the same paper
 * predict for each candidate; an alarm at S ≥ h. Items were first watched so by Veerkamp and Glas (JEBS 25, 2000). As E is made
 * from the candidates' own other answers, an able year, a weak one or a targeted paper is no leak. With δ = 1 an alarm comes
 * after some h/0.1 candidates; without a leak less often than once in e^h of them (Lorden, 1971), whatever the facility.
 */
public final class LeakWatch {

    /** What is watched for, in logits. */
    public static final double SHIFT = 1;

    /** False alarms are rarer than one in sixty million answers. */
    public static final double ALARM = 18;

    private LeakWatch() {}

    /**
     * An item on one day.
     *
     * @param earned sum of shares
     * @param expected sum of {@link PaperReader#expected}
     * @param normalizer sum of {@link #normalizer}
     */
    public record Day(LocalDate day, int shown, double earned, double expected, double normalizer) {}

    /**
     * A jump.
     *
     * @param since the first day of it
     * @param shown since then
     * @param facility since then, 0..1
     * @param expected since then, 0..1
     * @param evidence log-likelihood ratio, at least {@link #ALARM}
     */
    public record Jump(LocalDate since, int shown, double facility, double expected, double evidence) {}

    /** {@return what the leak of an item costs in log-likelihood where {@code expected}, 0..1, of it is predicted} */
    public static double normalizer(double expected) {
        return Math.log1p(expected * Math.expm1(SHIFT));
    }

    /** {@return the jump, if there is one that lasts to the last of these days} */
    public static Optional<Jump> find(List<Day> days) {
        double sum = 0;
        int from = 0;
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            sum += SHIFT * day.earned() - day.normalizer();
            if (sum <= 0) {
                sum = 0;
                from = i + 1;
            }
        }
        return sum < ALARM ? Optional.empty() : Optional.of(jump(days.subList(from, days.size()), sum));
    }

    private static Jump jump(List<Day> days, double evidence) {
        int shown = days.stream().mapToInt(Day::shown).sum();
        double earned = days.stream().mapToDouble(Day::earned).sum();
        double expected = days.stream().mapToDouble(Day::expected).sum();
        return new Jump(days.getFirst().day(), shown, earned / shown, expected / shown, evidence);
    }
}
