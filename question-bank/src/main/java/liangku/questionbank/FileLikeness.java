package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The questions of a file that are not written, as the bank would know them: by the bands of their signatures. An open
 * table of plain numbers, because a file may have two hundred thousand questions of twelve bands each.
 */
final class FileLikeness {

    private static final int EACH_BAND = 4;
    private static final int SMALLEST = 1 << 12;
    private static final int FREE = -1;

    private final Set<QuestionId> known = new HashSet<>();
    private final List<LikenessTable.Compared> questions = new ArrayList<>();
    private int[] hashes = new int[SMALLEST];
    private int[] places = free(SMALLEST);
    private int used;

    private static int[] free(int size) {
        var places = new int[size];
        Arrays.fill(places, FREE);
        return places;
    }

    void add(QuestionTable.Write write) {
        questions.add(LikenessTable.Compared.of(write, write.sketch().withoutBands()));
        for (int hash : write.sketch().bands()) put(hash, questions.size() - 1);
        if (write.version() > 1) known.add(write.id());
    }

    /** {@return whether this is a question of the bank as the file changes it} */
    boolean has(QuestionId id) {
        return known.contains(id);
    }

    private void put(int hash, int place) {
        if (used * 2 > hashes.length) grow();
        int seen = 0;
        int at = slot(hash, hashes.length);
        for (; places[at] != FREE; at = (at + 1) & (hashes.length - 1)) {
            if (hashes[at] == hash && ++seen == EACH_BAND) return;
        }
        hashes[at] = hash;
        places[at] = place;
        used++;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldPlaces = places;
        hashes = new int[oldHashes.length * 2];
        places = free(hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldPlaces[i] == FREE) continue;
            int at = slot(oldHashes[i], hashes.length);
            while (places[at] != FREE) at = (at + 1) & (hashes.length - 1);
            hashes[at] = oldHashes[i];
            places[at] = oldPlaces[i];
        }
    }

    private static int slot(int hash, int size) {
        return ((hash * 0x9E3779B9) >>> 1) & (size - 1);
    }

    /** Gives those that share a band with this, some maybe more than once. */
    void meet(Sketch sketch, Consumer<LikenessTable.Compared> taker) {
        for (int hash : sketch.bands()) {
            for (int at = slot(hash, hashes.length); places[at] != FREE; at = (at + 1) & (hashes.length - 1)) {
                if (hashes[at] == hash) taker.accept(questions.get(places[at]));
            }
        }
    }
}
