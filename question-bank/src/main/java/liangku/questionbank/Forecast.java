package liangku.questionbank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How papers of a blueprint will turn out, found by drawing some thousand of them.
 *
 * <p>With N items in the pool, n on a paper and r the share of papers an item stands on, two papers are expected to have
 * N/n x Var(r) + n/N of their items in common (Chen, Ankenmann, Spray, "The relationship between item exposure and test
 * overlap in computerized adaptive testing", J. Educational Measurement 40(2), 2003). As r is seen on a sample of papers
 * only, the variance of chance is taken out again: what is left is the mean overlap of all pairs of the sample.
 *
 * @param papers how many were drawn
 * @param overlap share of its items that a paper is expected to have in common with another one, 0..1; pilots left out
 * @param expectedMean of the papers' expected scores, 0..1
 * @param expectedLowest of the papers drawn
 * @param expectedHighest of the papers drawn
 * @param reachable how many questions came up or may come up: those that fit a cell
 * @param hottest questions by the share of papers they stand on, the most first, at most 10; fixed ones left out
 * @param pilots none if no paper has any
 */
public record Forecast(
        int papers,
        double overlap,
        double expectedMean,
        double expectedLowest,
        double expectedHighest,
        int reachable,
        List<Exposed> hottest,
        Optional<Pilots> pilots) {

    /** Papers of a forecast: enough to tell 20 of a hundred from 22, quick enough to be shown while one edits. */
    static final int PAPERS = 3_000;

    private static final int HOTTEST = 10;
    private static final long FIRST_SEED = 77_000_000;

    /** A question and the share of papers it stands on, 0..1. */
    public record Exposed(QuestionId question, double rate) {}

    /**
     * What becomes of questions that are tried out; no cap holds for them.
     *
     * @param places of a paper
     * @param available questions that may take them
     */
    public record Pilots(int places, int available) {

        /** {@return the share of papers each is to be expected on, 0..1} */
        public double rate() {
            return Math.min(1, (double) places / available);
        }
    }

    public Forecast {
        hottest = List.copyOf(hottest);
    }

    /** @param plan a feasible one */
    static Forecast of(FairPlan plan, int papers) {
        var times = new int[plan.release.size()];
        int scored = plan.blueprint.items();
        long sum = 0;
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        int drawn = 0;
        for (int i = 0; i < papers; i++) {
            var paper = FairDraw.tried(plan, FIRST_SEED + i);
            if (paper.stop != FairDraw.Stop.NOTHING) continue;
            var items = paper.items();
            for (int place = 0; place < scored; place++) times[items[place]]++;
            sum += paper.expected();
            lowest = Math.min(lowest, paper.expected());
            highest = Math.max(highest, paper.expected());
            drawn++;
        }
        double one = Limits.Band.ONE;
        return new Forecast(
                drawn,
                overlap(times, scored, drawn),
                drawn == 0 ? 0 : sum / one / drawn,
                drawn == 0 ? 0 : lowest / one,
                highest / one,
                reachable(plan),
                hottest(plan, times, drawn),
                pilots(plan));
    }

    private static Optional<Pilots> pilots(FairPlan plan) {
        int places = plan.blueprint.limits().pilots();
        return places == 0 || plan.pilotCount == 0
                ? Optional.empty()
                : Optional.of(new Pilots(places, plan.pilotCount));
    }

    /** The formula with the variance of chance taken out: pairs of papers that share an item, of all pairs. */
    static double overlap(int[] times, int scored, int papers) {
        if (papers < 2) return 0;
        double shared = 0;
        for (int count : times) shared += (double) count * (count - 1);
        return shared / ((double) papers * (papers - 1) * scored);
    }

    private static int reachable(FairPlan plan) {
        int reachable = plan.fixed.items.length;
        for (int kind : plan.layout.classOfItem) if (kind >= 0) reachable++;
        return reachable;
    }

    private static List<Exposed> hottest(FairPlan plan, int[] times, int papers) {
        for (int item : plan.fixed.items) times[item] = 0;
        // A hundred thousand are not sorted for ten.
        int least = 1;
        for (int count : times) least = Math.max(least, count);
        var hot = new ArrayList<Integer>();
        while (least > 0 && hot.size() < HOTTEST) {
            hot.clear();
            for (int item = 0; item < times.length; item++) if (times[item] >= least) hot.add(item);
            least = least * 9 / 10 - 1;
        }
        hot.sort(Comparator.comparingInt((Integer item) -> -times[item]));
        return IntStream.range(0, Math.min(HOTTEST, hot.size()))
                .mapToObj(hot::get)
                .map(item -> new Exposed(plan.release.ids[item], (double) times[item] / papers))
                .toList();
    }
}
