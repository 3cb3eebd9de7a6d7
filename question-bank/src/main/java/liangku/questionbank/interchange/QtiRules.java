package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import liangku.questionbank.Body;
import liangku.questionbank.Scoring;

/**
 * Says what is right and what it earns: a standard template where one fits, rules otherwise. A right answer scores 1; the
 * parts of a case score 1 each, and the case their mean.
 */
final class QtiRules {

    static final String TRUE = "true";
    static final String FALSE = "false";

    /** So much that not even all right choices make good for one wrong one. */
    private static final String RUIN = "-2";

    private static final int DIGITS = 10;

    private final QtiOut out;
    private final List<Body> parts;

    QtiRules(QtiOut out, List<Body> parts) {
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
                .sorted(Comparator.comparing(
                                (Integer step) -> ordering.options().get(step).hashCode())
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** {@return the identifier of the answer to a part} */
    String response(int part) {
        return parts.size() == 1 ? "RESPONSE" : "RESPONSE" + (part + 1);
    }

    private String score(int part) {
        return parts.size() == 1 ? "SCORE" : "SCORE" + (part + 1);
    }

    void declarations() {
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
                        multiple.correct().stream().map(QtiRules::letter).toList());
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

    private enum Way {
        MATCH,
        MAP,
        RULES
    }

    private static Way way(Body body) {
        return switch (body) {
            case Body.SingleChoice _, Body.TrueFalse _ -> Way.MATCH;
            case Body.MultipleChoice multiple -> multiple.scoring() == Scoring.ALL_OR_NOTHING ? Way.MATCH : Way.MAP;
            case Body.Matching matching -> matching.scoring() == Scoring.ALL_OR_NOTHING ? Way.MATCH : Way.MAP;
            case Body.Ordering ordering -> ordering.scoring() == Scoring.ALL_OR_NOTHING ? Way.MATCH : Way.RULES;
            case Body.FillText _ -> Way.MAP;
            case Body.FillNumber _, Body.Case _ -> Way.RULES;
        };
    }

    void processing() {
        out.open("responseProcessing");
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) rules(parts.get(i), response(i), score(i));
            mean();
        } else {
            switch (way(parts.getFirst())) {
                case MATCH -> out.with("template", out.dialect().template("match_correct"));
                case MAP -> out.with("template", out.dialect().template("map_response"));
                case RULES -> rules(parts.getFirst(), response(0), score(0));
            }
        }
        out.close();
    }

    private void mean() {
        set("SCORE").open("divide").open("sum");
        for (int i = 0; i < parts.size(); i++) variable(score(i));
        out.close();
        number(Integer.toString(parts.size()));
        out.close().close();
    }

    private void rules(Body body, String response, String score) {
        switch (way(body)) {
            case MATCH -> {
                openIf().open("match");
                variable(response);
                out.open("correct").with("identifier", response).close().close();
                one(score);
                out.close().close();
            }
            case MAP -> {
                openIf().open("not").open("isNull");
                variable(response);
                out.close().close();
                set(score)
                        .open("mapResponse")
                        .with("identifier", response)
                        .close()
                        .close();
                out.close().close();
            }
            case RULES -> {
                switch (body) {
                    case Body.FillNumber number -> near(number, response, score);
                    case Body.Ordering ordering -> places(ordering, response, score);
                    default -> throw new IllegalArgumentException("no rules for " + body.kind());
                }
            }
        }
    }

    private QtiOut openIf() {
        return out.open("responseCondition").open("responseIf");
    }

    private QtiOut set(String outcome) {
        return out.open("setOutcomeValue").with("identifier", outcome);
    }

    private void one(String outcome) {
        set(outcome);
        number("1");
        out.close();
    }

    private void variable(String identifier) {
        out.open("variable").with("identifier", identifier).close();
    }

    private void number(String value) {
        out.open("baseValue").with("baseType", "float").words(value).close();
    }

    private void near(Body.FillNumber number, String response, String score) {
        openIf().open("equal");
        if (number.tolerance().signum() == 0) {
            out.with("toleranceMode", "exact");
        } else {
            var tolerance = number.tolerance().toPlainString();
            out.with("toleranceMode", "absolute").with("tolerance", tolerance + " " + tolerance);
        }
        out.open("correct").with("identifier", response).close();
        variable(response);
        out.close();
        one(score);
        out.close().close();
    }

    /** Each step in its place earns one; with a penalty each step in another's place costs one; then the share. */
    private void places(Body.Ordering ordering, String response, String score) {
        var shown = shown(ordering);
        boolean penalty = ordering.scoring() == Scoring.PARTIAL_WITH_PENALTY;
        for (int place = 0; place < shown.size(); place++) {
            openIf().open("match");
            at(place, response);
            out.open("baseValue").with("baseType", "identifier").words(letter(shown.indexOf(place)));
            out.close().close();
            change(score, "sum");
            out.close();
            if (penalty) {
                out.open("responseElseIf").open("not").open("isNull");
                at(place, response);
                out.close().close();
                change(score, "subtract");
                out.close();
            }
            out.close();
        }
        if (penalty) {
            openIf().open("lt");
            variable(score);
            number("0");
            out.close();
            set(score);
            number("0");
            out.close().close().close();
        }
        set(score).open("divide");
        variable(score);
        number(Integer.toString(shown.size()));
        out.close().close();
    }

    private void at(int place, String response) {
        out.open("index").with("n", Integer.toString(place + 1));
        variable(response);
        out.close();
    }

    private void change(String score, String operator) {
        set(score).open(operator);
        variable(score);
        number("1");
        out.close().close();
    }
}
