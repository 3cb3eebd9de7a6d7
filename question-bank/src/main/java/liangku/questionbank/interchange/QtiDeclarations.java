package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.Scoring;

/** Says what is right, and what single values are worth where the whole is not all that counts. */
final class QtiDeclarations {

    static final String TRUE = "true";
    static final String FALSE = "false";

    /** So much that not even all right choices make good for one wrong one. */
    private static final String RUIN = "-2";

    private static final int DIGITS = 10;

    private final QtiOut out;
    private final List<Body> parts;

    QtiDeclarations(QtiOut out, List<Body> parts) {
        this.out = out;
        this.parts = parts;
    }

    static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    /** {@return the steps as an item lists them: in an order of which their right one cannot be seen} */
    static List<Integer> shown(Body.Ordering ordering) {
        return IntStream.range(0, ordering.options().size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer step) -> ordering.options().get(step).hashCode())
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** {@return the identifier of the answer to a part} */
    String response(int part) {
        return parts.size() == 1 ? "RESPONSE" : "RESPONSE" + (part + 1);
    }

    String score(int part) {
        return parts.size() == 1 ? "SCORE" : "SCORE" + (part + 1);
    }

    void write() {
        for (int i = 0; i < parts.size(); i++) declaration(parts.get(i), response(i));
        if (parts.size() > 1) for (int i = 0; i < parts.size(); i++) outcome(score(i));
        outcome("SCORE");
    }

    /** A number that nobody sets is nought: no default is said, packages are large enough. */
    private void outcome(String identifier) {
        out.open("outcomeDeclaration").with("identifier", identifier);
        out.with("cardinality", "single").with("baseType", "float").close();
    }

    private void declaration(Body body, String response) {
        switch (body) {
            case Body.SingleChoice single ->
                declare(response, "single", "identifier", List.of(letter(single.correct())));
            case Body.MultipleChoice multiple -> {
                declare(
                        response,
                        "multiple",
                        "identifier",
                        multiple.correct().stream().map(QtiDeclarations::letter).toList());
                worths(multiple);
            }
            case Body.TrueFalse statement ->
                declare(
                        response,
                        "single",
                        "identifier",
                        List.of(
                                switch (statement.correct()) {
                                    case RIGHT -> TRUE;
                                    case WRONG -> FALSE;
                                }));
            case Body.Matching matching -> {
                var pairs = pairs(matching);
                declare(response, "multiple", "directedPair", pairs);
                worths(matching, pairs);
            }
            case Body.Ordering ordering -> {
                var shown = shown(ordering);
                declare(
                        response,
                        "ordered",
                        "identifier",
                        IntStream.range(0, shown.size())
                                .mapToObj(step -> letter(shown.indexOf(step)))
                                .toList());
            }
            case Body.FillText text -> {
                declare(response, "single", "string", text.accepted().subList(0, 1));
                openMapping("0").with("lowerBound", "0").with("upperBound", "1");
                for (var spelling : text.accepted()) {
                    out.open("mapEntry").with("mapKey", spelling).with("mappedValue", "1");
                    out.with("caseSensitive", "false").close();
                }
                out.close();
            }
            case Body.FillNumber number ->
                declare(response, "single", "float", List.of(number.expected().toPlainString()));
            case Body.Case _ -> throw new IllegalArgumentException("a case within a case");
        }
        out.close();
    }

    private void declare(String identifier, String cardinality, String baseType, List<String> right) {
        out.open("responseDeclaration").with("identifier", identifier);
        out.with("cardinality", cardinality).with("baseType", baseType);
        out.open("correctResponse");
        right.forEach(value -> out.say("value", value));
        out.close();
    }

    private static List<String> pairs(Body.Matching matching) {
        return IntStream.range(0, matching.prompts().size())
                .mapToObj(prompt ->
                        "P%d M%d".formatted(prompt + 1, matching.correct().get(prompt) + 1))
                .toList();
    }

    private QtiOut openMapping(String otherwise) {
        return out.open("mapping").with("defaultValue", otherwise);
    }

    private void entry(String key, String worth) {
        out.open("mapEntry").with("mapKey", key).with("mappedValue", worth).close();
    }

    /** A share, rather too large than too small: what all earn together is held at 1. */
    private static String share(int of) {
        return BigDecimal.ONE
                .divide(BigDecimal.valueOf(of), DIGITS, RoundingMode.UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void worths(Body.MultipleChoice multiple) {
        if (multiple.scoring() == Scoring.ALL_OR_NOTHING) return;
        var share = share(multiple.correct().size());
        openMapping("0").with("lowerBound", "0").with("upperBound", "1");
        for (int i = 0; i < multiple.options().size(); i++) {
            var wrong = multiple.scoring() == Scoring.PARTIAL ? RUIN : "-" + share;
            entry(letter(i), multiple.correct().contains(i) ? share : wrong);
        }
        out.close();
    }

    private void worths(Body.Matching matching, List<String> pairs) {
        if (matching.scoring() == Scoring.ALL_OR_NOTHING) return;
        var share = share(pairs.size());
        openMapping(matching.scoring() == Scoring.PARTIAL ? "0" : "-" + share);
        out.with("lowerBound", "0").with("upperBound", "1");
        pairs.forEach(pair -> entry(pair, share));
        out.close();
    }
}
