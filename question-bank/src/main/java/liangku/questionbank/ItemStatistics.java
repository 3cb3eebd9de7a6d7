package liangku.questionbank;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Trace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what candidates' answers say of the bank's items. Whoever marks papers hands them over, each once; which of them are
 * real is theirs to know.
 *
 * @see "docs/item-statistics.md"
 */
@Component
public class ItemStatistics {

    /** As many questions at a time get the figures that lists show. */
    public static final int LISTED_AT_ONCE = 5_000;

    private final ItemStatisticsTable table;
    private final QuestionTable questions;
    private final QuestionListTable lists;
    private final MeasurementTable measurements;
    private final Function<PaperKey, List<ItemSeen>> papers;

    @Autowired
    public ItemStatistics(JdbcClient db, Papers papers) {
        this(db, papers::seen);
    }

    /** @param papers tells what a candidate saw */
    ItemStatistics(JdbcClient db, Function<PaperKey, List<ItemSeen>> papers) {
        this.table = new ItemStatisticsTable(db);
        this.questions = new QuestionTable(db);
        this.lists = new QuestionListTable(db);
        this.measurements = new MeasurementTable(db);
        this.papers = papers;
    }

    /**
     * Adds papers to the statistics of their items, within the caller's transaction: what it rolls back was not counted. A
     * paper that was counted before is counted as it is now, and no longer as it was.
     *
     * @param sat each with at least two items
     * @return what each left behind, in the same order; to be handed over again if the paper is ever marked anew
     */
    public List<Trace> count(List<SatPaper> sat, Instant now) {
        table.lock();
        Set<QuestionVersion> seen = new TreeSet<>(Counting.IN_ORDER);
        for (var paper : sat) for (var item : paper.items()) seen.add(item.question());
        var counting = new Counting(measurements.latest(), table.counted(seen), papers);
        var traces = sat.stream().map(counting::add).toList();
        table.update(counting.known(), now);
        table.write(counting.fresh(), now);
        table.addDays(counting.days());
        return traces;
    }

    /**
     * The newest measuring.
     *
     * @param papers from how many it was made, from 1
     */
    public record Measured(int papers, Instant at) {}

    /** {@return the newest measuring; empty before there is one} */
    public Optional<Measured> measured() {
        var latest = measurements.latest();
        return latest.madeAt().map(at -> new Measured(latest.papers(), at));
    }

    /**
     * {@return whether enough items were seen by enough candidates to measure for the first time: thirty, or all of the newest
     * release where that has fewer} Fewer show nothing of what authors' difficulties are worth: drawing would know some items by
     * what candidates earned of them and the others by their authors, on two scales.
     */
    public boolean isMeasurable() {
        return table.areSeen(AuthorScale.MEASURED_MIN, Measuring.SHOWN_MIN);
    }

    /**
     * {@return a run to which every paper ever counted is to be added, within the caller's transaction: nothing is counted
     * until it ends}
     */
    public Measuring measuring() {
        table.lock();
        return new Measuring(table, measurements);
    }

    /** {@return whether lists of questions show what was measured last} */
    public boolean isListed() {
        return measurements.isListed();
    }

    /**
     * Lets lists of questions show what was measured last, within the caller's transaction, in which nothing is measured. To be
     * called when what a measuring emptied was counted again, and until less than {@link #LISTED_AT_ONCE} comes back.
     *
     * @return how many questions show something else now
     */
    public int list(Instant now) {
        questions.lock();
        int shown = lists.show(LISTED_AT_ONCE);
        if (shown < LISTED_AT_ONCE) measurements.listed(now);
        return shown;
    }

    /** {@return what candidates are expected to earn of those items of a release that were measured, 0..1} */
    public Map<QuestionVersion, Double> expected(ReleaseId release) {
        return table.expected(release);
    }
}
