package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a paper must keep to beside its cells. Asking for none of it, a blueprint means what it meant before limits were.
 *
 * @param coveragePercent 0..100: so many of a hundred knowledge points that the cells reach must be asked about, rounded
 *     up; an item covers its main point
 * @param fixed questions on every paper, each in the place of a cell it fits, ascending
 * @param excluded questions on no paper, ascending
 * @param pilots 0..3 items a paper beyond its cells, from questions tagged {@link #PILOT_TAGS}: they look like all
 *     others, stand among them and count for nothing
 * @param band how hard a paper may be
 * @param exposureCapPercent 1..100: no question, unless fixed or a pilot, may stand on more of a hundred papers
 */
public record Limits(
        int coveragePercent,
        List<QuestionId> fixed,
        List<QuestionId> excluded,
        int pilots,
        Optional<Band> band,
        int exposureCapPercent) {

    /** Nothing is asked for. */
    public static final Limits NONE = new Limits(0, List.of(), List.of(), 0, Optional.empty(), 100);

    /** A question with one of these tags is tried out: it fills pilot places only and never counts. */
    public static final List<String> PILOT_TAGS = List.of("试测", "pilot");

    /** Most pilot items of a paper. */
    public static final int PILOTS_MAX = 3;

    /** Most questions that may be fixed, and excluded. */
    public static final int NAMED_MAX = 1_000;

    /**
     * How hard a paper may be, in expected scores: what a trained candidate is expected to earn of an item, and of a
     * paper by the points of its items, in ten-thousandths.
     *
     * @param target of the paper, 1..9999; none: the mean of all papers the cells allow, each as likely as any other
     * @param tolerance a paper's expected score lies no further from the target, 1..5000
     * @param spread the standard deviation of a paper's items lies no further from that of the pool, 1..5000
     */
    public record Band(OptionalInt target, int tolerance, int spread) {

        /** One, in the unit of expected scores. */
        public static final int ONE = 10_000;

        /** The usual: within 0.02 of the pool's own mean, standard deviation within 0.05 of the pool's. */
        public static final Band USUAL = new Band(OptionalInt.empty(), 200, 500);

        public Band {
            if (target.isPresent() && (target.getAsInt() < 1 || target.getAsInt() >= ONE)) {
                throw new IllegalArgumentException("target %d is not in 1..9999".formatted(target.getAsInt()));
            }
            within("tolerance", tolerance, 1, ONE / 2);
            within("spread", spread, 1, ONE / 2);
        }
    }

    public Limits {
        fixed = ascending(fixed);
        excluded = ascending(excluded);
        within("coverage", coveragePercent, 0, 100);
        within("pilots", pilots, 0, PILOTS_MAX);
        within("exposure cap", exposureCapPercent, 1, 100);
        within("fixed questions", fixed.size(), 0, NAMED_MAX);
        within("excluded questions", excluded.size(), 0, NAMED_MAX);
    }

    private static void within(String what, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("%s %d is not in %d..%d".formatted(what, value, from, to));
        }
    }

    private static List<QuestionId> ascending(Collection<QuestionId> ids) {
        var values = new TreeSet<UUID>();
        for (var id : ids) values.add(id.value());
        return values.stream().map(QuestionId::new).toList();
    }
}
