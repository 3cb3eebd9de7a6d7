package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import liangku.questionbank.ItemStatisticsTable.Content;
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

    private static final int CONTENTS_AT_HAND = 20_000;

    private final ItemStatisticsTable table;
    private final MeasurementTable measurements;
    private final Function<PaperKey, Paper> papers;
    private final Cache<QuestionVersion, Content> contents =
            Caffeine.newBuilder().maximumSize(CONTENTS_AT_HAND).build();

    @Autowired
    public ItemStatistics(JdbcClient db, Papers papers) {
        this(db, papers::paper);
    }

    /** @param papers tells what a candidate saw */
    ItemStatistics(JdbcClient db, Function<PaperKey, Paper> papers) {
        this.table = new ItemStatisticsTable(db);
        this.measurements = new MeasurementTable(db);
        this.papers = papers;
    }

    /**
     * Adds papers to the statistics of their items, within the caller's transaction: what it rolls back was not counted.
     *
     * @param sat each with at least two items
     * @return how able each candidate was, in the same order
     */
    public List<Ability> count(List<SatPaper> sat, Instant now) {
        table.lock();
        Set<QuestionVersion> seen = new HashSet<>();
        for (var paper : sat) for (var item : paper.items()) seen.add(item.question());
        var counting = new Counting(measurements.latest(), table.counted(seen), contents(seen), papers);
        var abilities = sat.stream().map(counting::add).toList();
        table.write(counting.items(), now);
        table.addDays(counting.days());
        return abilities;
    }

    /** {@return how many papers the newest measuring was made from; 0 if there is none} */
    public int measuredPapers() {
        return measurements.latest().papers();
    }

    /**
     * {@return a run to which every paper ever counted is to be added, within the caller's transaction: nothing is counted
     * until it ends}
     */
    public Measuring measuring() {
        table.lock();
        return new Measuring(table, measurements);
    }

    /** {@return what candidates are expected to earn of those items of a release that were measured, 0..1} */
    public Map<QuestionVersion, Double> expected(ReleaseId release) {
        return table.expected(release);
    }

    private Map<QuestionVersion, Content> contents(Collection<QuestionVersion> versions) {
        Map<QuestionVersion, Content> found = new HashMap<>(contents.getAllPresent(versions));
        var missing =
                versions.stream().filter(version -> !found.containsKey(version)).toList();
        if (!missing.isEmpty()) {
            var read = table.contents(missing);
            contents.putAll(read);
            found.putAll(read);
        }
        return found;
    }
}
