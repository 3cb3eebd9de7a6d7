package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Somebody who knows some of it: answers a paper as a candidate of a given ability would. For demonstrations and load
 * tests; lives here because only here right and wrong are known. Pure: the same paper, ability and seed answer alike.
 *
 * <p>A three-parameter logistic (Birnbaum, 1968): P(right) = c + (1 - c) / (1 + exp(b - θ)), with b spread evenly over
 * the author's difficulties, 0 at 3, and c the chance of a lucky guess.
 */
final class SimulatedCandidate {

    private static final double LOGITS_PER_DIFFICULTY = 0.8;
    private static final int LEAVES_OUT_ONE_IN = 200;

    private final double ability;
    private final Set<QuestionId> misread;
    private final SplitMix64 chance;

    SimulatedCandidate(double ability, long seed) {
        this(ability, Set.of(), seed);
    }

    /** @param misread questions that who knows gets wrong, as if their key were wrong */
    SimulatedCandidate(double ability, Set<QuestionId> misread, long seed) {
        this.ability = ability;
        this.misread = Set.copyOf(misread);
        this.chance = new SplitMix64(seed);
    }

    Map<Integer, Response> answers(DrawnPaper paper) {
        Map<Integer, Response> answers = new TreeMap<>();
        for (int i = 0; i < paper.drawn().items.length; i++) {
            int item = paper.drawn().items[i];
            var body = paper.release().bodies[item];
            double right = chanceOfRight(body, paper.release().difficulties[item]);
            if (misread.contains(paper.release().ids[item])) right = 1 - right;
            if (chance.below(LEAVES_OUT_ONE_IN) == 0) continue;
            answers.put(i + 1, answer(body, paper.drawn().options[i], right));
        }
        return answers;
    }

    private double chanceOfRight(Body body, int difficulty) {
        double guess = switch (body) {
            case Body.SingleChoice single -> 1.0 / single.options().size();
            case Body.MultipleChoice multiple -> 0.05;
            case Body.TrueFalse statement -> 0.5;
            case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> 0.0;
        };
        return guess + (1 - guess) / (1 + Math.exp((difficulty - 3) * LOGITS_PER_DIFFICULTY - ability));
    }

    private Response answer(Body body, int[] order, double right) {
        boolean knows = (chance.next() >>> 11) * 0x1.0p-53 < right;
        return switch (body) {
            case Body.Matching matching -> {
                List<String> pairs = new ArrayList<>();
                for (int i = 0; i < matching.prompts().size(); i++) {
                    int option = matching.correct().get(i);
                    // The usual mistake: two that are mixed up, so one too far.
                    if (!knows) option = (option + 1) % order.length;
                    pairs.add((i + 1) + response(order, option).values().getFirst());
                }
                yield new Response(pairs);
            }
            case Body.Ordering _ -> {
                List<String> letters = new ArrayList<>();
                for (int i = 0; i < order.length; i++)
                    letters.add(response(order, i).values().getFirst());
                if (!knows) Collections.swap(letters, 0, letters.size() - 1);
                yield new Response(letters);
            }
            case Body.FillText text ->
                new Response(List.of(knows ? text.accepted().getFirst() : "?"));
            case Body.FillNumber number -> {
                var value = knows
                        ? number.expected()
                        : number.expected().add(number.tolerance()).add(BigDecimal.ONE);
                yield new Response(List.of(value.toPlainString()));
            }
            case Body.Case story -> {
                List<String> values = new ArrayList<>();
                int from = 0;
                for (int part = 1; part <= story.parts().size(); part++) {
                    var asked = story.parts().get(part - 1);
                    int to = from + asked.options().size();
                    var answer = answer(asked, Arrays.copyOfRange(order, from, to), right);
                    for (var value : answer.values()) values.add(part + ":" + value);
                    from = to;
                }
                yield new Response(values);
            }
            case Body.SingleChoice single -> {
                int other = (single.correct() + 1 + chance.below(order.length - 1)) % order.length;
                yield response(order, knows ? single.correct() : other);
            }
            case Body.MultipleChoice multiple -> {
                var chosen = new TreeSet<>(multiple.correct());
                // The usual mistake: one too many, or one forgotten.
                if (!knows) {
                    int slip = chance.below(order.length);
                    if (!chosen.remove(slip)) chosen.add(slip);
                }
                yield response(
                        order, chosen.stream().mapToInt(Integer::intValue).toArray());
            }
            case Body.TrueFalse statement ->
                new Response(List.of(knows == (statement.correct() == Body.TrueFalse.Verdict.RIGHT) ? "T" : "F"));
        };
    }

    /** The letters under which these of the author's options stand on the paper, ascending. */
    private static Response response(int[] order, int... indexes) {
        var letters = new TreeSet<String>();
        for (int place = 0; place < order.length; place++) {
            for (int index : indexes) {
                if (order[place] == index) letters.add(String.valueOf((char) ('A' + place)));
            }
        }
        return new Response(List.copyOf(letters));
    }
}
