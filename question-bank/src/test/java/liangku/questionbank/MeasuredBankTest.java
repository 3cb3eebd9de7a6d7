package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import liangku.questionbank.statistics.Rasch;
import org.junit.jupiter.api.Test;

/** Whether what is measured is true, and what is done with it right: papers drawn, counted and measured as the platform does. */
class MeasuredBankTest {

    private final CountedBank counted = new CountedBank();

    /** The truth: difficulties of our own, that no author knows of. */
    private final Map<QuestionVersion, Double> truth = new HashMap<>();

    @Test
    void difficultiesAreTrueWhoeverSatThem() {
        var late = heldBack();
        var first = answered(counted.sat(3_000, CountedBank.MARCH, UnaryOperator.identity()), 0);
        counted.countAll(first);
        counted.measure(first);
        counted.bank.questions().revive(late, "author", counted.now);
        counted.bank.releases().publish("with", "author", counted.now);
        var able = answered(counted.sat(2_000, CountedBank.MARCH.plusDays(90), UnaryOperator.identity()), 1.2);
        able = CountedBank.at("MANAGER", able);
        counted.countAll(able);
        List<SatPaper> all = new ArrayList<>(first);
        all.addAll(able);

        assertThat(counted.measure(all).converged()).isTrue();

        var found = counted.table.counted(truth.keySet()).stream()
                .filter(item -> item.measured() != null)
                .toList();
        assertThat(found).hasSizeGreaterThan(200);
        double middle = found.stream()
                .filter(item -> !late.contains(item.question().id()))
                .mapToDouble(item -> item.measured().difficulty() - truth.get(item.question()))
                .average()
                .orElseThrow();
        double squares = 0;
        for (var item : found) {
            double off = (item.measured().difficulty() - middle - truth.get(item.question()))
                    / item.measured().error();
            squares += off * off / found.size();
        }
        assertThat(squares).as("off by what is stated as error").isBetween(0.7, 1.4);

        var fresh = found.stream()
                .filter(item -> late.contains(item.question().id()))
                .toList();
        assertThat(fresh).hasSizeGreaterThan(10);
        double off = fresh.stream()
                .mapToDouble(item -> item.measured().difficulty() - middle - truth.get(item.question()))
                .average()
                .orElseThrow();
        double naive = fresh.stream()
                .mapToDouble(item ->
                        Rasch.difficulty(counted.figures(item.question()).facility()) - truth.get(item.question()))
                .average()
                .orElseThrow();
        assertThat(off).as("those that only able candidates saw").isBetween(-0.15, 0.15);
        assertThat(naive).as("by facility alone they would be easy ones").isLessThan(-0.7);
    }

    /** {@return one question in ten, which is in no release from now on} */
    private Set<QuestionId> heldBack() {
        Set<QuestionId> held = new HashSet<>();
        var bank = counted.bank;
        var all = bank.questions().page(QuestionFilter.ALL, "", 200).questions();
        for (int i = 0; i < all.size(); i += 10) held.add(all.get(i).id());
        bank.questions().retire(held, "later", "author", counted.now);
        bank.releases().publish("without", "author", counted.now);
        return held;
    }

    private List<SatPaper> answered(List<SatPaper> papers, double mean) {
        return papers.stream()
                .map(paper -> {
                    double ability = mean + counted.chance.nextGaussian();
                    var items = paper.items().stream()
                            .map(item -> {
                                double difficulty = truth.computeIfAbsent(
                                        item.question(), _ -> -0.5 + counted.chance.nextGaussian());
                                boolean right = counted.chance.nextDouble() < Rasch.expected(ability, difficulty);
                                return new SatPaper.Item(
                                        item.question(), right ? 1 : 0, item.response(), item.seconds());
                            })
                            .toList();
                    return new SatPaper(paper.exam(), paper.key(), paper.day(), items);
                })
                .toList();
    }

