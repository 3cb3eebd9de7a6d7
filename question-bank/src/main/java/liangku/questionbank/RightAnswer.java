package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What earns all points, in the letters of one shuffling. Never leaves before marking. Pure. */
final class RightAnswer {

    private RightAnswer() {}

    /** @param order as {@link Shuffling} gives it */
    static Response of(Body body, int[] order) {
        return new Response(values(body, order));
    }

    private static List<String> values(Body body, int[] order) {
        return switch (body) {
            case Body.SingleChoice single -> List.of(letter(single.correct(), order));
            case Body.MultipleChoice multiple -> {
                var letters = new TreeSet<String>();
                for (int index : multiple.correct()) letters.add(letter(index, order));
                yield List.copyOf(letters);
            }
            case Body.TrueFalse statement ->
                switch (statement.correct()) {
                    case RIGHT -> List.of(Marking.RIGHT);
                    case WRONG -> List.of(Marking.WRONG);
                };
            case Body.Matching matching -> {
                List<String> pairs = new ArrayList<>();
                for (int i = 0; i < matching.correct().size(); i++) {
                    pairs.add((i + 1) + letter(matching.correct().get(i), order));
                }
                yield pairs;
            }
            case Body.Ordering ordering -> {
                List<String> letters = new ArrayList<>();
                for (int i = 0; i < ordering.options().size(); i++) letters.add(letter(i, order));
                yield letters;
            }
            case Body.FillText text -> List.of(text.accepted().getFirst());
            case Body.FillNumber number -> List.of(number.expected().toPlainString());
            case Body.Case story -> {
                List<String> values = new ArrayList<>();
                int from = 0;
                for (int part = 1; part <= story.parts().size(); part++) {
                    var asked = story.parts().get(part - 1);
                    int to = from + asked.options().size();
                    for (var value : values(asked, Arrays.copyOfRange(order, from, to))) values.add(part + ":" + value);
                    from = to;
                }
                yield values;
            }
        };
    }

    private static String letter(int index, int[] order) {
        for (int place = 0; place < order.length; place++) {
            if (order[place] == index) return PartForm.letter(place);
        }
        throw new IllegalArgumentException("option %d is in no place of %s".formatted(index, Arrays.toString(order)));
    }
}
