package liangku.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many in a time, for each who asks. Counted by this node alone and in memory, so that a refusal costs nothing. */
public final class Quota {

    private static final int ASKERS_MAX = 100_000;

    private final int most;
    private final Duration time;
    private final Cache<String, Counted> counts;

    private record Counted(Instant since, int count) {}

    /** @param most in a time that begins with the first; 0 lets everybody through */
    public Quota(int most, Duration time) {
        this.most = most;
        this.time = time;
        this.counts = Caffeine.newBuilder()
                .maximumSize(ASKERS_MAX)
                .expireAfterAccess(time)
                .build();
    }

    /** {@return how long to wait; empty if there is still some left} */
    public Optional<Duration> pause(String asker, Instant now) {
        return Optional.ofNullable(counts.getIfPresent(asker))
                .filter(counted -> most > 0 && counted.count >= most)
                .map(counted -> Duration.between(now, counted.since.plus(time)))
                .filter(Duration::isPositive);
    }

    /** Counts, also beyond what there is. */
    public void count(String asker, Instant now) {
        counts.asMap()
                .merge(
                        asker,
                        new Counted(now, 1),
                        (before, one) -> before.since.plus(time).isAfter(now)
                                ? new Counted(before.since, Math.min(before.count, most) + 1)
                                : one);
    }

    /** Counts if there is still some left. {@return how long to wait if not} */
    public Optional<Duration> take(String asker, Instant now) {
        var wait = pause(asker, now);
        if (wait.isEmpty()) {
            count(asker, now);
        }
        return wait;
    }
}