    @Test
    void itemsNobodyHasMeasuredAreExpectedOnTheScaleOfThoseThatAre() {
        var papers = counted.sat(330, CountedBank.MARCH, UnaryOperator.identity());
        counted.countAll(papers);
        counted.measure(papers);
        var release = counted.bank.releases().latest().orElseThrow();
        var measured = counted.statistics.expected(release);
        var calibration = counted.bank.calibrations().measured(release, measured, Set.of(), counted.now);
        var compiled = counted.bank.calibrations().compiled(release);
        var content = counted.bank.calibrations().content(calibration.id());
        var untried = Calibrated.expectedByAuthors(compiled);
        Map<QuestionVersion, Double> stated = new HashMap<>();
        Map<QuestionVersion, Double> before = new HashMap<>();
        for (int i = 0; i < compiled.size(); i++) {
            var question = new QuestionVersion(compiled.ids[i], compiled.versions[i]);
            stated.put(question, (double) content.expected[i] / Limits.Band.ONE);
            before.put(question, (double) untried[i] / Limits.Band.ONE);
        }

        double[] off = new double[2];
        double offBefore = 0;
        int[] times = new int[2];
        for (var paper : counted.sat(1_500, CountedBank.MARCH, UnaryOperator.identity())) {
            for (var item : paper.items()) {
                int side = measured.containsKey(item.question()) ? 0 : 1;
                off[side] += stated.get(item.question()) - item.share();
                times[side]++;
                if (side == 1) offBefore += before.get(item.question()) - item.share();
            }
        }

        assertThat(times[0]).isGreaterThan(5_000);
        assertThat(times[1]).isGreaterThan(5_000);
        assertThat(off[0] / times[0]).as("measured").isBetween(-0.02, 0.02);
        assertThat(off[1] / times[1])
                .as("by what their authors' words are worth")
                .isBetween(-0.03, 0.03);
        assertThat(offBefore / times[1]).as("by the authors' words").isGreaterThan(0.06);
    }

    @Test
    void anItemNobodySawForHalfAYearIsStaleHoweverOftenOthersAreMeasured() {
        var papers = counted.sat(300, CountedBank.MARCH, UnaryOperator.identity());
        counted.countAll(papers);
        counted.measure(papers);
        var reports = new ItemReports(counted.db);
        var item = CountedBank.popular(papers);
        var seen = counted.now;

        counted.now = counted.now.plus(Duration.ofDays(200));
        counted.measure(papers);

        assertThat(reports.of(item.id(), counted.now).getFirst().countedAt()).isEqualTo(seen);
        assertThat(reports.health(counted.now).stale()).anySatisfy(stale -> {
            assertThat(stale.id()).isEqualTo(item.id());
            assertThat(stale.reason()).isEqualTo(BankHealth.Reason.UNSEEN);
        });
    }

    @Test
    void theFirstAbleCandidatesOfANewExamAreNoLeak() {
        List<SatPaper> papers = new ArrayList<>(counted.sat(2_000, CountedBank.MARCH, UnaryOperator.identity()));
        papers.addAll(CountedBank.at("NEW", counted.sat(1, CountedBank.MARCH, UnaryOperator.identity())));
        counted.countAll(papers);
        assertThat(counted.measure(papers).converged()).isTrue();
        assertThat(counted.quarantines.judge(counted.now)).isEmpty();

        for (int day = 1; day <= 25; day++) {
            counted.count(CountedBank.at(
                    "NEW", counted.sat(40, CountedBank.MARCH.plusDays(day), 2, UnaryOperator.identity())));
        }

        assertThat(counted.quarantines.judge(counted.now)).isEmpty();
    }

    @Test
    void anExamThatOvertakesAnotherByLittleMovesNoExpectedScore() {
        var measurements = new MeasurementTable(counted.db);
        List<SatPaper> papers = new ArrayList<>(counted.sat(300, CountedBank.MARCH, UnaryOperator.identity()));
        sit(papers, List.of());
        assertThat(measurements.latest().populations()).containsOnlyKeys("WORKER");

        sit(papers, counted.sat(400, CountedBank.MARCH, 1.2, UnaryOperator.identity()));
        assertThat(measurements.latest().reference())
                .as("400 of 300")
                .isEqualTo(measurements.latest().populations().get("WORKER"));

        sit(papers, counted.sat(250, CountedBank.MARCH, 1.2, UnaryOperator.identity()));
        assertThat(measurements.latest().reference())
                .as("650 of 300")
                .isEqualTo(measurements.latest().populations().get("MANAGER"));
    }

    private void sit(List<SatPaper> papers, List<SatPaper> managers) {
        papers.addAll(CountedBank.at("MANAGER", managers));
        counted.countAll(managers.isEmpty() ? papers : CountedBank.at("MANAGER", managers));
        counted.measure(papers);
    }

    @Test
    void whatIsCountedOrMeasuredWhileItIsJudgedIsJudgedAgain() {
        var papers = counted.sat(300, CountedBank.MARCH, UnaryOperator.identity());
        counted.countAll(papers);
        var late = counted.sat(1, CountedBank.MARCH, UnaryOperator.identity());

        var seen = counted.table.toJudge(10_000);
        counted.count(late);
        counted.table.judged(seen);
        assertThat(toJudge()).containsExactlyInAnyOrderElementsOf(counted.versions(late, content -> true));

        counted.table.judged(counted.table.toJudge(10_000));
        assertThat(toJudge()).isEmpty();
        counted.measure(papers);
        var measured = counted.table.toJudge(10_000);
        counted.now = counted.now.plusSeconds(1);
        counted.count(late);
        counted.table.judged(measured);
        assertThat(toJudge()).containsExactlyInAnyOrderElementsOf(counted.versions(late, content -> true));
    }

