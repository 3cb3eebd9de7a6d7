package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The blueprints exams name. The presets of workers (P-A), managers (P-B) and spot checks (P-C) are always there. */
@Component
public class Blueprints {

    private static final int LIST_MAX = 500;

    /** A node learns so late of what another one saved; what it saved itself it knows at once. */
    private static final Duration LATEST_KEPT = Duration.ofSeconds(1);

    private final Cache<String, Optional<Blueprint>> latest = Caffeine.newBuilder()
            .maximumSize(LIST_MAX)
            .expireAfterWrite(LATEST_KEPT)
            .build();

    private final BlueprintTable table;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public Blueprints(JdbcClient db, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.table = new BlueprintTable(db);
        this.transaction = transaction;
        this.events = events;
    }

    /** {@return the newest version of the blueprint of this code; of another node's, a second late} */
    public Optional<Blueprint> latest(String code) {
        // Not read under the cache's lock: who holds a connection must not wait there for one who waits for a
        // connection.
        return Optional.ofNullable(latest.getIfPresent(code)).orElseGet(() -> {
            var found = table.latest(code);
            latest.put(code, found);
            return found;
        });
    }

    /** {@return this very version} */
    public Optional<Blueprint> find(BlueprintId id) {
        return table.find(id);
    }

    /** {@return the newest version of each blueprint, by code, at most 500} */
    public List<Blueprint> list() {
        return table.latestOfEach(LIST_MAX);
    }

    /** {@return the questions of these identifiers, for fixing and excluding them; those that do not exist are left out} */
    public Map<String, QuestionId> identified(List<String> identifiers) {
        return table.identified(identifiers);
    }

    /**
     * Writes the next version of a blueprint of one unnamed section that asks for nothing but its cells.
     *
     * @return as {@link #save(Blueprint, String, Instant)}
     * @throws IllegalArgumentException if there are no items, or more than a paper holds
     */
    public Blueprint save(
            String code, String titleZh, String titleEn, List<Blueprint.Cell> cells, String by, Instant now) {
        return save(new Blueprint(newId(), code, 1, titleZh, titleEn, cells), by, now);
    }

    private static BlueprintId newId() {
        return new BlueprintId(Generators.timeBasedEpochGenerator().generate());
    }

    /**
     * Writes the next version of the blueprint of this code, or the first. Exams that name an older version keep it.
     *
     * @return what is now the newest version: the old one if nothing differs
     * @param draft its id and version are given anew
     */
    public Blueprint save(Blueprint draft, String by, Instant now) {
        var code = draft.code();
        var saved = transaction.execute(status -> {
            table.lock();
            var latest = table.latest(code);
            var next = draft.next(newId(), latest.map(Blueprint::version).orElse(0) + 1);
            if (latest.isPresent() && next.saysTheSameAs(latest.get())) return latest.get();
            table.insert(next, by, now);
            events.publishEvent(new BlueprintPublished(code, next.version(), by, now));
            return next;
        });
        latest.invalidate(code);
        return saved;
    }
}
