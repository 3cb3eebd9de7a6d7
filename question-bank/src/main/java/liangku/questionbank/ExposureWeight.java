package liangku.questionbank;

import java.util.HashMap;
import java.util.Map;

/**
 * How readily an item is drawn after what it was used: 1 / (1 + u / m), where u is its use and m that of a typical item of
 * its knowledge point and kind. Never used, it is drawn twice as readily as a typical one, three times as often used, half
 * as readily. As calibrations follow each other, use evens out. Pure.
 */
final class ExposureWeight {

    private ExposureWeight() {}

    /**
     * {@return 1..{@link Calibrated#WEIGHT_MAX}}
     *
     * @param use of the item, at least 0
     * @param typical mean use of its like, at least 0; one use is added to it, so that the first few papers tell little
     */
    static int of(double use, double typical) {
        double share = (typical + 1) / (typical + 1 + use);
        return Math.clamp(Math.round(share * Calibrated.WEIGHT_MAX), 1, Calibrated.WEIGHT_MAX);
    }

    /** {@return for each item its weight, from the uses of each} */
    static int[] of(CompiledRelease release, double[] uses) {
        Map<Like, Sum> sums = new HashMap<>();
        for (int i = 0; i < uses.length; i++) {
            sums.computeIfAbsent(like(release, i), _ -> new Sum()).add(uses[i]);
        }
        var weights = new int[uses.length];
        for (int i = 0; i < uses.length; i++) {
            weights[i] =
                    of(uses[i], sums.getOrDefault(like(release, i), new Sum()).mean());
        }
        return weights;
    }

    private record Like(int leaf, QuestionKind kind) {}

    private static final class Sum {
        private double sum;
        private int count;

        void add(double use) {
            sum += use;
            count++;
        }

        double mean() {
            return count == 0 ? 0 : sum / count;
        }
    }

    private static Like like(CompiledRelease release, int item) {
        return new Like(release.leaves[item], release.bodies[item].kind());
    }
}
