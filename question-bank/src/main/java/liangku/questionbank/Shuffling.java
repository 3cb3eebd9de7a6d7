package liangku.questionbank;

import java.util.List;

/**
 * In which order the options of one item are shown: for each place the author's index. The options of a case's parts
 * follow each other, part by part. Pure.
 */
final class Shuffling {

    private static final int[] NONE = new int[0];

    private Shuffling() {}

    static int[] of(Body body, SplitMix64 chance) {
        return switch (body) {
            case Body.SingleChoice single -> options(single.options().size(), single.pinned(), chance);
            case Body.MultipleChoice multiple -> options(multiple.options().size(), multiple.pinned(), chance);
            case Body.Matching matching -> chance.permutation(matching.options().size());
            case Body.Ordering ordering -> chance.permutation(ordering.options().size());
            case Body.TrueFalse _, Body.FillText _, Body.FillNumber _ -> NONE;
            case Body.Case story -> {
                int size = story.parts().stream()
                        .mapToInt(part -> part.options().size())
                        .sum();
                var order = new int[size];
                int from = 0;
                for (var part : story.parts()) {
                    var own = of(part, chance);
                    System.arraycopy(own, 0, order, from, own.length);
                    from += own.length;
                }
                yield order;
            }
        };
    }

    private static int[] options(int size, List<Integer> pinned, SplitMix64 chance) {
        if (pinned.isEmpty()) return chance.permutation(size);
        var free = new int[size - pinned.size()];
        int count = 0;
        for (int i = 0; i < size; i++) if (!pinned.contains(i)) free[count++] = i;
        var shuffled = free.clone();
        chance.shuffle(shuffled, 0, shuffled.length);
        var order = new int[size];
        for (int index : pinned) order[index] = index;
        for (int i = 0; i < free.length; i++) order[free[i]] = shuffled[i];
        return order;
    }
}
