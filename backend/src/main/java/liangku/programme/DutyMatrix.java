package liangku.programme;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import liangku.employer.Category;
import liangku.people.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who must be trained and examined for what, as of any day. */
@Component
public class DutyMatrix {

    /** A few dozen rows that change a few times a year: read whole, and again after a minute. */
    private final LoadingCache<Class<DutyMatrix>, List<DutyTable.Row>> rows;

    private final DutyTable table;

    public DutyMatrix(JdbcClient db) {
        table = new DutyTable(db);
        rows = Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(all -> table.all());
    }

    /** Not read under the cache's lock: who holds a connection must not wait there for one who waits for a connection. */
    private List<DutyTable.Row> all() {
        return Optional.ofNullable(rows.getIfPresent(DutyMatrix.class)).orElseGet(() -> {
            var read = table.all();
            rows.put(DutyMatrix.class, read);
            return read;
        });
    }

    /** {@return what this post at this kind of business owes on this day; empty where it owes nothing} */
    public Optional<Duty> dutyOf(Category category, Post post, LocalDate day) {
        return all().stream()
                .filter(row -> row.post() == post && row.appliesTo(category))
                .filter(row -> !row.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(DutyTable.Row::effectiveFrom).thenComparingInt(DutyTable.Row::precision))
                .flatMap(DutyTable.Row::duty);
    }
}
