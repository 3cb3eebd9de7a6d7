package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import liangku.questionbank.statistics.ItemFigures;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From papers drawn from our own bank to figures, difficulties and quarantines, on real PostgreSQL. */
class ItemStatisticsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private final DataSource database = TestBank.database("questionbank");
    private final TestBank bank = TestBank.over(database);
    private final JdbcClient db = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final ItemStatistics statistics = new ItemStatistics(db, bank.papers());
    private final Quarantines quarantines =
            new Quarantines(db, bank.questions(), bank.blueprints(), bank.papers(), transaction, bank.events()::add);
    private final ItemStatisticsTable table = new ItemStatisticsTable(db);
    private final SplittableRandom chance = new SplittableRandom(1);
    private Instant counted = NOON;

    @Test
    void figuresAreThoseOfThePapersHoweverTheyWereHandedOver() {
        var papers = sat(300, MARCH, UnaryOperator.identity());
        for (int from = 0; from < 300; from += 70) count(papers.subList(from, Math.min(300, from + 70)));

        var item = popular(papers);
        var shares = papers.stream()
                .flatMap(paper -> paper.items().stream())
                .filter(seen -> seen.question().equals(item))
                .toList();
        var figures = figures(item);
        assertThat(figures.shown()).isEqualTo(shares.size());
        assertThat(figures.facility())
                .isCloseTo(
                        shares.stream()
                                .mapToDouble(SatPaper.Item::share)
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        assertThat(figures.omitRate())
                .isCloseTo(
                        (double) shares.stream()
                                        .filter(seen -> seen.response().isEmpty())
                                        .count()
                                / shares.size(),
                        within(1e-12));
        assertThat(figures.medianSeconds().orElseThrow()).isBetween(18.0, 22.0);
    }

    @Test
    void optionsAreCountedAsTheAuthorNumberedThemWhateverLettersTheyHad() {
        var papers = sat(400, MARCH, UnaryOperator.identity());
        count(papers);
        calibrate(papers);

        var single = papers.stream()
                .flatMap(paper -> paper.items().stream())
                .map(SatPaper.Item::question)
                .filter(question -> content(question).body() instanceof Body.SingleChoice)
                .findFirst()
                .orElseThrow();
        var figures = figures(single);
        int correct = ((Body.SingleChoice) content(single).body()).correct();
        assertThat(figures.options().get(correct).share()).isCloseTo(figures.facility(), within(1e-9));
        assertThat(figures.options().stream()
                        .mapToInt(ItemFigures.Choice::chosen)
                        .sum())
                .isEqualTo((int) Math.round(figures.shown() * (1 - figures.omitRate())));
        for (int band = 0; band < figures.bands().size(); band++) {
            int one = band;
            assertThat(figures.options().get(correct).shareByBand().get(one))
                    .as("whoever is right has chosen the right option")
                    .isCloseTo(figures.bands().get(one).facility(), within(1e-9));
        }
    }

    @Test
    void whatIsRolledBackWasNotCounted() {
        var papers = sat(5, MARCH, UnaryOperator.identity());

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    statistics.count(papers, NOON);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(table.counted(List.of(papers.getFirst().items().getFirst().question())))
                .isEmpty();
    }

    @Test
    void aCalibrationMeasuresDifficultiesAndRecountsByThem() {
        var papers = sat(2_000, MARCH, UnaryOperator.identity());
        for (int from = 0; from < 2_000; from += 500) count(papers.subList(from, from + 500));

        var done = calibrate(papers);

        assertThat(done.converged()).isTrue();
        assertThat(done.papers()).isEqualTo(2_000);
        assertThat(statistics.measuredPapers()).isEqualTo(2_000);
        var easy = table.counted(versions(papers, content -> content.difficulty() == 1));
        var hard = table.counted(versions(papers, content -> content.difficulty() >= 4));
        assertThat(easy).allSatisfy(item -> assertThat(item.difficulty()).isNotNull());
        assertThat(mean(hard)).isGreaterThan(mean(easy) + 1);
        assertThat(easy.stream()
                        .mapToDouble(ItemStatisticsTable.Counted::expected)
                        .average()
                        .orElseThrow())
                .isGreaterThan(0.7);

        var again = calibrate(papers);
        assertThat(again.papers()).isEqualTo(2_000);
        var moved = table.counted(versions(papers, content -> content.difficulty() == 1));
        assertThat(mean(moved)).as("the same papers, the same scale").isCloseTo(mean(easy), within(1e-3));
    }

    @Test
    void authorsReadAllOfItPageByPageInAnyOrder() {
        var papers = sat(600, MARCH, UnaryOperator.identity());
        count(papers);
        calibrate(papers);
        var reports = new ItemReports(db);

        for (var key : ItemSort.Key.values()) {
            for (var direction : QuestionSort.Direction.values()) {
                var sort = new ItemSort(key, direction);
                List<ItemRow> rows = new ArrayList<>();
                var page = reports.page("", sort, "", 100);
                while (true) {
                    rows.addAll(page.rows());
                    if (page.next().isEmpty()) break;
                    page = reports.page("", sort, page.next().get(), 100);
                }
                assertThat(rows).doesNotHaveDuplicates().hasSameSizeAs(versions(papers, content -> true));
                var values = rows.stream().map(sort::value).toList();
                assertThat(values)
                        .isSortedAccordingTo(
                                direction == QuestionSort.Direction.ASCENDING
                                        ? Comparator.naturalOrder()
                                        : Comparator.reverseOrder());
            }
        }
        assertThat(reports.page("06", ItemSort.WORST_FIRST, "", 200).rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.topic()).startsWith("06"));
        var item = popular(papers);
        assertThat(reports.of(item.id(), counted)).singleElement().satisfies(report -> {
            assertThat(report.figures().shown()).isEqualTo(figures(item).shown());
            assertThat(report.measured()).isPresent();
            assertThat(report.difficultyError())
                    .isLessThanOrEqualTo(report.measured().get().error());
        });
        assertThat(reports.scale().papers()).isEqualTo(600);
        var health = reports.health(counted);
        assertThat(health.approved())
                .isEqualTo(health.cells().stream()
                        .mapToInt(BankHealth.Cell::questions)
                        .sum());
        assertThat(health.cells())
                .allSatisfy(cell -> assertThat(cell.difficulty()).isBetween(1, 5));
        assertThat(health.stale()).as("written two months ago").isEmpty();
        assertThat(reports.health(counted.plusSeconds(86_400L * 400)).stale())
                .isNotEmpty()
                .allSatisfy(stale -> assertThat(stale.reason()).isEqualTo(BankHealth.Reason.UNSEEN));
    }

    @Test
    void aQuestionKeyedWronglyIsTakenOffNewPapersAndOldOnesStayAsTheyWere() {
        var release = bank.releases().latest().orElseThrow();
        var old = bank.papers()
                .draw(release, bank.blueprints().latest("P-A").orElseThrow().id(), 4711);
        var digest = bank.papers().paper(old).digest();
        var bad = popular(sat(200, MARCH, UnaryOperator.identity()));
        var papers = sat(3_000, MARCH, item -> item.question().equals(bad) ? flipped(item) : item);
        for (int from = 0; from < 3_000; from += 500) count(papers.subList(from, from + 500));
        calibrate(papers);

        var opened = quarantines.judge(counted);

        assertThat(opened).singleElement().satisfies(one -> {
            assertThat(one.question()).isEqualTo(bad);
            assertThat(one.evidence()).extracting(Quarantine.Evidence::reason).contains(Quarantine.Reason.NEGATIVE);
            assertThat(one.release()).isPresent();
        });
        assertThat(quarantines.judge(NOON.plusSeconds(60))).isEmpty();
        var now = opened.getFirst().release().orElseThrow();
        assertThat(new Releases(db, transaction, event -> {}).latest()).contains(now);
        assertThat(bank.events())
                .anyMatch(event ->
                        event instanceof ReleasePublished told && told.release().equals(now));
        var blueprint = bank.blueprints().latest("P-A").orElseThrow().id();
        for (int seed = 0; seed < 2_000; seed++) {
            var key = bank.papers().draw(now, blueprint, seed);
            assertThat(bank.papers().mark(key, Map.of()).items())
                    .noneMatch(mark -> mark.question().equals(bad.id()));
        }
        assertThat(new Papers(db, new Calibrations(db, transaction)).paper(old).digest())
                .isEqualTo(digest);
        assertThat(bank.questions().find(bad.id()).orElseThrow().status()).isEqualTo(QuestionStatus.RETIRED);
        assertThat(bank.questions().remarks(bad.id()))
                .anyMatch(remark -> remark.text().contains("区分度为负"));

        assertThat(quarantines.decide(opened.getFirst().id(), Quarantines.Decision.PUT_BACK, "account:reviewer", NOON))
                .isTrue();
        assertThat(bank.questions().find(bad.id()).orElseThrow().status()).isEqualTo(QuestionStatus.APPROVED);
        assertThat(quarantines.decide(opened.getFirst().id(), Quarantines.Decision.KEPT_OUT, "account:reviewer", NOON))
                .isFalse();
        count(papers.subList(0, 10));
        assertThat(quarantines.judge(counted))
                .as("nobody is asked the same twice")
                .isEmpty();
    }

    @Test
    void aLeakedQuestionIsFoundWithinDaysAndAnAbleCrowdIsNone() {
        var papers = new ArrayList<>(sat(2_000, MARCH, UnaryOperator.identity()));
        for (int from = 0; from < 2_000; from += 500) count(papers.subList(from, from + 500));
        calibrate(papers);
        assertThat(quarantines.judge(counted)).isEmpty();
        var leaked = versions(papers, content -> content.difficulty() >= 4).stream()
                .max((one, other) ->
                        Integer.compare(figures(one).shown(), figures(other).shown()))
                .orElseThrow();

        for (int day = 1; day <= 30; day++) {
            count(sat(40, MARCH.plusDays(day), 1.5, UnaryOperator.identity()));
        }
        assertThat(quarantines.judge(counted)).as("able candidates are no leak").isEmpty();
        for (int day = 31; day <= 90; day++) {
            count(sat(40, MARCH.plusDays(day), 0.3, item -> item.question().equals(leaked) ? known(item) : item));
        }

        assertThat(quarantines.judge(counted.plusSeconds(86_400L * 90)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.question()).isEqualTo(leaked);
                    assertThat(one.evidence())
                            .extracting(Quarantine.Evidence::reason)
                            .containsExactly(Quarantine.Reason.LEAKED);
                    assertThat(LocalDate.parse(one.evidence().getFirst().since()))
                            .isBetween(MARCH.plusDays(20), MARCH.plusDays(45));
                });
    }

    private Measuring.Done calibrate(List<SatPaper> papers) {
        var done = Objects.requireNonNull(transaction.execute(status -> {
            var run = statistics.measuring();
            for (var paper : papers) {
                run.add(
                        paper.exam(),
                        paper.items().stream().map(SatPaper.Item::question).toList(),
                        paper.items().stream().mapToDouble(SatPaper.Item::share).toArray());
            }
            return run.finish(NOON);
        }));
        if (done.then() == Measuring.Then.COUNT_AGAIN) {
            for (int from = 0; from < papers.size(); from += 500) {
                count(papers.subList(from, Math.min(papers.size(), from + 500)));
            }
        }
        return done;
    }

    private void count(List<SatPaper> papers) {
        counted = counted.plusSeconds(1);
        transaction.executeWithoutResult(
                status -> assertThat(statistics.count(papers, counted)).hasSameSizeAs(papers));
    }

    private List<SatPaper> sat(int candidates, LocalDate day, UnaryOperator<SatPaper.Item> twist) {
        return sat(candidates, day, 0.3, twist);
    }

    private List<SatPaper> sat(int candidates, LocalDate day, double mean, UnaryOperator<SatPaper.Item> twist) {
        var release = bank.releases().latest().orElseThrow();
        var blueprint = bank.blueprints().latest("P-A").orElseThrow().id();
        return IntStream.range(0, candidates)
                .mapToObj(i -> {
                    var key = bank.papers().draw(release, blueprint, chance.nextLong());
                    var answers = bank.papers().simulate(key, mean + chance.nextGaussian(), chance.nextLong());
                    var items = bank.papers().mark(key, answers).items().stream()
                            .map(mark -> new SatPaper.Item(
                                    new QuestionVersion(mark.question(), mark.version()),
                                    mark.earned().doubleValue() / mark.max(),
                                    Optional.ofNullable(answers.get(mark.number())),
                                    20))
                            .map(twist)
                            .toList();
                    return new SatPaper("WORKER", key, day, items);
                })
                .toList();
    }

    private static SatPaper.Item flipped(SatPaper.Item item) {
        return new SatPaper.Item(item.question(), 1 - item.share(), item.response(), item.seconds());
    }

    private static SatPaper.Item known(SatPaper.Item item) {
        return new SatPaper.Item(item.question(), 1, item.response(), 5);
    }

    private static QuestionVersion popular(List<SatPaper> papers) {
        Map<QuestionVersion, Integer> seen = new HashMap<>();
        for (var paper : papers) for (var item : paper.items()) seen.merge(item.question(), 1, Integer::sum);
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private List<QuestionVersion> versions(List<SatPaper> papers, Predicate<Question> wanted) {
        var all = papers.stream()
                .flatMap(paper -> paper.items().stream())
                .map(SatPaper.Item::question)
                .distinct()
                .toList();
        return all.stream().filter(version -> wanted.test(content(version))).toList();
    }

    private Question content(QuestionVersion version) {
        return bank.questions().find(version.id()).orElseThrow();
    }

    private ItemFigures figures(QuestionVersion question) {
        return ItemFigures.of(table.counted(List.of(question)).getFirst().tally());
    }

    private static double mean(List<ItemStatisticsTable.Counted> items) {
        return items.stream()
                .mapToDouble(item -> Objects.requireNonNull(item.difficulty()).difficulty())
                .average()
                .orElseThrow();
    }
}
