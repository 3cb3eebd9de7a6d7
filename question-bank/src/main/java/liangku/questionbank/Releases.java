package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Immutable snapshots of the bank that exams draw from. */
@Component
public class Releases {

    private static final int PAGE_MAX = 200;

    /** A node learns so late of what another one published; what it published itself it knows at once. */
    private static final Duration LATEST_KEPT = Duration.ofSeconds(1);

    private final Cache<Class<Release>, ReleaseId> latest =
            Caffeine.newBuilder().expireAfterWrite(LATEST_KEPT).build();

    private final ReleaseTable table;
    private final ReleaseDifferenceTable differences;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    public Releases(JdbcClient db, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.table = new ReleaseTable(db);
        this.differences = new ReleaseDifferenceTable(db);
        this.transaction = transaction;
        this.events = events;
    }

    /** {@return the newest release, if anything was ever published; of another node's, a second late} */
    public Optional<ReleaseId> latest() {
        // Not read under the cache's lock: who holds a connection must not wait there for one who waits for a
        // connection.
        return Optional.ofNullable(latest.getIfPresent(Release.class)).or(() -> {
            // That there is none is not kept: whoever founds a house publishes and draws in one transaction, which
            // others cannot see into.
            var found = table.latest().map(Release::id);
            found.ifPresent(id -> latest.put(Release.class, id));
            return found;
        });
    }

    public Optional<Release> find(ReleaseId id) {
        return table.find(id);
    }

    /** {@return up to {@code limit} (at most 200) releases with a number below {@code before}, newest first} */
    public List<Release> list(int before, int limit) {
        return table.before(before, Math.clamp(limit, 1, PAGE_MAX));
    }

    /**
     * Takes a snapshot: the newest approved version of every question that is not retired, in the order of identifiers.
     *
     * @param by a subject such as {@code account:<uuid>}
     * @param note why, for people; may be empty
     */
    public Publication publish(String note, String by, Instant now) {
        return publish(table::approved, note, by, now);
    }

    /**
     * Goes back: publishes what an older release has, as the newest one. What was retired since stays away, because it
     * was retired for a reason; what was approved since comes back with the next ordinary release.
     *
     * @param by a subject such as {@code account:<uuid>}
     * @param note why, for people; may be empty
     * @throws IllegalArgumentException if there is no such release
     */
    public Publication rollBack(ReleaseId older, String note, String by, Instant now) {
        if (table.find(older).isEmpty()) throw new IllegalArgumentException("no release " + older);
        return publish(() -> table.notRetired(older), note, by, now);
    }

    /**
     * Adds the newest approved version of each of these to what the latest release has, and nothing else: what others have
     * approved meanwhile waits for a release of theirs. What was retired since the latest release is not in the new one.
     *
     * @param by a subject such as {@code account:<uuid>}
     * @param note why, for people; may be empty
     */
    public Publication extend(Collection<QuestionId> more, String note, String by, Instant now) {
        return publish(() -> table.extended(more), note, by, now);
    }

    /** {@return what {@code after} has otherwise than {@code before}; nothing if one of them does not exist} */
    public Optional<ReleaseDifference> difference(ReleaseId before, ReleaseId after) {
        return table.find(before).flatMap(from -> table.find(after).map(to -> differences.between(from, to)));
    }

    private Publication publish(Supplier<List<ReleaseTable.Approved>> content, String note, String by, Instant now) {
        var publication = transaction.execute(status -> {
            table.lock();
            var items = content.get();
            if (items.isEmpty()) return new Publication.Empty();

            var canonical = new Canonical().text("release/1").number(items.size());
            items.forEach(item -> canonical.text(item.digest()));
            var digest = canonical.hex();
            var latest = table.latest();
            if (latest.isPresent() && latest.get().digest().equals(digest)) {
                return new Publication.Unchanged(latest.get());
            }

            var id = new ReleaseId(Generators.timeBasedEpochGenerator().generate());
            int number = latest.map(Release::number).orElse(0) + 1;
            var release = new Release(id, number, digest, items.size(), now, by, note);
            table.insert(release, items);
            events.publishEvent(new ReleasePublished(id, number, now));
            return new Publication.Published(release);
        });
        latest.invalidateAll();
        return publication;
    }
}
