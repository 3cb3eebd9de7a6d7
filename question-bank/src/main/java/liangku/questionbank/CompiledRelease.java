package liangku.questionbank;

import java.util.List;
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

    /** The bodies in English; where nobody translated one, the very body itself. */
    final Body[] english;

    CompiledRelease(
            QuestionId[] ids, int[] versions, String[] topics, int[] difficulties, Body[] bodies, Body[] english) {
        this.ids = ids;
        this.versions = versions;
        this.topics = topics;
        this.difficulties = difficulties;
        this.bodies = bodies;
        this.english = english;
    }

    /** One released question. */
    record Item(QuestionId id, int version, String topic, int difficulty, Body body, Optional<Wording> english) {

        Item(QuestionId id, int version, String topic, int difficulty, Body body) {
            this(id, version, topic, difficulty, body, Optional.empty());
        }
    }

    static CompiledRelease of(List<Item> items) {
        int size = items.size();
        var release = new CompiledRelease(
                new QuestionId[size], new int[size], new String[size], new int[size], new Body[size], new Body[size]);
        for (int i = 0; i < size; i++) {
            var item = items.get(i);
            release.ids[i] = item.id();
            release.versions[i] = item.version();
            release.topics[i] = item.topic();
            release.difficulties[i] = item.difficulty();
            release.bodies[i] = item.body();
            release.english[i] =
                    item.english().map(words -> words.applyTo(item.body())).orElse(item.body());
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
