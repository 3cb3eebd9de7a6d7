package liangku.questionbank;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Counts in memory what was handed out, until it is taken to the database. What a node that dies had not yet taken there
 * is lost: it would have moved weights by next to nothing.
 */
final class Tally {

    /** Of one release: how many papers, and for each item by its place in the release how often. */
    record Use(int papers, Map<Integer, Integer> timesOfItem) {}

    private record Counts(AtomicInteger papers, AtomicIntegerArray items) {}

    private final Map<ReleaseId, Counts> counts = new ConcurrentHashMap<>();

    void add(ReleaseId release, int size, int[] items) {
        var of = counts.computeIfAbsent(release, _ -> new Counts(new AtomicInteger(), new AtomicIntegerArray(size)));
        of.papers.incrementAndGet();
        for (int item : items) of.items.incrementAndGet(item);
    }

    /** {@return what was counted since the last time} */
    Map<ReleaseId, Use> taken() {
        Map<ReleaseId, Use> taken = new HashMap<>();
        counts.forEach((release, of) -> {
            int papers = of.papers.getAndSet(0);
            if (papers == 0) return;
            Map<Integer, Integer> times = new HashMap<>();
            for (int item = 0; item < of.items.length(); item++) {
                int count = of.items.get(item) == 0 ? 0 : of.items.getAndSet(item, 0);
                if (count > 0) times.put(item, count);
            }
            taken.put(release, new Use(papers, times));
        });
        return taken;
    }
}
