package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How all questions of the bank look from afar, in memory while a large file is brought in: asked of the database a set at
 * a time, the bands cost more than all that is written. 120 bytes a question.
 */
final class BankLikeness {

    /** Of bank and file together. More are asked of the database. */
    private static final int QUESTIONS_MAX = 300_000;

    private static final int PAGE = 10_000;
    private static final int BANDS_EACH = 12;

    private final LikenessTable.Reach reach;
    private final BandTable bands;
    private long[] ids;
    private long[] signs;
    private int size;

    private BankLikeness(LikenessTable.Reach reach, int expected) {
        this.reach = reach;
        this.bands = new BandTable(reach.eachBand(), expected * BANDS_EACH);
        this.ids = new long[2 * expected];
        this.signs = new long[expected];
    }

    /**
     * {@return what the bank has now; empty if that is too much to keep}
     *
     * @param more how many questions a file may add
     */
    static Optional<BankLikeness> of(LikenessTable table, LikenessTable.Reach reach, int more) {
        int expected = table.count() + more;
        if (expected > QUESTIONS_MAX) return Optional.empty();
        var likeness = new BankLikeness(reach, expected);
        var after = new UUID(0, 0);
        for (var page = table.looks(after, PAGE); !page.isEmpty(); page = table.looks(after, PAGE)) {
            for (var look : page) likeness.add(look.id(), look.bands(), look.sign());
            after = page.getLast().id();
        }
        return Optional.of(likeness);
    }

    /** What the bank has from now on, in addition to what it had. */
    void add(QuestionTable.Write write) {
        add(write.id().value(), write.sketch().bands(), write.sketch().sign());
    }

    private void add(UUID id, List<Integer> own, long sign) {
        if (size == signs.length) {
            ids = Arrays.copyOf(ids, 2 * (ids.length + PAGE));
            signs = Arrays.copyOf(signs, ids.length / 2);
        }
        ids[2 * size] = id.getMostSignificantBits();
        ids[2 * size + 1] = id.getLeastSignificantBits();
        signs[size] = sign;
        for (int hash : own) bands.put(hash, size);
        size++;
    }

    /** {@return for each of these those worth comparing: no more than the reach says of those that may differ by a word, and
     * of the others} */
    List<LikenessTable.Met> meet(List<Sketch> sketches) {
        List<LikenessTable.Met> met = new ArrayList<>();
        for (int place = 0; place < sketches.size(); place++) {
            for (int question : likeliest(sketches.get(place))) {
                met.add(new LikenessTable.Met(
                        place, new QuestionId(new UUID(ids[2 * question], ids[2 * question + 1]))));
            }
        }
        return met;
    }

    /** Short questions that differ by a word look less alike from afar than near-duplicates do, and are met for sure. */
    private List<Integer> likeliest(Sketch sketch) {
        var butForAWord = met(sketch, sketch.rests());
        var byChance = met(sketch, sketch.bands());
        byChance.keySet().removeAll(butForAWord.keySet());
        byChance.values().removeIf(unlike -> unlike > Sketch.UNLIKE_MAX);
        return Stream.concat(nearest(butForAWord), nearest(byChance)).toList();
    }

    private Map<Integer, Integer> met(Sketch sketch, List<Integer> hashes) {
        Map<Integer, Integer> unlike = new HashMap<>();
        for (int hash : hashes) {
            bands.each(hash, question -> unlike.computeIfAbsent(question, _ -> unlike(sketch, signs[question])));
        }
        return unlike;
    }

    private Stream<Integer> nearest(Map<Integer, Integer> unlike) {
        return unlike.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(reach.each())
                .map(Map.Entry::getKey);
    }

    private static int unlike(Sketch sketch, long sign) {
        return sign == Sketch.UNKNOWN ? 0 : sketch.unlike(sign);
    }
}
