package liangku.questionbank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release as drawing wants it: one array per property, items in the release's own order, which never changes.
 */
final class CompiledRelease {

    final QuestionId[] ids;
    final int[] versions;
    final String[] topics;
    final int[] difficulties;
    final Body[] bodies;

    /** For each item the number of its knowledge point; points are numbered as they first come. */
    final int[] leaves;

    /** How many knowledge points there are. */
    final int leafCount;

    /** All items, those of one knowledge point together, ascending within it. */
    final int[] byLeaf;

    /** The bodies in English; where nobody translated one, the very body itself. */
    final Body[] english;

    private CompiledRelease(
            QuestionId[] ids, int[] versions, String[] topics, int[] difficulties, Body[] bodies, Body[] english) {
        this.ids = ids;
        this.versions = versions;
        this.topics = topics;
        this.difficulties = difficulties;
        this.bodies = bodies;
        this.english = english;
        this.leaves = new int[ids.length];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < ids.length; i++) leaves[i] = numbers.computeIfAbsent(topics[i], _ -> numbers.size());
        this.leafCount = numbers.size();
        this.byLeaf = byLeaf(leaves, leafCount);
    }

    private static int[] byLeaf(int[] leaves, int leafCount) {
        var from = new int[leafCount + 1];
        for (int leaf : leaves) from[leaf + 1]++;
        for (int leaf = 0; leaf < leafCount; leaf++) from[leaf + 1] += from[leaf];
        var order = new int[leaves.length];
        for (int i = 0; i < leaves.length; i++) order[from[leaves[i]]++] = i;
        return order;
    }

    /** One released question. */
    record Item(QuestionId id, int version, String topic, int difficulty, Body body, Optional<Wording> english) {

        Item(QuestionId id, int version, String topic, int difficulty, Body body) {
            this(id, version, topic, difficulty, body, Optional.empty());
        }
    }

    static CompiledRelease of(List<Item> items) {
        int size = items.size();
        var ids = new QuestionId[size];
        var versions = new int[size];
        var topics = new String[size];
        var difficulties = new int[size];
        var bodies = new Body[size];
        var english = new Body[size];
        for (int i = 0; i < size; i++) {
            var item = items.get(i);
            ids[i] = item.id();
            versions[i] = item.version();
            topics[i] = item.topic();
            difficulties[i] = item.difficulty();
            bodies[i] = item.body();
            english[i] = item.english().map(words -> words.applyTo(item.body())).orElse(item.body());
        }
        return new CompiledRelease(ids, versions, topics, difficulties, bodies, english);
    }

    int size() {
        return ids.length;
    }

    /** {@return for each item where another release has the same version of the question; -1 if it does not} */
    int[] placesIn(CompiledRelease other) {
        Map<QuestionVersion, Integer> known = new HashMap<>();
        for (int i = 0; i < other.size(); i++) known.put(new QuestionVersion(other.ids[i], other.versions[i]), i);
        var places = new int[size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = known.getOrDefault(new QuestionVersion(ids[i], versions[i]), -1);
        }
        return places;
    }

    /** {@return whether item {@code index} may fill a place of {@code cell}} */
    boolean fits(int index, Blueprint.Cell cell) {
        return bodies[index].kind() == cell.kind()
                && difficulties[index] >= cell.difficultyFrom()
                && difficulties[index] <= cell.difficultyTo()
                && topics[index].startsWith(cell.topic());
    }
}
