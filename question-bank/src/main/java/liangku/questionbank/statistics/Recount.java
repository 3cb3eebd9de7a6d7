package liangku.questionbank.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of all items from all papers, each read by the same difficulties; knows nothing of options and times. */
public final class Recount {

    /** Always as many: sums are added up in the same order on every machine. */
    private static final int SLICES = 4;

    private final SparseScores scores;
    private final double[] difficulties;
    private final List<Population> populations;
    private final double[] standard;
    private final double level;

    /**
     * @param difficulties by item, in logits
     * @param populations the candidates', by number; the first counts as the standard
     */
    public Recount(SparseScores scores, double[] difficulties, List<Population> populations) {
        this(scores, difficulties, populations, populations.getFirst(), 0.5);
    }

    /**
     * @param standard whose expected shares papers are equated by
     * @param level see {@link PaperReader}
     */
    public Recount(
            SparseScores scores,
            double[] difficulties,
            List<Population> populations,
            Population standard,
            double level) {
        this.scores = scores;
        this.difficulties = difficulties;
        this.populations = List.copyOf(populations);
        this.standard = Arrays.stream(difficulties)
                .map(difficulty -> PaperReader.expected(standard, difficulty))
                .toArray();
        this.level = level;
    }

    /** {@return the sums of each item} */
    public ItemTally[] tallies() {
        var slices = IntStream.range(0, SLICES).parallel().mapToObj(this::slice).toList();
        var tallies = slices.getFirst();
        for (var other : slices.subList(1, SLICES)) {
            for (int item = 0; item < tallies.length; item++) tallies[item].add(other[item]);
        }
        return tallies;
    }

    private ItemTally[] slice(int slice) {
        var tallies = new ItemTally[difficulties.length];
        Arrays.setAll(tallies, _ -> new ItemTally(0));
        var readers = populations.stream()
                .map(population -> new PaperReader(population, level))
                .toList();
        var curves = new double[populations.size()][][];
        for (int i = 0; i < curves.length; i++) {
            curves[i] =
                    Arrays.stream(difficulties).mapToObj(readers.get(i)::curve).toArray(double[][]::new);
        }
        var paper = scores.new Reader();
        var seen = new double[64][];
        var expected = new double[64];
        int to = (int) ((long) scores.papers() * (slice + 1) / SLICES);
        for (int i = (int) ((long) scores.papers() * slice / SLICES); i < to; i++) {
            paper.read(i);
            if (paper.size < 2) continue;
            if (paper.size > seen.length) {
                seen = new double[paper.size][];
                expected = new double[paper.size];
            }
            int population = scores.population(i);
            var reader = readers.get(population);
            for (int place = 0; place < paper.size; place++) {
                int item = paper.item[place];
                seen[place] = curves[population][item];
                expected[place] = standard[item];
            }
            reader.read(seen, expected, paper.share, paper.size);
            for (int place = 0; place < paper.size; place++) {
                tallies[paper.item[place]].add(paper.share[place], reader.rest(place));
            }
        }
        return tallies;
    }
}
