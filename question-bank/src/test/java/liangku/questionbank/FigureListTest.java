package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import liangku.questionbank.QuestionSort.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The list of questions by what candidates' answers say of them, on real PostgreSQL. */
class FigureListTest {

    private static final Instant LATER = CountedBank.NOON.plusSeconds(86_400);

    private final CountedBank counted = new CountedBank();
    private final Questions questions = counted.bank.questions();

    @Test
    void whatIsListedIsWhatWasMeasuredOfNewestVersions() {
        measured();

        var told = told();
        var kept = kept();
        assertThat(told).as("some are measured").hasSizeGreaterThan(50).isEqualTo(kept);
        assertThat(told.size()).as("and some are not").isLessThan(questions.count(QuestionFilter.ALL));
        assertThat(counted.statistics.isListed()).isTrue();
        assertThat(list()).as("nothing is left to be shown").isZero();
    }

    @Test
    void figuresOfTheTimeBeforeAnUpgradeAreShownWithoutAnybodyActing() {
        measured();
        counted.db.sql("update questionbank.measurement set listed_at = null").update();
        counted.db.sql("""
                        update questionbank.question
                        set measured_difficulty = null, facility = null, discrimination = null, shown = null
                        """).update();
        assertThat(counted.statistics.isListed()).isFalse();

        assertThat(list()).isPositive();

        assertThat(told()).isEqualTo(kept());
    }

    @Test
    void everyOrderByAFigureIsThatOfJavaAndPagedWithoutGapsOrRepetitionsAndThoseWithoutComeLast() {
        measured();
        var all = all(QuestionFilter.ALL, QuestionSort.BY_IDENTIFIER, 200);
        var told = told();

        for (var key : List.of(QuestionSort.Key.MEASURED, QuestionSort.Key.FACILITY, QuestionSort.Key.DISCRIMINATION)) {
            for (var direction : Direction.values()) {
                boolean isUp = direction == Direction.ASCENDING;
                Comparator<Double> order = isUp ? Comparator.naturalOrder() : Comparator.reverseOrder();
                Comparator<Question> byFigure = Comparator.comparing(
                        question -> figure(key, told.get(question.id())), Comparator.nullsLast(order));
                Comparator<Question> byIdentifier = Comparator.comparing(Question::identifier);
                var expected = all.stream()
                        .sorted(byFigure.thenComparing(isUp ? byIdentifier : byIdentifier.reversed()))
                        .toList();

                for (int limit : new int[] {7, 200}) {
                    assertThat(all(QuestionFilter.ALL, new QuestionSort(key, direction), limit))
                            .as("%s %s by %d", key, direction, limit)
                            .extracting(Question::id)
                            .containsExactlyElementsOf(
                                    expected.stream().map(Question::id).toList());
                }
            }
        }
    }

    @Test
    void aFilterByFiguresShowsWhatTheFiguresSay() {
        measured();
        var told = told();
        var none = Optional.<Double>empty();
        var hard = new FigureFilter(Optional.of(0.2), Optional.of(0.6), none, none, Optional.empty(), Optional.empty());
        var flat =
                new FigureFilter(none, none, Optional.of(-1.0), Optional.of(0.3), Optional.empty(), Optional.empty());
        var unmeasured = new FigureFilter(none, none, none, none, Optional.of(false), Optional.empty());

        assertThat(all(QuestionFilter.ALL.with(hard), QuestionSort.BY_IDENTIFIER, 50))
                .isNotEmpty()
                .hasSize((int) told.values().stream()
                        .filter(one -> one.facility() >= 0.2 && one.facility() <= 0.6)
                        .count())
                .allSatisfy(one -> assertThat(told.get(one.id()).facility()).isBetween(0.2, 0.6));
        assertThat(all(
                        QuestionFilter.ALL.with(flat),
                        new QuestionSort(QuestionSort.Key.FACILITY, Direction.DESCENDING),
                        50))
                .isNotEmpty()
                .hasSize((int) told.values().stream()
                        .filter(one -> one.discrimination().orElse(9) <= 0.3)
                        .count());
        assertThat(questions.count(QuestionFilter.ALL.with(unmeasured)))
                .isEqualTo(questions.count(QuestionFilter.ALL) - told.size());
    }

