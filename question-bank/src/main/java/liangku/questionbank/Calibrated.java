package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What drawing algorithm 2 knows of the items of a release beside their content, frozen: papers are rebuilt from it, so
 * it is whole numbers throughout and nothing in it ever changes. Arrays run with the release's items. Pure.
 */
final class Calibrated {

    /** The highest weight, of an item that was never used. */
    static final int WEIGHT_MAX = 1_000;

    /** What a trained candidate is expected to earn of the item, in ten-thousandths. */
    final int[] expected;

    /** How readily the item is drawn beside others, 1..{@link #WEIGHT_MAX}; 0: withdrawn, never drawn. */
    final int[] weights;

    final boolean[] pilots;

    /** The enemies of item {@code i} stand in {@code enemies[enemyFrom[i]..enemyFrom[i + 1])}. */
    final int[] enemyFrom;

    final int[] enemies;

    /**
     * @param pairs items that must not meet, two by two: first and second, first and second
     * @param pilots items that are tried out
     */
    Calibrated(int[] expected, int[] weights, int[] pairs, int[] pilots) {
        this.expected = expected;
        this.weights = weights;
        this.pilots = new boolean[expected.length];
        for (int item : pilots) this.pilots[item] = true;
        this.enemyFrom = new int[expected.length + 1];
        for (int item : pairs) enemyFrom[item + 1]++;
        for (int i = 0; i < expected.length; i++) enemyFrom[i + 1] += enemyFrom[i];
        this.enemies = new int[pairs.length];
        var next = enemyFrom.clone();
        for (int i = 0; i < pairs.length; i += 2) {
            enemies[next[pairs[i]]++] = pairs[i + 1];
            enemies[next[pairs[i + 1]]++] = pairs[i];
        }
    }

    /** {@return what holds while nothing is known: the authors' difficulties, equal weights, no enemies, no pilots} */
    static Calibrated byAuthors(CompiledRelease release) {
        var weights = new int[release.size()];
        Arrays.fill(weights, WEIGHT_MAX);
        return new Calibrated(expectedByAuthors(release), weights, new int[0], new int[0]);
    }

    static int[] expectedByAuthors(CompiledRelease release) {
        var expected = new int[release.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = AuthorsEstimate.of(release.bodies[i], release.difficulties[i]);
        }
        return expected;
    }

    int size() {
        return expected.length;
    }

    /**
     * {@return the same expected scores and weights with all that another one forbids: its enemies, its pilots, what it
     * withdrew} What was withdrawn here only is drawn again by the other one's weight.
     *
     * @param rules of the same release
     */
    Calibrated ruledBy(Calibrated rules) {
        var ruled = weights.clone();
        for (int i = 0; i < ruled.length; i++) {
            if (ruled[i] == 0 || rules.weights[i] == 0) ruled[i] = rules.weights[i];
        }
        return new Calibrated(expected, ruled, rules.pairs(), rules.pilotItems());
    }

    /**
     * {@return the same expected scores and weights for the items of another release}
     *
     * @param places for each of its items the place it has here; -1 for those that are as {@code others} says
     */
    Calibrated carriedTo(int[] places, Calibrated others) {
        var carried = others.expected.clone();
        var weighted = others.weights.clone();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) continue;
            carried[i] = expected[places[i]];
            weighted[i] = weights[places[i]];
        }
        return new Calibrated(carried, weighted, others.pairs(), others.pilotItems());
    }

    /** {@return the same with a question withdrawn} */
    Calibrated without(CompiledRelease release, QuestionId question) {
        var lighter = weights.clone();
        for (int i = 0; i < lighter.length; i++) if (release.ids[i].equals(question)) lighter[i] = 0;
        return new Calibrated(expected, lighter, pairs(), pilotItems());
    }

    boolean areEnemies(int one, int other) {
        for (int i = enemyFrom[one]; i < enemyFrom[one + 1]; i++) if (enemies[i] == other) return true;
        return false;
    }

    /** {@return pairs as the constructor takes them, each once, the lower item first, ascending} */
    int[] pairs() {
        List<Integer> pairs = new ArrayList<>();
        for (int one = 0; one < size(); one++) {
            var others = Arrays.copyOfRange(enemies, enemyFrom[one], enemyFrom[one + 1]);
            Arrays.sort(others);
            for (int other : others) {
                if (other <= one) continue;
                pairs.add(one);
                pairs.add(other);
            }
        }
        return ints(pairs);
    }

    int[] pilotItems() {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < size(); i++) if (pilots[i]) items.add(i);
        return ints(items);
    }

    /** {@return lower-case hex SHA-256 over all of it and the release it belongs to} */
    String digest(ReleaseId release) {
        var canonical = new Canonical().text("calibration/1").text(release.toString());
        for (int[] numbers : List.of(expected, weights, pairs(), pilotItems())) {
            canonical.number(numbers.length);
            for (int number : numbers) canonical.number(number);
        }
        return canonical.hex();
    }

    /** {@return lower-case hex SHA-256 over what it forbids: enemies, pilots where they would count, what was withdrawn} */
    String rules() {
        var canonical = new Canonical().text("rules/1");
        var withdrawn = IntStream.range(0, size()).filter(i -> weights[i] == 0).toArray();
        for (int[] items : List.of(pairs(), pilotItems(), withdrawn)) {
            canonical.number(items.length);
            for (int item : items) canonical.number(item);
        }
        return canonical.hex();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
