package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Releases as drawing wants them; the last few are at hand. */
final class CompiledReleases {

    private static final int AT_HAND = 4;

    private final Cache<ReleaseId, CompiledRelease> atHand =
            Caffeine.newBuilder().maximumSize(AT_HAND).build();
    private final ReleaseTable table;

    CompiledReleases(ReleaseTable table) {
        this.table = table;
    }

    /** @throws IllegalArgumentException if there is no such release */
    CompiledRelease of(ReleaseId release) {
        // Read before the cache's lock is taken, compiled under it: who holds a connection must not wait there for one
        // who waits for a connection.
        return Optional.ofNullable(atHand.getIfPresent(release)).orElseGet(() -> {
            if (table.find(release).isEmpty()) throw new IllegalArgumentException("no release " + release);
            var items = table.items(release);
            return atHand.get(release, _ -> CompiledRelease.of(items));
        });
    }
}
