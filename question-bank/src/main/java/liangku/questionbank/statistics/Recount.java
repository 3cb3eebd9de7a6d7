package liangku.questionbank.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sums of all items from all papers, each read by the same difficulties; knows nothing of options and times. */
public final class Recount {

    /** Always as many: sums are added up in the same order on every machine. */
    private static final int SLICES = 4;

    private final SparseScores scores;
    private final double[] standard;
    private final double level;

    /**
     * @param difficulties by item, in logits
     * @param standard whose expected shares papers are equated by
     */
    public Recount(SparseScores scores, double[] difficulties, Population standard) {
        this(scores, difficulties, standard, 0.5);
    }

    /** @param level see {@link PaperReader} */
    public Recount(SparseScores scores, double[] difficulties, Population standard, double level) {
        this.scores = scores;
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
        var tallies = new ItemTally[standard.length];
        Arrays.setAll(tallies, _ -> new ItemTally(0));
        var paper = scores.new Reader();
        var rest = new RestScore(level);
        var expected = new double[64];
        int to = (int) ((long) scores.papers() * (slice + 1) / SLICES);
        for (int i = (int) ((long) scores.papers() * slice / SLICES); i < to; i++) {
            paper.read(i);
            if (paper.size < 2) continue;
            if (paper.size > expected.length) expected = new double[paper.size];
            for (int place = 0; place < paper.size; place++) expected[place] = standard[paper.item[place]];
            rest.read(expected, paper.share, paper.size);
            for (int place = 0; place < paper.size; place++) {
                tallies[paper.item[place]].add(paper.share[place], rest.of(place));
            }
        }
        return tallies;
    }
}
