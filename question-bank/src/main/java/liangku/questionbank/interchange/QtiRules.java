package liangku.questionbank.interchange;

import java.util.List;
import liangku.questionbank.Body;
import liangku.questionbank.Scoring;

/**
 * Says what an answer earns: by a standard template where one fits, by rules otherwise. A right answer scores 1; the parts
 * of a case score 1 each, and the case their mean.
 */
final class QtiRules {

    private final QtiOut out;
    private final List<Body> parts;
    private final QtiDeclarations declared;

    QtiRules(QtiOut out, List<Body> parts, QtiDeclarations declared) {
        this.out = out;
        this.parts = parts;
        this.declared = declared;
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

    void write() {
        out.open("responseProcessing");
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) rules(parts.get(i), declared.response(i), declared.score(i));
            mean();
        } else {
            switch (way(parts.getFirst())) {
                case MATCH -> out.with("template", out.dialect().template("match_correct"));
                case MAP -> out.with("template", out.dialect().template("map_response"));
                case RULES -> rules(parts.getFirst(), declared.response(0), declared.score(0));
            }
        }
        out.close();
    }

    private void mean() {
        set("SCORE").open("divide").open("sum");
        for (int i = 0; i < parts.size(); i++) variable(declared.score(i));
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
        var shown = QtiDeclarations.shown(ordering);
        boolean penalty = ordering.scoring() == Scoring.PARTIAL_WITH_PENALTY;
        for (int place = 0; place < shown.size(); place++) {
            openIf().open("match");
            at(place, response);
            out.open("baseValue").with("baseType", "identifier").words(QtiDeclarations.letter(shown.indexOf(place)));
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
