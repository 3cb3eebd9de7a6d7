package liangku.questionbank.statistics;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Statistics of invented papers of fifty items, from nothing, in a JVM of its own with as much heap as it is given: difficulties,
 * then every item's sums, options and times among them: all that the platform keeps of an item. Candidates come to three exams
 * that share all items, as the platform's do. Prints the seconds each took and the most heap that was in use.
 */
public final class FromScratch {

    private static final int PAPER = 50;
    private static final int OPTIONS = 4;

    /** Whose paper each of ten is: most are of workers. */
    private static final int[] EXAMS = {0, 0, 0, 0, 0, 0, 0, 1, 1, 2};

    /** As many as this machine has cores: each keeps sums of its own. */
    private static final int SLICES = 2;

    private FromScratch() {}

    /**
     * Invents, measures, counts and prints.
     *
     * @param arguments items, papers
     */
    public static void main(String[] arguments) {
        int items = Integer.parseInt(arguments[0]);
        int papers = Integer.parseInt(arguments[1]);
        var heap = new AtomicLong();
        Thread.ofPlatform().daemon().start(() -> watch(heap));
        var from = System.nanoTime();
        var scores = scores(items, papers);
        var read = System.nanoTime();
        var found = MarginalLikelihood.estimate(scores, MarginalLikelihood.Settings.USUAL);
        var measured = System.nanoTime();
        var tallies = new Recount(scores, found.logits(), found.populations().getFirst()).tallies();
        look(scores, found, tallies);
        double facility = 0;
        for (var tally : tallies) facility += ItemFigures.of(tally).facility() / tallies.length;
        var counted = System.nanoTime();
        System.out.printf(
                "%.3f %.3f %.3f %.1f %d %b %.3f%n",
                (read - from) / 1e9,
                (measured - read) / 1e9,
                (counted - measured) / 1e9,
                heap.get() / 1e6,
                found.fit().rounds(),
                found.fit().converged(),
                facility);
    }

    /** What is in use at any time, with what was not collected yet: no more than the heap this JVM was given. */
    private static void watch(AtomicLong most) {
        var memory = ManagementFactory.getMemoryMXBean();
        while (true) {
            most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Reads every paper once more, as counting does, for what a recount by better difficulties leaves alone. */
    private static void look(SparseScores scores, Difficulties found, ItemTally[] tallies) {
        var standard = Arrays.stream(found.logits())
                .map(logit -> PaperReader.expected(found.populations().getFirst(), logit))
                .toArray();
        var slices = IntStream.range(0, SLICES)
                .parallel()
                .mapToObj(slice -> looked(scores, slice, standard))
                .toList();
        for (int item = 0; item < tallies.length; item++) {
            var whole = slices.getFirst()[item];
            for (var slice : slices.subList(1, SLICES)) whole.add(slice[item]);
            whole.recounted(tallies[item]);
            tallies[item] = whole;
        }
    }

    private static ItemTally[] looked(SparseScores scores, int slice, double[] standard) {
        var tallies = new ItemTally[standard.length];
        Arrays.setAll(tallies, _ -> new ItemTally(OPTIONS));
        var chance = new SplittableRandom(2 + slice);
        var paper = scores.new Reader();
        var rest = new RestScore(0.5);
        var expected = new double[PAPER];
        int to = (int) ((long) scores.papers() * (slice + 1) / SLICES);
        for (int i = (int) ((long) scores.papers() * slice / SLICES); i < to; i++) {
            paper.read(i);
            for (int place = 0; place < paper.size; place++) expected[place] = standard[paper.item[place]];
            rest.read(expected, paper.share, paper.size);
            for (int place = 0; place < paper.size; place++) {
                int chosen = paper.share[place] == 1 ? 1 : 1 << (1 + chance.nextInt(OPTIONS - 1));
                var glance = new Glance(ItemTally.band(rest.of(place)), Times.bucket(5 + chance.nextInt(60)), chosen);
                tallies[paper.item[place]].look(glance, 1);
            }
        }
        return tallies;
    }

    private static SparseScores scores(int items, int papers) {
        var chance = new SplittableRandom(1);
        var scores = new SparseScores();
        var difficulties = new double[items];
        for (int item = 0; item < items; item++) difficulties[item] = chance.nextGaussian();
        var seen = new int[PAPER];
        var shares = new double[PAPER];
        for (int paper = 0; paper < papers; paper++) {
            int exam = EXAMS[paper % EXAMS.length];
            double ability = chance.nextGaussian() + exam / 2.0;
            int from = chance.nextInt(items);
            // Far apart and each once: a stride that is prime to any number of items used here.
            for (int i = 0; i < PAPER; i++) {
                seen[i] = (int) ((from + (long) i * (items / PAPER + 1)) % items);
                shares[i] = chance.nextDouble() < Rasch.expected(ability, difficulties[seen[i]]) ? 1 : 0;
            }
            scores.add(exam, seen, shares);
        }
        return scores;
    }

    /** What a run said. */
    public record Said(double reading, double measuring, double counting, double heapMb) {

        public double seconds() {
            return reading + measuring + counting;
        }

        /**
         * Reads what a run printed.
         *
         * @throws IllegalArgumentException if it printed nothing
         */
        public static Said of(List<String> lines) {
            if (lines.isEmpty()) throw new IllegalArgumentException("a run said nothing");
            var words = lines.getLast().split(" ", -1);
            return new Said(
                    Double.parseDouble(words[0]),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]));
        }
    }
}
