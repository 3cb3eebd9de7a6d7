package liangku.questionbank;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import liangku.questionbank.statistics.AuthorScale;

/**
 * An item as it stood on somebody's paper, for counting.
 *
 * @param difficulty its author's, 1..5
 * @param order the author's option indexes in the order shown
 */
record ItemSeen(QuestionVersion question, int difficulty, Body body, List<Integer> order) {

    private static final int STATEMENT = 2;

    ItemSeen {
        order = List.copyOf(order);
    }

    AuthorScale.Authored authored() {
        return new AuthorScale.Authored(body.kind().name(), difficulty);
    }

    /** {@return how many options are counted; 0 if it is not answered by choosing} */
    int options() {
        return switch (body) {
            case Body.SingleChoice single -> single.options().size();
            case Body.MultipleChoice multiple -> multiple.options().size();
            case Body.TrueFalse _ -> STATEMENT;
            case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> 0;
        };
    }

    /** {@return which of the author's options a response means, whatever letters they had on this paper} */
    Set<Integer> chosen(Response response) {
        return switch (body) {
            case Body.SingleChoice _, Body.MultipleChoice _ -> lettered(response);
            case Body.TrueFalse _ -> Set.of(response.values().contains(Marking.RIGHT) ? 0 : 1);
            case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> Set.of();
        };
    }

    private Set<Integer> lettered(Response response) {
        Set<Integer> chosen = new TreeSet<>();
        for (int place = 0; place < order.size(); place++) {
            if (response.values().contains(String.valueOf((char) ('A' + place)))) chosen.add(order.get(place));
        }
        return chosen;
    }
}
