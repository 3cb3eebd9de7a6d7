package liangku.journey;

import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What phones were told: the platform's promises, to be held against its database. */
final class Ledger {

    private final Map<String, Map<Long, SimulatedPhone.Line>> promised = new ConcurrentHashMap<>();
    private final Map<String, Map<Long, SimulatedPhone.Line>> seen = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();

    void acknowledged(String attempt, SimulatedPhone.Line line) {
        keep(promised, attempt, line);
        acknowledged.incrementAndGet();
    }

    /** Acknowledged after the end; what is stored may stand under another number. */
    void cameLate(String attempt, SimulatedPhone.Line line) {
        acknowledged(attempt, line);
        late.incrementAndGet();
    }

    /** Shown to a phone as saved, whoever brought it. */
    void shown(String attempt, SimulatedPhone.Line line) {
        keep(seen, attempt, line);
    }

    /** Told to a phone as not counting by themselves. */
    void refused(int answers, String why) {
        refused.addAndGet(answers);
        reasons.add(why);
    }

    void waited() {
        waited.incrementAndGet();
    }

    void conflict() {
        conflicts.incrementAndGet();
    }

    void toldOfAnotherPhone() {
        others.incrementAndGet();
    }

    void busy() {
        busy.incrementAndGet();
    }

    Collection<SimulatedPhone.Line> promised(String attempt) {
        return promised.getOrDefault(attempt, Map.of()).values();
    }

    Collection<SimulatedPhone.Line> seen(String attempt) {
        return seen.getOrDefault(attempt, Map.of()).values();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long late() {
        return late.get();
    }

    long waits() {
        return waited.get();
    }

    long conflicts() {
        return conflicts.get();
    }

    long takenOver() {
        return others.get();
    }

    long refused() {
        return refused.get();
    }

    Collection<String> reasons() {
        return reasons;
    }

    long busyAnswers() {
        return busy.get();
    }

    private static void keep(Map<String, Map<Long, SimulatedPhone.Line>> in, String attempt, SimulatedPhone.Line line) {
        in.computeIfAbsent(attempt, first -> new ConcurrentSkipListMap<>()).put(line.seq(), line);
    }
}
