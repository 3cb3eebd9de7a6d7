package liangku.questionbank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds questions that say nearly the same. */
final class Likeness {

    /** One question, asked for by a person who waits: look far. */
    private static final LikenessTable.Reach FAR = new LikenessTable.Reach(200, 2_000, 50);

    /** A file of a hundred thousand: a note on the nearest is enough. */
    private static final LikenessTable.Reach NEAR = new LikenessTable.Reach(8, 96, 4);

    private static final LikenessTable.Reach REPORT = new LikenessTable.Reach(20, 240, 20);
    private static final int REMEMBERED_FROM = 500;
    private static final int SHOWN_MAX = 10;
    private static final int SET = 500;
    private static final int LOOKED_AT_MAX = 5_000;

    private final LikenessTable table;

    Likeness(LikenessTable table) {
        this.table = table;
    }

    /** {@return near-duplicates of this body under other identifiers, nearest first, at most ten} */
    List<Similar> of(Body body, String identifier) {
        var sketch = Sketch.of(body);
        var ids = table.meet(List.of(sketch), FAR).stream()
                .map(LikenessTable.Met::question)
                .toList();
        return table.compared(ids).values().stream()
                .filter(other -> !other.identifier().equals(identifier))
                .filter(other -> sketch.isNear(other.sketch()))
                .map(other -> similar(sketch, other))
                .sorted(Comparator.comparingDouble(Similar::similarity)
                        .reversed()
                        .thenComparing(Similar::identifier))
                .limit(SHOWN_MAX)
                .toList();
    }

    private static Similar similar(Sketch sketch, LikenessTable.Compared other) {
        return new Similar(other.id(), other.identifier(), sketch.similarity(other.sketch()));
    }

    /**
     * {@return the bank in memory, for a file that asks often; empty if the file is small, or the bank too large}
     *
     * @param items how many questions the file has
     */
    Optional<BankLikeness> remembered(int items) {
        return items < REMEMBERED_FROM ? Optional.empty() : BankLikeness.of(table, NEAR, items);
    }

    /** A near-duplicate, and all that it asks. */
    record Near(Similar similar, String text) {}

    /**
     * {@return for each of these, none of them in the bank yet, the nearest one in the bank, of those that would be by now,
     * or before it in the list}
     *
     * @param bank the bank in memory; absent to ask the database
     * @param unwritten what would be in the bank by now if this were no trial
     */
    List<Optional<Near>> nearest(
            List<QuestionTable.Write> writes, Optional<BankLikeness> bank, FileLikeness unwritten) {
        var sketches = writes.stream().map(QuestionTable.Write::sketch).toList();
        var met = bank.map(known -> known.meet(sketches)).orElseGet(() -> table.meet(sketches, NEAR));
        // What changes in this very file is compared as it will be.
        var anew = writes.stream().map(QuestionTable.Write::id).collect(Collectors.toSet());
        Set<QuestionId> ids = new HashSet<>();
        for (var pair : met) {
            if (!anew.contains(pair.question()) && !unwritten.has(pair.question())) ids.add(pair.question());
        }
        var known = ids.isEmpty() ? Map.<QuestionId, LikenessTable.Compared>of() : table.compared(ids);
        List<List<LikenessTable.Compared>> others = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) others.add(new ArrayList<>());
        for (var pair : met) {
            var other = known.get(pair.question());
            if (other != null) others.get(pair.place()).add(other);
        }
        for (int i = 0; i < writes.size(); i++) unwritten.meet(sketches.get(i), others.get(i)::add);
        meetEachOther(writes, others);
        List<Optional<Near>> nearest = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            var write = writes.get(i);
            nearest.add(others.get(i).stream()
                    .filter(other -> !other.id().equals(write.id()))
                    .filter(other -> write.sketch().isNear(other.sketch()))
                    .map(other -> new Near(similar(write.sketch(), other), other.text()))
                    .max(Comparator.comparingDouble(near -> near.similar.similarity())));
        }
        return nearest;
    }

    private static void meetEachOther(List<QuestionTable.Write> writes, List<List<LikenessTable.Compared>> others) {
        Map<Integer, List<Integer>> byHash = new HashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            Set<Integer> met = new HashSet<>();
            for (int hash : writes.get(i).sketch().bands()) {
                var before = byHash.computeIfAbsent(hash, _ -> new ArrayList<>());
                met.addAll(before);
                if (before.size() < NEAR.eachBand()) before.add(i);
            }
            for (int place : met) {
                var other = writes.get(place);
                others.get(i).add(LikenessTable.Compared.of(other, other.sketch()));
            }
        }
    }

    NearDuplicates report(double minimum, String after, int limit) {
        List<NearDuplicates.Pair> pairs = new ArrayList<>();
        var last = after;
        for (int lookedAt = 0; lookedAt < LOOKED_AT_MAX; lookedAt += SET) {
            var set = table.after(last, SET);
            if (set.isEmpty()) return new NearDuplicates(pairs, Optional.empty());
            var found = pairs(set, minimum);
            for (int i = 0; i < set.size(); i++) {
                pairs.addAll(found.get(i));
                last = set.get(i).identifier();
                if (pairs.size() >= limit) return new NearDuplicates(pairs, Optional.of(last));
            }
            if (set.size() < SET) return new NearDuplicates(pairs, Optional.empty());
        }
        return new NearDuplicates(pairs, Optional.of(last));
    }

    private List<List<NearDuplicates.Pair>> pairs(List<LikenessTable.Compared> set, double minimum) {
        var met = table.meet(set.stream().map(LikenessTable.Compared::sketch).toList(), REPORT);
        Set<QuestionId> ids = new HashSet<>();
        for (var pair : met) ids.add(pair.question());
        var known = table.compared(ids);
        List<List<NearDuplicates.Pair>> pairs = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) pairs.add(new ArrayList<>());
        for (var pair : met) {
            var one = set.get(pair.place());
            var other = known.get(pair.question());
            if (other == null || other.identifier().compareTo(one.identifier()) <= 0) continue;
            var similar = similar(one.sketch(), other);
            boolean near = minimum <= Sketch.NEAR && one.sketch().isNear(other.sketch());
            if (similar.similarity() < minimum && !near) continue;
            pairs.get(pair.place()).add(new NearDuplicates.Pair(one.id(), one.identifier(), similar));
        }
        return pairs;
    }
}
