package liangku.questionbank;

import java.util.Arrays;

/**
 * Takes 0..{@code size - 1} one by one in random order, without copying them: a partial Fisher–Yates shuffle of an array
 * that exists only where it was swapped, so drawing 5 of 100,000 costs what drawing 5 of 50 does.
 */
final class Urn {

    private final int size;
    private int taken;
    // What stands at places that were swapped away from. Few, so a plain search beats a hash table.
    private int[] places = new int[16];
    private int[] values = new int[16];
    private int swaps;

    Urn(int size) {
        this.size = size;
    }

    boolean isEmpty() {
        return taken == size;
    }

    /** {@return one of what is left, each equally likely} */
    int take(SplitMix64 chance) {
        int place = taken + chance.below(size - taken);
        int drawn = at(place);
        put(place, at(taken));
        taken++;
        return drawn;
    }

    private int at(int place) {
        for (int i = 0; i < swaps; i++) if (places[i] == place) return values[i];
        return place;
    }

    private void put(int place, int value) {
        for (int i = 0; i < swaps; i++) {
            if (places[i] == place) {
                values[i] = value;
                return;
            }
        }
        if (swaps == places.length) {
            places = Arrays.copyOf(places, 2 * swaps);
            values = Arrays.copyOf(values, 2 * swaps);
        }
        places[swaps] = place;
        values[swaps++] = value;
    }
}
