package liangku.questionbank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Small questions, releases and blueprints for tests. */
final class Samples {

    static final List<String> FOUR = List.of("at 70 degrees", "at 60 degrees", "at 50 degrees", "at 40 degrees");

    private static final List<QuestionKind> CHOICES =
            List.of(QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.TRUE_FALSE);

    private Samples() {}

    static Body body(QuestionKind kind, String stem) {
        return switch (kind) {
            case SINGLE -> new Body.SingleChoice(stem, FOUR, 0);
            case MULTIPLE -> new Body.MultipleChoice(stem, FOUR, List.of(0, 1), Scoring.ALL_OR_NOTHING);
            case TRUE_FALSE -> new Body.TrueFalse(stem, Body.TrueFalse.Verdict.RIGHT);
            case MATCHING -> new Body.Matching(stem, FOUR.subList(0, 2), FOUR, List.of(1, 0), Scoring.ALL_OR_NOTHING);
            case ORDERING -> new Body.Ordering(stem, FOUR, Scoring.ALL_OR_NOTHING);
            case FILL_TEXT -> new Body.FillText(stem, List.of("留样", "食品留样"));
            case FILL_NUMBER -> new Body.FillNumber(stem, new BigDecimal("70"), new BigDecimal("2"), "℃");
            case CASE ->
                new Body.Case(
                        stem,
                        List.of(
                                body(QuestionKind.SINGLE, stem + " 1"),
                                body(QuestionKind.MATCHING, stem + " 2"),
                                body(QuestionKind.FILL_NUMBER, stem + " 3")));
        };
    }

    /** A true statement, as an author types it. */
    static QuestionForm statement(String identifier, String stem) {
        return new QuestionForm(identifier, "判断", "0603", "2", stem, List.of(), "对", "解析", "依据", "");
    }

    static CompiledRelease.Item item(int number, String topic, int difficulty, QuestionKind kind) {
        return new CompiledRelease.Item(
                new QuestionId(new UUID(0, number)), 1, topic, difficulty, body(kind, "question " + number));
    }

    /** 10 groups x 5 leaves, {@code each} questions of each kind in each leaf, difficulties 1..5 in turn. */
    static CompiledRelease bank(int each) {
        List<CompiledRelease.Item> items = new ArrayList<>();
        for (int group = 1; group <= 10; group++) {
            for (int leaf = 1; leaf <= 5; leaf++) {
                for (var kind : CHOICES) {
                    for (int i = 0; i < each; i++) {
                        items.add(item(items.size(), "%02d%02d".formatted(group, leaf), i % 5 + 1, kind));
                    }
                }
            }
        }
        return CompiledRelease.of(items);
    }

    static Blueprint.Cell cell(String topic, QuestionKind kind, int count, int points) {
        return new Blueprint.Cell(topic, 1, 5, kind, count, points);
    }

    static Blueprint blueprint(Blueprint.Cell... cells) {
        return new Blueprint(new BlueprintId(new UUID(0, 1)), "T", 1, "试卷", "Paper", List.of(cells));
    }

    static final Blueprint FIFTY = blueprint(
            cell("01", QuestionKind.TRUE_FALSE, 5, 2),
            cell("02", QuestionKind.TRUE_FALSE, 5, 2),
            cell("", QuestionKind.TRUE_FALSE, 10, 2),
            cell("03", QuestionKind.SINGLE, 10, 2),
            cell("", QuestionKind.SINGLE, 15, 2),
            cell("0402", QuestionKind.MULTIPLE, 2, 2),
            cell("04", QuestionKind.MULTIPLE, 3, 2));
}
