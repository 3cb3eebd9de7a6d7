package liangku.ui.author;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Feasibility;
import liangku.questionbank.Obstacle;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Questions;

/** Why a blueprint cannot be drawn, in sentences. */
final class ObstacleWords {

    private static final int EXPECTED_DECIMALS = 4;

    private final Map<QuestionId, String> identifiers = new HashMap<>();
    private final Words words;

    /** Looks a sentence up and fills it in. */
    @FunctionalInterface
    interface Words {
        String of(String key, Object... arguments);
    }

    private ObstacleWords(Collection<Question> named, Words words) {
        this.words = words;
        named.forEach(question -> identifiers.put(question.id(), question.identifier()));
    }

    /** {@return a sentence for each; shortages of cells first} */
    static List<String> of(Feasibility feasibility, Questions questions, Words words) {
        var named = questions.find(feasibility.obstacles().stream()
                .flatMap(ObstacleWords::questions)
                .collect(Collectors.toSet()));
        var sentences = new ObstacleWords(named, words);
        return Stream.concat(
                        feasibility.shortages().stream()
                                .map(lack -> words.of("author.obstacle.cell", lack.cell(), lack.missing())),
                        feasibility.obstacles().stream().map(sentences::sentence))
                .toList();
    }

    private static Stream<QuestionId> questions(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.FixedUnfit(var question) -> Stream.of(question);
            case Obstacle.FixedEnemies(var one, var other) -> Stream.of(one, other);
            case Obstacle.CapExceeded exceeded -> Stream.of(exceeded.question());
            case Obstacle.PilotsShort _,
                    Obstacle.CoverageShort _,
                    Obstacle.BandUnreachable _,
                    Obstacle.CapUnreachable _,
                    Obstacle.EnemiesInTheWay _,
                    Obstacle.CoverageNotFound _,
                    Obstacle.BandNotFound _ -> Stream.empty();
        };
    }

    private String sentence(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.FixedUnfit(var question) -> words.of("author.obstacle.fixed", name(question));
            case Obstacle.FixedEnemies(var one, var other) ->
                words.of("author.obstacle.fixedenemies", name(one), name(other));
            case Obstacle.PilotsShort(int missing) -> words.of("author.obstacle.pilots", missing);
            case Obstacle.CoverageShort(int reachable, int wanted) ->
                words.of("author.obstacle.coverage", wanted, reachable);
            case Obstacle.BandUnreachable(int target, int lowest, int highest) ->
                words.of("author.obstacle.band", expected(target), expected(lowest), expected(highest));
            case Obstacle.CapUnreachable(int cell, int missing) -> words.of("author.obstacle.cap", cell, missing);
            case Obstacle.CapExceeded(var question, int percent) ->
                words.of("author.obstacle.capexceeded", name(question), percent);
            case Obstacle.EnemiesInTheWay(int cell, int missing) -> words.of("author.obstacle.enemies", cell, missing);
            case Obstacle.CoverageNotFound() -> words.of("author.obstacle.coveragetried");
            case Obstacle.BandNotFound(int missedBy) -> words.of("author.obstacle.bandtried", expected(missedBy));
        };
    }

    private String name(QuestionId question) {
        return identifiers.getOrDefault(question, question.toString());
    }

    /** {@return e.g. 0.81} */
    static String expected(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, EXPECTED_DECIMALS)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
