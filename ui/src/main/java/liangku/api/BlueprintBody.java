package liangku.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Limits;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import org.jspecify.annotations.Nullable;

/**
 * What a paper is made of, as REST gives and takes it; questions go by their identifiers.
 *
 * @param sections together they hold all cells, one after another; left out: one without a name
 * @param limits left out: nothing but the cells is asked for
 */
record BlueprintBody(
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable List<Cell> cells,
        @Nullable List<Section> sections,
        @Nullable LimitsBody limits) {

    /**
     * @param topic a knowledge point; empty for all, two digits for a group, four for a leaf
     * @param difficultyFrom 1..5
     * @param difficultyTo 1..5
     * @param points of each item
     */
    record Cell(
            @Nullable String topic,
            @Schema(minimum = "1", maximum = "5") int difficultyFrom,
            @Schema(minimum = "1", maximum = "5") int difficultyTo,

            @Schema(implementation = QuestionKind.class) @Nullable
            String kind,

            int count,
            int points) {}

    /** A named part of the paper: the next {@code cells} cells. */
    record Section(@Nullable String titleZh, @Nullable String titleEn, int cells) {}

    /**
     * @param coveragePercent so many of a hundred knowledge points must be asked about; left out: none
     * @param fixed identifiers of questions on every paper
     * @param excluded identifiers of questions on no paper
     * @param pilots 0..3 items a paper that are tried out and do not count
     * @param exposureCapPercent no question may stand on more of a hundred papers; left out: 100
     * @param band how hard a paper may be; left out: no matter how hard
     */
    record LimitsBody(
            @Nullable Integer coveragePercent,
            @Nullable List<String> fixed,
            @Nullable List<String> excluded,
            @Nullable Integer pilots,
            @Nullable Integer exposureCapPercent,
            @Nullable Band band) {}

    /**
     * In expected scores, 0..1, four decimals.
     *
     * @param target left out: the mean of all papers that the cells allow
     */
    record Band(
            @Nullable BigDecimal target,
            @Nullable BigDecimal tolerance,
            @Nullable BigDecimal spread) {}

    static BlueprintBody of(Blueprint blueprint, Map<QuestionId, String> identifiers) {
        var limits = blueprint.limits();
        return new BlueprintBody(
                blueprint.titleZh(),
                blueprint.titleEn(),
                blueprint.cells().stream()
                        .map(cell -> new Cell(
                                cell.topic(),
                                cell.difficultyFrom(),
                                cell.difficultyTo(),
                                cell.kind().name(),
                                cell.count(),
                                cell.points()))
                        .toList(),
                blueprint.sections().stream()
                        .map(section -> new Section(section.titleZh(), section.titleEn(), section.cells()))
                        .toList(),
                new LimitsBody(
                        limits.coveragePercent(),
                        named(limits.fixed(), identifiers),
                        named(limits.excluded(), identifiers),
                        limits.pilots(),
                        limits.exposureCapPercent(),
                        limits.band().map(BlueprintBody::band).orElse(null)));
    }

    private static List<String> named(List<QuestionId> questions, Map<QuestionId, String> identifiers) {
        return questions.stream()
                .map(question -> identifiers.getOrDefault(question, question.toString()))
                .toList();
    }

    private static Band band(Limits.Band band) {
        return new Band(
                band.target().isPresent() ? share(band.target().getAsInt()) : null,
                share(band.tolerance()),
                share(band.spread()));
    }

    /** {@return of ten thousand, 0..1} */
    static BigDecimal share(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4);
    }

    /**
     * {@return it as a draft of this blueprint, which gives it id, code and version}
     *
     * @throws Problem what is not as a blueprint is
     */
    Blueprint draft(Blueprint of, Blueprints blueprints) {
        var zh = Given.text("titleZh", titleZh);
        var en = Given.text("titleEn", titleEn);
        try {
            for (var title : List.of(zh, en)) {
                if (title.length() <= Blueprint.Section.TITLE_MAX) continue;
                throw new IllegalArgumentException("a title of 1 to %d characters was wanted, '%s' came"
                        .formatted(Blueprint.Section.TITLE_MAX, Problem.clipped(title)));
            }
            return new Blueprint(
                    of.id(),
                    of.code(),
                    of.version(),
                    zh.strip(),
                    en.strip(),
                    wanted(),
                    given(sections).stream()
                            .map(section -> new Blueprint.Section(
                                    Given.text("sections.titleZh", section.titleZh),
                                    Given.text("sections.titleEn", section.titleEn),
                                    section.cells))
                            .toList(),
                    limits == null ? Limits.NONE : limits(limits, blueprints));
        } catch (IllegalArgumentException noBlueprint) {
            var reason = String.valueOf(noBlueprint.getMessage());
            throw Problem.badRequest("bad-blueprint", Said.english("bad-blueprint", reason))
                    .with("reason", reason);
        }
    }

    private List<Blueprint.Cell> wanted() {
        var made = new ArrayList<Blueprint.Cell>();
        for (var cell : given(cells)) {
            made.add(new Blueprint.Cell(
                    cell.topic == null ? "" : cell.topic,
                    cell.difficultyFrom,
                    cell.difficultyTo,
                    Given.oneOf(QuestionKind.class, "cells.kind", cell.kind),
                    cell.count,
                    cell.points));
        }
        return made;
    }

    private static Limits limits(LimitsBody given, Blueprints blueprints) {
        return new Limits(
                given.coveragePercent == null ? 0 : given.coveragePercent,
                questions(given(given.fixed), blueprints),
                questions(given(given.excluded), blueprints),
                given.pilots == null ? 0 : given.pilots,
                Optional.ofNullable(given.band).map(BlueprintBody::band),
                given.exposureCapPercent == null ? 100 : given.exposureCapPercent);
    }

    private static List<QuestionId> questions(List<String> identifiers, Blueprints blueprints) {
        var found = blueprints.identified(identifiers);
        return identifiers.stream()
                .map(identifier -> Optional.ofNullable(found.get(identifier))
                        .orElseThrow(() -> Problem.badRequest("unknown-question", Problem.clipped(identifier))))
                .toList();
    }

    private static Limits.Band band(Band given) {
        return new Limits.Band(
                given.target == null ? OptionalInt.empty() : OptionalInt.of(tenThousandths("target", given.target)),
                tenThousandths("tolerance", given.tolerance),
                tenThousandths("spread", given.spread));
    }

    private static int tenThousandths(String field, @Nullable BigDecimal share) {
        if (share == null) throw Problem.badRequest("missing-field", "limits.band." + field);
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "%s %s is not in 0..1".formatted(field, Problem.clipped(share.toString())));
        }
        return share.movePointRight(4).intValue();
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        if (list == null) return List.of();
        if (list.stream().anyMatch(one -> one == null)) throw new IllegalArgumentException("null in a list");
        return list;
    }
}
