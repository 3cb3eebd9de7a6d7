package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Body;
import liangku.questionbank.Scoring;

/**
 * What ticking an option adds, in percent, as Moodle says it of each option where several may be ticked, and how we score.
 * With {@code n} right options:
 *
 * <table>
 * <caption>Moodle's fractions and our scoring</caption>
 * <tr><th>right</th><th>wrong</th><th>read as</th><th>is it the same?</th></tr>
 * <tr><td>100/n each</td><td>−100/n each</td><td>PARTIAL_WITH_PENALTY</td><td>yes</td></tr>
 * <tr><td>100/n each</td><td>−100 each</td><td>PARTIAL</td><td>yes: one wrong option earns nothing</td></tr>
 * <tr><td>100/n each</td><td>0 each</td><td>PARTIAL</td><td>nearly: there wrong ticks cost nothing, so that ticking all
 *     earns all; here they earn nothing, which is noted</td></tr>
 * <tr><td>anything else</td><td></td><td>refused</td><td></td></tr>
 * </table>
 *
 * <p>ALL_OR_NOTHING cannot be said; it is written as PARTIAL. Percentages may be rounded, up to half a point.
 */
final class Fractions {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ROUNDING = new BigDecimal("0.5");
    /** Moodle knows fractions by five decimals and refuses others. */
    private static final int DECIMALS = 5;

    private Fractions() {}

    /** Which options are right and how they count. */
    record Key(List<Integer> correct, Scoring scoring) {}

    /**
     * {@return the key}
     *
     * @param percents what each option adds, in the options' order
     * @param draft takes the fraction that fits nothing
     */
    static Optional<Key> read(List<BigDecimal> percents, Draft draft) {
        List<Integer> correct = new ArrayList<>();
        for (int i = 0; i < percents.size(); i++) if (percents.get(i).signum() > 0) correct.add(i);
        if (correct.isEmpty()) return Optional.of(new Key(correct, Scoring.PARTIAL));
        var share = share(correct.size());
        var odd = correct.stream()
                .map(percents::get)
                .filter(percent -> !near(percent, share))
                .findFirst();
        if (odd.isPresent()) {
            refuse(odd.get(), draft);
            return Optional.empty();
        }
        var wrong = percents.stream().filter(percent -> percent.signum() <= 0).toList();
        if (wrong.stream().allMatch(percent -> percent.signum() == 0)) {
            if (!wrong.isEmpty()) draft.leaveOut("fraction", "0%");
            return Optional.of(new Key(correct, Scoring.PARTIAL));
        }
        if (wrong.stream().allMatch(percent -> near(percent, HUNDRED.negate()))) {
            return Optional.of(new Key(correct, Scoring.PARTIAL));
        }
        if (wrong.stream().allMatch(percent -> near(percent, share.negate()))) {
            return Optional.of(new Key(correct, Scoring.PARTIAL_WITH_PENALTY));
        }
        refuse(
                wrong.stream()
                        .filter(percent -> percent.signum() < 0)
                        .findFirst()
                        .orElseThrow(),
                draft);
        return Optional.empty();
    }

    /** {@return what each option of this question adds, in percent} */
    static List<String> write(Body.MultipleChoice question) {
        var share = share(question.correct().size());
        var wrong = switch (question.scoring()) {
            case ALL_OR_NOTHING, PARTIAL -> HUNDRED.negate();
            case PARTIAL_WITH_PENALTY -> share.negate();
        };
        List<String> percents = new ArrayList<>();
        for (int i = 0; i < question.options().size(); i++) {
            percents.add(plain(question.correct().contains(i) ? share : wrong));
        }
        return percents;
    }

    /** {@return a percentage as people read it: 50, 33.33333} */
    static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }

    static void refuse(BigDecimal percent, Draft draft) {
        draft.refuse("fraction " + plain(percent) + "%");
    }

    private static BigDecimal share(int right) {
        return HUNDRED.divide(BigDecimal.valueOf(right), DECIMALS, RoundingMode.HALF_UP);
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(ROUNDING) < 0;
    }
}
