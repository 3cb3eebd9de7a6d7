package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Glance;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.ItemTally;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;

/** From papers drawn from our own bank to figures, difficulties and counted.quarantines, on real PostgreSQL. */
class ItemStatisticsTest {

    private static final Instant NOON = CountedBank.NOON;
    private static final LocalDate MARCH = CountedBank.MARCH;

    private final CountedBank counted = new CountedBank();
    private final TestBank bank = counted.bank;

    @Test
    void figuresAreThoseOfThePapersHoweverTheyWereHandedOver() {
        var papers = counted.sat(300, MARCH, UnaryOperator.identity());
        for (int from = 0; from < 300; from += 70) counted.count(papers.subList(from, Math.min(300, from + 70)));

        var item = CountedBank.popular(papers);
        var shares = papers.stream()
                .flatMap(paper -> paper.items().stream())
                .filter(seen -> seen.question().equals(item))
                .toList();
        var figures = counted.figures(item);
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
        var papers = counted.sat(400, MARCH, UnaryOperator.identity());
        counted.count(papers);
        counted.measure(papers);

        var single = papers.stream()
                .flatMap(paper -> paper.items().stream())
                .map(SatPaper.Item::question)
                .filter(question -> counted.content(question).body() instanceof Body.SingleChoice)
                .findFirst()
                .orElseThrow();
        var figures = counted.figures(single);
        int correct = ((Body.SingleChoice) counted.content(single).body()).correct();
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

    /** The curve is moved to other bands by a recount, options are not: each has counts of its own. */
    @Test
    void sharesOfOptionsAreOfThoseWhoWereThereWhenTheyWereCounted() {
        List<SatPaper> papers = new ArrayList<>(counted.sat(400, MARCH, UnaryOperator.identity()));
        counted.countAll(papers);
        counted.measure(papers);
        var more = counted.sat(400, MARCH, 1.5, UnaryOperator.identity());
        counted.countAll(more);
        papers.addAll(more);
        counted.measure(papers);
        int apart = 0;

        for (var question : counted.versions(papers, content -> content.body() instanceof Body.SingleChoice)) {
            var figures = counted.figures(question);
            for (var option : figures.options()) {
                assertThat(option.seenByBand().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(figures.shown());
                for (int band = 0; band < option.seenByBand().size(); band++) {
                    int seen = option.seenByBand().get(band);
                    double chose = option.shareByBand().get(band) * seen;
                    assertThat(chose).isCloseTo(Math.rint(chose), within(1e-9)).isLessThanOrEqualTo(seen + 1e-9);
                    if (seen != figures.bands().get(band).shown()) apart++;
                }
            }
        }

        assertThat(apart)
                .as("zeros that a chart by the curve's bands would have drawn")
                .isPositive();
    }

    @Test
    void whatIsRolledBackWasNotCounted() {
        var papers = counted.sat(5, MARCH, UnaryOperator.identity());

        assertThatThrownBy(() -> counted.transaction.executeWithoutResult(status -> {
                    counted.statistics.count(papers, NOON);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(counted.table.counted(
                        List.of(papers.getFirst().items().getFirst().question())))
                .isEmpty();
    }

    @Test
    void aCalibrationMeasuresDifficultiesAndRecountsByThem() {
        var papers = counted.sat(2_000, MARCH, UnaryOperator.identity());
        for (int from = 0; from < 2_000; from += 500) counted.count(papers.subList(from, from + 500));

        var done = counted.measure(papers);

        assertThat(done.converged()).isTrue();
        assertThat(done.papers()).isEqualTo(2_000);
        assertThat(counted.statistics.measured())
                .hasValueSatisfying(last -> assertThat(last.papers()).isEqualTo(2_000));
        var easy = counted.table.counted(counted.versions(papers, content -> content.difficulty() == 1));
        var hard = counted.table.counted(counted.versions(papers, content -> content.difficulty() >= 4));
        assertThat(easy).allSatisfy(item -> assertThat(item.difficulty()).isNotNull());
        assertThat(CountedBank.mean(hard)).isGreaterThan(CountedBank.mean(easy) + 1);
        assertThat(easy.stream()
                        .mapToDouble(ItemStatisticsTable.Counted::expected)
                        .average()
                        .orElseThrow())
                .isGreaterThan(0.7);

        var again = counted.measure(papers);
        assertThat(again.papers()).isEqualTo(2_000);
        var moved = counted.table.counted(counted.versions(papers, content -> content.difficulty() == 1));
        assertThat(CountedBank.mean(moved))
                .as("the same papers, the same scale")
                .isCloseTo(CountedBank.mean(easy), within(1e-3));
    }

    @Test
    void authorsReadAllOfItPageByPageInAnyOrder() {
        var papers = counted.sat(600, MARCH, UnaryOperator.identity());
        counted.count(papers);
        counted.measure(papers);
        var reports = new ItemReports(counted.db);

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
                assertThat(rows).doesNotHaveDuplicates().hasSameSizeAs(counted.versions(papers, content -> true));
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
        var item = CountedBank.popular(papers);
        assertThat(reports.of(item.id(), counted.now)).singleElement().satisfies(report -> {
            assertThat(report.figures().shown()).isEqualTo(counted.figures(item).shown());
            assertThat(report.measured()).isPresent();
            assertThat(report.difficultyError())
                    .isLessThanOrEqualTo(report.measured().get().error());
        });
        assertThat(reports.scale().papers()).isEqualTo(600);
        var health = reports.health(counted.now);
        assertThat(health.approved())
                .isEqualTo(health.cells().stream()
                        .mapToInt(BankHealth.Cell::questions)
                        .sum());
        assertThat(health.cells())
                .allSatisfy(cell -> assertThat(cell.difficulty()).isBetween(1, 5));
        assertThat(health.stale()).as("written two months ago").isEmpty();
        var later = reports.health(counted.now.plusSeconds(86_400L * 400));
        assertThat(later.stale())
                .hasSize(200)
                .allSatisfy(stale -> assertThat(stale.reason()).isEqualTo(BankHealth.Reason.UNSEEN));
        assertThat(later.staleQuestions()).as("all of them").isEqualTo(later.approved());
    }

    @Test
    void whatNobodyMeasuredStandsInTheMapAsItsAuthorSaid() {
        var reports = new ItemReports(counted.db);
        assertThat(reports.health(NOON).cells()).containsExactlyInAnyOrderElementsOf(byAuthors());
        var papers = counted.sat(250, MARCH, UnaryOperator.identity());
        counted.count(papers);
        assertThat(reports.health(NOON).cells())
                .as("counted, but not measured")
                .containsExactlyInAnyOrderElementsOf(byAuthors());

        counted.measure(papers);

        var measured = counted.statistics.expected(bank.releases().latest().orElseThrow());
        assertThat(measured).hasSizeBetween(10, 480);
        var untouched = byAuthors().stream()
                .mapToInt(cell -> cell.difficulty() == 1 ? cell.questions() : 0)
                .sum();
        assertThat(reports.health(NOON).cells().stream()
                        .mapToInt(cell -> cell.difficulty() == 1 ? cell.questions() : 0)
                        .sum())
                .as("at most the measured ones moved")
                .isLessThanOrEqualTo(untouched + measured.size());
    }

    /** {@return how many questions of each knowledge point their authors thought how difficult} */
    private List<BankHealth.Cell> byAuthors() {
        var page = bank.questions().page(QuestionFilter.ALL, "", 200);
        List<Question> all = new ArrayList<>(page.questions());
        while (page.next().isPresent()) {
            page = bank.questions().page(QuestionFilter.ALL, page.next().get(), 200);
            all.addAll(page.questions());
        }
        return all.stream()
                .collect(Collectors.groupingBy(
                        question -> question.knowledgePoint() + question.difficulty(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new BankHealth.Cell(
                        entry.getKey().substring(0, 4),
                        Integer.parseInt(entry.getKey().substring(4)),
                        entry.getValue().intValue()))
                .toList();
    }

    @Test
    void threeCandidatesMakeNoQuestionTheWorst() {
        var compiled = bank.calibrations().compiled(bank.releases().latest().orElseThrow());
        var few = against(compiled, 0, 3, -1);
        var some = against(compiled, 1, 100, -1);
        var enough = against(compiled, 2, 400, 1);
        var bad = against(compiled, 3, 400, -1);
        var reports = new ItemReports(counted.db);

        var worst = reports.page("", ItemSort.WORST_FIRST, "", 2);

        assertThat(worst.rows()).extracting(ItemRow::question).containsExactly(bad, enough);
        assertThat(reports.page("", ItemSort.WORST_FIRST, worst.next().orElseThrow(), 2)
                        .rows())
                .extracting(ItemRow::question)
                .containsExactly(some, few);
        assertThat(reports.page(
                                "",
                                new ItemSort(ItemSort.Key.DISCRIMINATION, QuestionSort.Direction.DESCENDING),
                                "",
                                10)
                        .rows())
                .extracting(ItemRow::question)
                .containsExactly(enough, bad, some, few);
    }

    /** An item that every other candidate got right: the ablest half of them, or the others. */
    private QuestionVersion against(CompiledRelease release, int place, int candidates, int sign) {
        var tally = new ItemTally(0);
        for (int i = 0; i < candidates; i++) {
            double rest = (i + 0.5) / candidates;
            boolean right = (sign > 0) == (2 * i >= candidates);
            tally.add(right ? 1 : 0, rest, Glance.of(rest, 20, Optional.empty()));
        }
        var question = new QuestionVersion(release.ids[place], release.versions[place]);
        counted.table.write(
                List.of(new ItemStatisticsTable.Counted(question, tally, null, new AuthorScale.Estimate(0, 1), 0.5)),
                NOON);
        return question;
    }

    @Test
    void aQuestionKeyedWronglyIsTakenOffNewPapersAndOldOnesStayAsTheyWere() {
        var release = bank.releases().latest().orElseThrow();
        var old = bank.papers()
                .draw(release, bank.blueprints().latest("P-A").orElseThrow().id(), 4711);
        var digest = bank.papers().paper(old).digest();
        var bad = CountedBank.popular(counted.sat(200, MARCH, UnaryOperator.identity()));
        var papers = counted.sat(3_000, MARCH, item -> item.question().equals(bad) ? CountedBank.flipped(item) : item);
        for (int from = 0; from < 3_000; from += 500) counted.count(papers.subList(from, from + 500));
        counted.measure(papers);

        var opened = counted.quarantines.judge(counted.now);

        assertThat(opened).singleElement().satisfies(one -> {
            assertThat(one.question()).isEqualTo(bad);
            assertThat(one.evidence()).extracting(Quarantine.Evidence::reason).contains(Quarantine.Reason.NEGATIVE);
            assertThat(one.release()).isPresent();
        });
        assertThat(counted.quarantines.judge(NOON.plusSeconds(60))).isEmpty();
        var now = opened.getFirst().release().orElseThrow();
        assertThat(new Releases(counted.db, counted.transaction, event -> {}).latest())
                .contains(now);
        assertThat(bank.events())
                .anyMatch(event ->
                        event instanceof ReleasePublished told && told.release().equals(now));
        var blueprint = bank.blueprints().latest("P-A").orElseThrow().id();
        for (int seed = 0; seed < 2_000; seed++) {
            var key = bank.papers().draw(now, blueprint, seed);
            assertThat(bank.papers().mark(key, Map.of()).items())
                    .noneMatch(mark -> mark.question().equals(bad.id()));
        }
        assertThat(new Papers(counted.db, new Calibrations(counted.db, counted.transaction))
                        .paper(old)
                        .digest())
                .isEqualTo(digest);
        assertThat(bank.questions().find(bad.id()).orElseThrow().status()).isEqualTo(QuestionStatus.RETIRED);
        assertThat(bank.questions().remarks(bad.id()))
                .anyMatch(remark -> remark.text().contains("区分度为负"));

        assertThat(counted.quarantines.decide(
                        opened.getFirst().id(), Quarantines.Decision.PUT_BACK, "account:reviewer", NOON))
                .isEqualTo(Quarantines.Effect.NEXT_RELEASE);
        assertThat(bank.questions().find(bad.id()).orElseThrow().status()).isEqualTo(QuestionStatus.APPROVED);
        assertThat(counted.quarantines.decide(
                        opened.getFirst().id(), Quarantines.Decision.KEPT_OUT, "account:reviewer", NOON))
                .isEqualTo(Quarantines.Effect.NOT_OPEN);
        counted.count(papers.subList(0, 10));
        assertThat(counted.quarantines.judge(counted.now))
                .as("nobody is asked the same twice")
                .isEmpty();
    }

    @Test
    void aLeakedQuestionIsFoundWithinDaysAndAnAbleCrowdIsNone() {
        var papers = new ArrayList<>(counted.sat(2_000, MARCH, UnaryOperator.identity()));
        for (int from = 0; from < 2_000; from += 500) counted.count(papers.subList(from, from + 500));
        counted.measure(papers);
        assertThat(counted.quarantines.judge(counted.now)).isEmpty();
        var leaked = counted.versions(papers, content -> content.difficulty() >= 4).stream()
                .max((one, other) -> Integer.compare(
                        counted.figures(one).shown(), counted.figures(other).shown()))
                .orElseThrow();

        for (int day = 1; day <= 30; day++) {
            counted.count(counted.sat(40, MARCH.plusDays(day), 1.5, UnaryOperator.identity()));
        }
        assertThat(counted.quarantines.judge(counted.now))
                .as("able candidates are no leak")
                .isEmpty();
        for (int day = 31; day <= 90; day++) {
            counted.count(counted.sat(
                    40,
                    MARCH.plusDays(day),
                    0.3,
                    item -> item.question().equals(leaked) ? CountedBank.known(item) : item));
        }

        assertThat(counted.quarantines.judge(counted.now.plusSeconds(86_400L * 90)))
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
}