    @Test
    void whatIsMeasuredWhileItIsJudgedForTheFirstTimeIsJudgedAgain() {
        var papers = counted.sat(300, CountedBank.MARCH, UnaryOperator.identity());
        counted.countAll(papers);

        var seen = counted.table.toJudge(10_000);
        counted.measure(papers);
        counted.table.judged(seen);

        assertThat(toJudge()).containsAll(counted.versions(papers, content -> true));
    }

    private List<QuestionVersion> toJudge() {
        return counted.table.toJudge(10_000).stream()
                .map(ItemStatisticsTable.ToJudge::question)
                .toList();
    }

    @Test
    void whatCameInABurstIsTakenOffPapersWhenItCanBeBelieved() {
        var some = counted.sat(400, CountedBank.MARCH, UnaryOperator.identity());
        var ordered = counted.versions(some, content -> true);
        var bad = Set.copyOf(ordered.subList(0, 25));
        var papers = counted.sat(
                4_000, CountedBank.MARCH, item -> bad.contains(item.question()) ? CountedBank.flipped(item) : item);
        counted.countAll(papers);
        counted.measure(papers);
        var found = counted.quarantines.judge(counted.now);
        assertThat(found).hasSizeGreaterThan(10);
        var left = found.stream().filter(one -> one.release().isPresent()).toList();
        var stay = found.stream().filter(one -> one.release().isEmpty()).toList();
        assertThat(left).as("of 499").hasSize(9);
        assertThat(stay).allSatisfy(one -> assertThat(one.stays()).contains(Quarantine.Stays.TOO_MANY));
        assertThat(left)
                .as("the most certain")
                .allSatisfy(out -> assertThat(stay)
                        .allSatisfy(in -> assertThat(strongest(in)).isLessThanOrEqualTo(strongest(out))));

        // People look at those that left.
        for (var one : left) {
            counted.quarantines.decide(one.id(), Quarantines.Decision.KEPT_OUT, "account:reviewer", counted.now);
        }
        counted.count(papers.subList(0, 400));
        assertThat(counted.quarantines.judge(counted.now)).as("on the same day").isEmpty();
        counted.now = counted.now.plus(Duration.ofDays(2));
        counted.count(papers.subList(400, 800));

        var opened = counted.quarantines.judge(counted.now);

        assertThat(stay)
                .extracting(Quarantine::question)
                .containsAll(opened.stream().map(Quarantine::question).toList());
        assertThat(opened).hasSize(Math.min(9, stay.size()));
        assertThat(opened).allSatisfy(one -> {
            assertThat(one.release()).isPresent();
            assertThat(counted.quarantines.of(one.question().id()))
                    .singleElement()
                    .satisfies(kept -> {
                        assertThat(kept.id()).isEqualTo(one.id());
                        assertThat(kept.release()).isEqualTo(one.release());
                    });
        });
    }

    private static double strongest(Quarantine found) {
        return found.evidence().stream()
                .mapToDouble(Quarantine.Evidence::strength)
                .max()
                .orElseThrow();
    }

    @Test
    void anItemThatWasPutBackCanLeakAgain() {
        List<SatPaper> papers = new ArrayList<>(counted.sat(2_000, CountedBank.MARCH, UnaryOperator.identity()));
        counted.countAll(papers);
        counted.measure(papers);
        var leaked = CountedBank.popular(papers);
        UnaryOperator<SatPaper.Item> known = item -> item.question().equals(leaked) ? CountedBank.known(item) : item;
        leak(1, known);
        var first = counted.quarantines.judge(counted.now);
        assertThat(first)
                .singleElement()
                .satisfies(one -> assertThat(one.question()).isEqualTo(leaked));

        counted.now = CountedBank.NOON.plus(Duration.ofDays(40));
        counted.quarantines.decide(
                first.getFirst().id(), Quarantines.Decision.PUT_BACK, "account:reviewer", counted.now);
        counted.bank.releases().publish("put back", "author", counted.now);
        counted.count(counted.sat(40, CountedBank.MARCH.plusDays(41), UnaryOperator.identity()));
        assertThat(counted.quarantines.judge(counted.now))
                .as("what was decided on")
                .isEmpty();
        leak(42, known);

        assertThat(counted.quarantines.judge(counted.now)).singleElement().satisfies(one -> {
            assertThat(one.question()).isEqualTo(leaked);
            assertThat(one.evidence())
                    .extracting(Quarantine.Evidence::reason)
                    .containsExactly(Quarantine.Reason.LEAKED);
        });
    }

    private void leak(int from, UnaryOperator<SatPaper.Item> known) {
        for (int day = from; day < from + 30; day++) {
            counted.count(counted.sat(60, CountedBank.MARCH.plusDays(day), known));
        }
    }
}
