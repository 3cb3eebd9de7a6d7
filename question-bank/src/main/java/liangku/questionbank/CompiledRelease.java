package liangku.questionbank;

import java.util.List;

/**
 * A release as drawing wants it: one array per property, items in the release's own order, which never changes.
 */
final class CompiledRelease {

    final QuestionId[] ids;
    final int[] versions;
    final String[] topics;
    final int[] difficulties;
    final Body[] bodies;

    CompiledRelease(QuestionId[] ids, int[] versions, String[] topics, int[] difficulties, Body[] bodies) {
        this.ids = ids;
        this.versions = versions;
        this.topics = topics;
        this.difficulties = difficulties;
        this.bodies = bodies;
    }

    /** One released question. */
    record Item(QuestionId id, int version, String topic, int difficulty, Body body) {}

    static CompiledRelease of(List<Item> items) {
        int size = items.size();
        var release = new CompiledRelease(
                new QuestionId[size], new int[size], new String[size], new int[size], new Body[size]);
        for (int i = 0; i < size; i++) {
            var item = items.get(i);
            release.ids[i] = item.id();
            release.versions[i] = item.version();
            release.topics[i] = item.topic();
            release.difficulties[i] = item.difficulty();
            release.bodies[i] = item.body();
        }
        return release;
    }

    int size() {
        return ids.length;
    }

    /** {@return whether item {@code index} may fill a place of {@code cell}} */
    boolean fits(int index, Blueprint.Cell cell) {
        return bodies[index].kind() == cell.kind()
                && difficulties[index] >= cell.difficultyFrom()
                && difficulties[index] <= cell.difficultyTo()
                && topics[index].startsWith(cell.topic());
    }
}