    @Test
    void whatIsInQuarantineIsFoundUntilSomebodyDecides() {
        var item = CountedBank.popular(counted.sat(50, CountedBank.MARCH, UnaryOperator.identity()));
        var papers = counted.sat(
                1_500, CountedBank.MARCH, seen -> seen.question().equals(item) ? CountedBank.flipped(seen) : seen);
        counted.countAll(papers);
        counted.measure(papers);
        var opened = counted.quarantines.judge(counted.now);
        var flagged = QuestionFilter.ALL.with(new FigureFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true)));

        assertThat(all(flagged, QuestionSort.BY_IDENTIFIER, 50))
                .isNotEmpty()
                .extracting(Question::reference)
                .containsExactlyInAnyOrderElementsOf(
                        opened.stream().map(Quarantine::question).toList());
        assertThat(Objects.requireNonNull(figures().get(item.id())).isQuarantined())
                .isTrue();

        for (var one : opened) {
            counted.quarantines.decide(one.id(), Quarantines.Decision.PUT_BACK, "account:r", LATER);
        }
        assertThat(questions.count(flagged)).isZero();
    }

    @Test
    void aNewVersionHasNoFigures() {
        measured();
        var id = told().keySet().iterator().next();

        counted.bank
                .bulk()
                .apply(new BulkChoice.Named(List.of(id)), new BulkEdit.MoveTo("0704"), "account:mover", LATER);
        if (questions.find(id).orElseThrow().version() == 1) {
            counted.bank
                    .bulk()
                    .apply(new BulkChoice.Named(List.of(id)), new BulkEdit.MoveTo("0603"), "account:mover", LATER);
        }

        assertThat(questions.find(id).orElseThrow().version()).isEqualTo(2);
        assertThat(figures()).doesNotContainKey(id);
        assertThat(told()).isEqualTo(kept());
        assertThat(list()).isZero();
    }

    private void measured() {
        var papers = counted.sat(600, CountedBank.MARCH, UnaryOperator.identity());
        counted.countAll(papers);
        counted.measure(papers);
        assertThat(counted.statistics.isListed()).isFalse();
        assertThat(list()).isPositive();
    }

    private int list() {
        return Objects.requireNonNull(counted.transaction.execute(status -> counted.statistics.list(LATER)));
    }

    private Map<QuestionId, QuestionFigures> figures() {
        Map<QuestionId, QuestionFigures> figures = new HashMap<>();
        for (var page : pages(QuestionFilter.ALL, QuestionSort.BY_IDENTIFIER, 200)) figures.putAll(page.figures());
        return figures;
    }

    private Map<QuestionId, QuestionFigures.Measured> told() {
        Map<QuestionId, QuestionFigures.Measured> told = new HashMap<>();
        figures().forEach((id, figures) -> figures.measured().ifPresent(one -> told.put(id, one)));
        return told;
    }

    private Map<QuestionId, QuestionFigures.Measured> kept() {
        Map<QuestionId, QuestionFigures.Measured> kept = new HashMap<>();
        counted.db.sql("""
                        select s.question_id, s.measured, s.facility, s.discrimination, s.shown
                        from questionbank.item_statistics s
                        join questionbank.question q on q.id = s.question_id and q.version = s.version
                        where s.measured is not null and s.shown >= 30
                        """).query(row -> {
            kept.put(
                    QuestionTable.id(row, "question_id"),
                    new QuestionFigures.Measured(
                            row.getDouble("measured"),
                            row.getDouble("facility"),
                            row.getObject("discrimination") == null
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(row.getDouble("discrimination")),
                            row.getInt("shown")));
        });
        return kept;
    }

    private static @Nullable Double figure(QuestionSort.Key key, QuestionFigures.@Nullable Measured measured) {
        if (measured == null) return null;
        return switch (key) {
            case MEASURED -> measured.difficulty();
            case FACILITY -> measured.facility();
            case DISCRIMINATION ->
                measured.discrimination().isPresent()
                        ? measured.discrimination().getAsDouble()
                        : null;
            case IDENTIFIER, CHANGED, DIFFICULTY, TOPIC -> throw new IllegalArgumentException(key + " is no figure");
        };
    }

    private List<Question> all(QuestionFilter filter, QuestionSort sort, int limit) {
        return pages(filter, sort, limit).stream()
                .flatMap(page -> page.questions().stream())
                .toList();
    }

    private List<QuestionPage> pages(QuestionFilter filter, QuestionSort sort, int limit) {
        List<QuestionPage> pages = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = questions.page(filter, sort, after.get(), limit);
            pages.add(page);
            after = page.next();
        }
        return pages;
    }
}
