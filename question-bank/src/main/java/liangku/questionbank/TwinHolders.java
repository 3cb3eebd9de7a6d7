package liangku.questionbank;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Which question has which body, while a file is brought in: of the bank, and of what the file changes. A row whose body
 * another question has may wait: further down the file that one may get another body, and the same file read again must
 * find nothing to do.
 */
final class TwinHolders {

    /** Rows that wait are kept in memory. */
    private static final int WAITING_MAX = 20_000;

    private final QuestionTable table;
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, String> moved = new HashMap<>();
    private final Map<String, List<Waiting>> waiting = new LinkedHashMap<>();
    private final Queue<String> free = new ArrayDeque<>();
    private int count;

    TwinHolders(QuestionTable table) {
        this.table = table;
    }

    /** A row whose body another question has. */
    record Waiting(ImportItem item, Optional<QuestionTable.Known> known) {}

    /** Looks these bodies up in the bank. */
    void learn(Collection<String> twins) {
        for (var twin : table.byTwin(twins)) {
            // In a trial nothing is written, and the bank says still what it said.
            if (moved.getOrDefault(twin.identifier(), twin.twin()).equals(twin.twin())) {
                holders.putIfAbsent(twin.twin(), twin.identifier());
            }
        }
    }

    /** {@return who else has this body} */
    Optional<String> other(ImportItem item, Optional<QuestionTable.Known> known) {
        // Where several have it, an own one is as good as theirs.
        if (known.filter(own -> own.twin().equals(item.twin())).isPresent()) return Optional.empty();
        return Optional.ofNullable(holders.get(item.twin())).filter(holder -> !holder.equals(item.identifier()));
    }

    /** The body is this question's now; the one it had before is free. */
    void take(ImportItem item, Optional<QuestionTable.Known> known) {
        holders.putIfAbsent(item.twin(), item.identifier());
        known.map(QuestionTable.Known::twin)
                .filter(before -> !before.equals(item.twin()))
                .ifPresent(before -> {
                    moved.put(item.identifier(), item.twin());
                    holders.remove(before, item.identifier());
                    if (waiting.containsKey(before)) free.add(before);
                });
    }

    void await(ImportItem item, Optional<QuestionTable.Known> known) {
        if (count++ >= WAITING_MAX) return;
        waiting.computeIfAbsent(item.twin(), _ -> new ArrayList<>()).add(new Waiting(item, known));
    }

    /**
     * A row that takes the body another row of its ring gives up.
     *
     * @param late rows that wanted the same body and come too late
     */
    record Exchange(Waiting row, List<Waiting> late) {}

    /**
     * {@return rows that can only change their bodies together, because each wants what the next one has; once they do, no
     * body is there twice. Ask when nothing is free any more}
     */
    List<List<Exchange>> rings() {
        var wantedBy = new HashMap<String, String>();
        waiting.forEach(
                (twin, rows) -> rows.forEach(row -> wantedBy.put(row.item().identifier(), twin)));
        var seen = new HashSet<String>();
        List<List<Exchange>> rings = new ArrayList<>();
        for (var start : List.copyOf(waiting.keySet())) {
            // Who has this wants that, and so on: either the way ends, or it comes back to where it has been.
            var way = new LinkedHashSet<String>();
            var twin = start;
            while (twin != null && seen.add(twin)) {
                way.add(twin);
                twin = wantedBy.get(holders.getOrDefault(twin, ""));
            }
            if (twin == null || !way.contains(twin)) continue;
            var ring = way.stream().dropWhile(Predicate.not(twin::equals)).toList();
            if (ring.stream().noneMatch(this::hasSeveral)) rings.add(exchange(ring));
        }
        return rings;
    }

    /** A body that several questions of the bank have stays there twice though one of them gives it up. */
    private boolean hasSeveral(String twin) {
        return table.byTwin(List.of(twin)).stream()
                .map(QuestionTable.TwinOf::identifier)
                .anyMatch(name -> !name.equals(holders.get(twin)) && !moved.containsKey(name));
    }

    private List<Exchange> exchange(List<String> ring) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            var taker = holders.get(ring.get(i));
            var rows = Objects.requireNonNull(waiting.remove(ring.get((i + 1) % ring.size())));
            var row = rows.stream()
                    .filter(one -> one.item().identifier().equals(taker))
                    .findFirst()
                    .orElseThrow();
            exchanges.add(new Exchange(
                    row, rows.stream().filter(one -> !one.equals(row)).toList()));
        }
        // All give up first what they have, then each takes what it wants.
        ring.forEach(holders::remove);
        return exchanges;
    }

    /** {@return rows whose body somebody gave up, first come first; ask again until there are none} */
    List<Waiting> freed() {
        for (var twin = free.poll(); twin != null; twin = free.poll()) {
            var rows = waiting.remove(twin);
            if (rows == null) continue;
            learn(List.of(twin));
            if (!holders.containsKey(twin)) return rows;
        }
        return List.of();
    }
}
