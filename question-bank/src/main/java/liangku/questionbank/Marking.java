package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a response earns. Pure. */
final class Marking {

    static final String RIGHT = "T";
    static final String WRONG = "F";

    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");

    private Marking() {}

    /**
     * {@return points in 0..{@code max}, two decimals at most; 0 for nothing, and for what this item cannot be answered
     * with}
     *
     * @param order as {@link Shuffling} gives it: letter A stands for the author's option {@code order[0]}
     */
    static BigDecimal earned(Body body, int[] order, int max, @Nullable Response response) {
        if (response == null || response.values().isEmpty()) return BigDecimal.ZERO;
        return (body instanceof Body.Case story ? story(story, order, response) : share(body, order, response.values()))
                .of(max);
    }

    private static Share story(Body.Case story, int[] order, Response response) {
        List<Share> shares = new ArrayList<>();
        int from = 0;
        for (var part : story.parts()) {
            int to = from + part.options().size();
            shares.add(share(part, Arrays.copyOfRange(order, from, to), Responses.ofPart(response, shares.size() + 1)));
            from = to;
        }
        return Share.mean(shares);
    }

    private static Share share(Body body, int[] order, List<String> given) {
        if (given.isEmpty()) return Share.NOTHING;
        return switch (body) {
            case Body.SingleChoice single -> Share.of(chosen(given, order).equals(Set.of(single.correct())));
            case Body.MultipleChoice multiple -> multiple(multiple, chosen(given, order));
            case Body.TrueFalse statement -> Share.of(Set.copyOf(given).equals(Set.of(letter(statement.correct()))));
            case Body.Matching matching -> matching(matching, order, given);
            case Body.Ordering ordering -> ordering(ordering, order, given);
            case Body.FillText text -> Share.of(isAccepted(text, given.getFirst()));
            case Body.FillNumber number -> Share.of(isWithin(number, given.getFirst()));
            case Body.Case _ -> Share.NOTHING;
        };
    }

    private static Share multiple(Body.MultipleChoice question, Set<Integer> chosen) {
        int wanted = question.correct().size();
        int right = (int) chosen.stream().filter(question.correct()::contains).count();
        int wrong = chosen.size() - right;
        return switch (question.scoring()) {
            case ALL_OR_NOTHING -> Share.of(right == wanted && wrong == 0);
            case PARTIAL -> wrong == 0 ? new Share(right, wanted) : Share.NOTHING;
            case PARTIAL_WITH_PENALTY -> new Share(right - wrong, wanted);
        };
    }

    private static Share matching(Body.Matching question, int[] order, List<String> given) {
        int wanted = question.prompts().size();
        int right = 0;
        for (var pair : given) {
            int option = pair.isEmpty() ? -1 : place(pair.substring(pair.length() - 1), order);
            int prompt = pair.matches("\\d{1,2}[A-J]") ? Integer.parseInt(pair.substring(0, pair.length() - 1)) : 0;
            if (prompt >= 1 && prompt <= wanted && question.correct().get(prompt - 1) == option) right++;
        }
        return partly(question.scoring(), right, given.size() - right, wanted);
    }

    private static Share ordering(Body.Ordering question, int[] order, List<String> given) {
        int right = 0;
        for (int i = 0; i < given.size(); i++) if (place(given.get(i), order) == i) right++;
        return partly(
                question.scoring(),
                right,
                given.size() - right,
                question.options().size());
    }

    private static Share partly(Scoring scoring, int right, int wrong, int wanted) {
        return switch (scoring) {
            case ALL_OR_NOTHING -> Share.of(right == wanted && wrong == 0);
            case PARTIAL -> new Share(right, wanted);
            case PARTIAL_WITH_PENALTY -> new Share(right - wrong, wanted);
        };
    }

    private static boolean isAccepted(Body.FillText question, String given) {
        var folded = Folding.folded(given);
        return question.accepted().stream()
                .anyMatch(spelling -> Folding.folded(spelling).equals(folded));
    }

    private static boolean isWithin(Body.FillNumber question, String given) {
        return number(given, question.unit())
                .filter(value -> value.subtract(question.expected()).abs().compareTo(question.tolerance()) <= 0)
                .isPresent();
    }

    /**
     * The number someone wrote: full-width digits, a thousands comma and the unit behind it are no mistakes. Raised, lowered
     * and circled digits are: 10² is not 102.
     */
    private static Optional<BigDecimal> number(String given, String unit) {
        var text = Folding.number(given).replace('\u2212', '-');
        for (var folded : List.of(Folding.number(unit), Folding.folded(unit))) {
            if (folded.isEmpty() || !text.endsWith(folded)) continue;
            text = text.substring(0, text.length() - folded.length());
            break;
        }
        if (THOUSANDS.matcher(text).matches()) text = text.replace(",", "");
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The author's indexes of the letters given; a letter that is not on the paper becomes -1, which is never right. */
    private static Set<Integer> chosen(List<String> letters, int[] order) {
        Set<Integer> indexes = new TreeSet<>();
        for (var letter : letters) indexes.add(place(letter, order));
        return indexes;
    }

    private static int place(String letter, int[] order) {
        int place = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
        return place >= 0 && place < order.length ? order[place] : -1;
    }

    private static String letter(Body.TrueFalse.Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> RIGHT;
            case WRONG -> WRONG;
        };
    }
}
