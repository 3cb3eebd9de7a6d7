package liangku.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liangku.courseware.Language;
import liangku.questionbank.Caution;
import liangku.questionbank.Feasibility;
import liangku.questionbank.Forecast;
import liangku.questionbank.Obstacle;
import liangku.questionbank.Outlook;
import liangku.questionbank.QuestionId;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a blueprint, as REST tells it.
 *
 * @param feasible whether papers can be drawn as it asks
 * @param obstacles why not: cells that are short first
 * @param forecast none if nothing can be drawn
 * @param warnings what is no reason to refuse it, though its papers are worse for it
 */
record OutlookJson(
        boolean feasible,
        List<ObstacleView> obstacles,
        @Nullable ForecastView forecast,
        List<Warning> warnings) {

    /**
     * What a blueprint lacks.
     *
     * @param code {@code no-exposure-cap}, {@code no-band}, {@code same-pilots} or {@code needs-typing}
     * @param reason in the language that was asked for
     */
    record Warning(String code, String reason) {

        static List<Warning> of(List<Caution> cautions, Language language) {
            return cautions.stream()
                    .map(caution -> switch (caution) {
                        case NO_EXPOSURE_CAP ->
                            new Warning(
                                    "no-exposure-cap",
                                    Said.of("no-exposure-cap").in(language));
                        case NO_BAND ->
                            new Warning("no-band", Said.of("no-band").in(language));
                        case SAME_PILOTS ->
                            new Warning("same-pilots", Said.of("same-pilots").in(language));
                        case NEEDS_TYPING ->
                            new Warning("needs-typing", Said.of("needs-typing").in(language));
                    })
                    .toList();
        }
    }

    /**
     * One thing that stands in the way.
     *
     * @param code {@code cell-short}, {@code fixed-unfit}, {@code fixed-enemies}, {@code pilots-short}, {@code
     *     coverage-short}, {@code coverage-not-found}, {@code band-unreachable}, {@code band-not-found}, {@code
     *     cap-unreachable}, {@code cap-exceeded} or {@code enemies-in-the-way}
     * @param cell 1 for the first cell
     * @param missing how many more questions are wanted
     * @param questions the identifiers of those it is about
     * @param wanted what the blueprint asks for: knowledge points, or an expected score 0..1
     * @param lowest what is possible at least
     * @param highest what is possible at most
     */
    record ObstacleView(
            String code,
            @Nullable Integer cell,
            @Nullable Integer missing,
            List<String> questions,
            @Nullable BigDecimal wanted,
            @Nullable BigDecimal lowest,
            @Nullable BigDecimal highest) {

        private static ObstacleView of(String code) {
            return new ObstacleView(code, null, null, List.of(), null, null, null);
        }

        private static ObstacleView of(String code, @Nullable Integer cell, int missing) {
            return new ObstacleView(code, cell, missing, List.of(), null, null, null);
        }

        private static ObstacleView about(String code, List<String> questions) {
            return new ObstacleView(code, null, null, questions, null, null, null);
        }
    }

    /**
     * How papers will turn out, found by drawing some thousand of them. All shares 0..1.
     *
     * @param overlap what a paper is expected to have in common with another one
     * @param expectedMean of the papers' expected scores
     * @param pilots none if no paper has any
     */
    record ForecastView(
            int papers,
            BigDecimal overlap,
            BigDecimal expectedMean,
            BigDecimal expectedLowest,
            BigDecimal expectedHighest,
            int reachable,
            List<ExposedView> hottest,
            @Nullable PilotsView pilots) {}

    /** A question and the share of papers it stands on. */
    record ExposedView(String question, BigDecimal rate) {}

    /**
     * Questions that are tried out.
     *
     * @param places of a paper
     * @param available questions that may take them
     * @param rate the share of papers each is to be expected on
     */
    record PilotsView(int places, int available, BigDecimal rate) {}

    /** {@return whom an answer has to name} */
    static Set<QuestionId> questions(Outlook outlook) {
        var named = new HashSet<QuestionId>();
        outlook.feasibility().obstacles().forEach(obstacle -> named.addAll(questions(obstacle)));
        outlook.forecast().ifPresent(forecast -> forecast.hottest().forEach(exposed -> named.add(exposed.question())));
        return named;
    }

    private static List<QuestionId> questions(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.FixedUnfit(var question) -> List.of(question);
            case Obstacle.FixedEnemies(var one, var other) -> List.of(one, other);
            case Obstacle.CapExceeded exceeded -> List.of(exceeded.question());
            case Obstacle.PilotsShort _,
                    Obstacle.CoverageShort _,
                    Obstacle.BandUnreachable _,
                    Obstacle.CapUnreachable _,
                    Obstacle.EnemiesInTheWay _,
                    Obstacle.CoverageNotFound _,
                    Obstacle.BandNotFound _ -> List.of();
        };
    }

    static OutlookJson of(Outlook outlook, Map<QuestionId, String> identifiers, Language language) {
        return new OutlookJson(
                outlook.feasibility().feasible(),
                obstacles(outlook.feasibility(), identifiers),
                outlook.forecast()
                        .map(forecast -> forecast(forecast, identifiers))
                        .orElse(null),
                Warning.of(outlook.cautions(), language));
    }

    static List<ObstacleView> obstacles(Feasibility feasibility, Map<QuestionId, String> identifiers) {
        var views = new ArrayList<ObstacleView>();
        for (var lack : feasibility.shortages()) {
            views.add(ObstacleView.of("cell-short", lack.cell(), lack.missing()));
        }
        for (var obstacle : feasibility.obstacles()) {
            var named = questions(obstacle).stream()
                    .map(question -> identifiers.getOrDefault(question, question.toString()))
                    .toList();
            views.add(view(obstacle, named));
        }
        return views;
    }

    private static ObstacleView view(Obstacle obstacle, List<String> named) {
        return switch (obstacle) {
            case Obstacle.FixedUnfit _ -> ObstacleView.about("fixed-unfit", named);
            case Obstacle.FixedEnemies _ -> ObstacleView.about("fixed-enemies", named);
            case Obstacle.PilotsShort(int missing) -> ObstacleView.of("pilots-short", null, missing);
            case Obstacle.CoverageShort(int reachable, int wanted) ->
                new ObstacleView(
                        "coverage-short",
                        null,
                        wanted - reachable,
                        List.of(),
                        BigDecimal.valueOf(wanted),
                        null,
                        BigDecimal.valueOf(reachable));
            case Obstacle.BandUnreachable(int target, int lowest, int highest) ->
                new ObstacleView(
                        "band-unreachable",
                        null,
                        null,
                        List.of(),
                        BlueprintBody.share(target),
                        BlueprintBody.share(lowest),
                        BlueprintBody.share(highest));
            case Obstacle.CapUnreachable(int cell, int missing) -> ObstacleView.of("cap-unreachable", cell, missing);
            case Obstacle.CapExceeded _ -> ObstacleView.about("cap-exceeded", named);
            case Obstacle.EnemiesInTheWay(int cell, int missing) ->
                ObstacleView.of("enemies-in-the-way", cell, missing);
            case Obstacle.CoverageNotFound() -> ObstacleView.of("coverage-not-found");
            case Obstacle.BandNotFound _ -> ObstacleView.of("band-not-found");
        };
    }

    private static ForecastView forecast(Forecast forecast, Map<QuestionId, String> identifiers) {
        return new ForecastView(
                forecast.papers(),
                share(forecast.overlap()),
                share(forecast.expectedMean()),
                share(forecast.expectedLowest()),
                share(forecast.expectedHighest()),
                forecast.reachable(),
                forecast.hottest().stream()
                        .map(exposed -> new ExposedView(
                                identifiers.getOrDefault(
                                        exposed.question(), exposed.question().toString()),
                                share(exposed.rate())))
                        .toList(),
                forecast.pilots()
                        .map(pilots -> new PilotsView(pilots.places(), pilots.available(), share(pilots.rate())))
                        .orElse(null));
    }

    private static BigDecimal share(double of) {
        return BigDecimal.valueOf(of).setScale(4, RoundingMode.HALF_UP);
    }
}
