package liangku.questionbank;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Which of many numbered questions have a band of their signatures in common. An open table of plain numbers, because
 * there may be three hundred thousand questions of twelve bands each.
 */
final class BandTable {

    private static final int SMALLEST = 1 << 12;
    private static final int FREE = -1;

    private final int eachBand;
    private int[] hashes;
    private int[] places;
    private int used;

    /**
     * @param eachBand how many questions of one band are kept, those that came first
     * @param expected how many bands will come, more or less
     */
    BandTable(int eachBand, int expected) {
        this.eachBand = eachBand;
        int size = SMALLEST;
        while (isFull(expected, size)) size *= 2;
        hashes = new int[size];
        places = free(size);
    }

    private static int[] free(int size) {
        var places = new int[size];
        Arrays.fill(places, FREE);
        return places;
    }

    private static boolean isFull(int used, int size) {
        return used > size / 3 * 2;
    }

    /** @param place number of the question, from 0 */
    void put(int hash, int place) {
        if (isFull(used + 1, hashes.length)) grow();
        int seen = 0;
        int at = slot(hash, hashes.length);
        for (; places[at] != FREE; at = (at + 1) & (hashes.length - 1)) {
            if (hashes[at] == hash && ++seen == eachBand) return;
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

    /** Gives the questions that have this band. */
    void each(int hash, IntConsumer taker) {
        for (int at = slot(hash, hashes.length); places[at] != FREE; at = (at + 1) & (hashes.length - 1)) {
            if (hashes[at] == hash) taker.accept(places[at]);
        }
    }
}
