package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
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
import liangku.questionbank.statistics.Glance;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.ItemTally;
import liangku.testing.TestBank;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Our own bank with papers that invented candidates sat, counted and measured, on real PostgreSQL. */
final class CountedBank {

    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    final DataSource database = TestBank.database("questionbank");
    final TestBank bank = TestBank.over(database);
    final JdbcClient db = JdbcClient.create(database);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    final ItemStatistics statistics = new ItemStatistics(db, bank.papers());
    final Quarantines quarantines =
            new Quarantines(db, bank.questions(), bank.blueprints(), bank.papers(), transaction, bank.events()::add);
    final ItemStatisticsTable table = new ItemStatisticsTable(db);
    final SplittableRandom chance = new SplittableRandom(1);
    Instant now = NOON;

    Measuring.Done measure(List<SatPaper> papers) {
        var done = Objects.requireNonNull(transaction.execute(status -> {
            var run = statistics.measuring();
            for (var paper : papers) {
                run.add(
                        paper.exam(),
                        paper.items().stream().map(SatPaper.Item::question).toList(),
                        paper.items().stream().mapToDouble(SatPaper.Item::share).toArray());
            }
            return run.finish(now);
        }));
        if (done.then() == Measuring.Then.COUNT_AGAIN) countAll(papers);
        return done;
    }

    void count(List<SatPaper> papers) {
        now = now.plusSeconds(1);
        transaction.executeWithoutResult(
                status -> assertThat(statistics.count(papers, now)).hasSameSizeAs(papers));
    }

    List<SatPaper> sat(int candidates, LocalDate day, UnaryOperator<SatPaper.Item> twist) {
        return sat(candidates, day, 0.3, twist);
    }

    List<SatPaper> sat(int candidates, LocalDate day, double mean, UnaryOperator<SatPaper.Item> twist) {
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

    static List<SatPaper> at(String exam, List<SatPaper> papers) {
        return papers.stream()
                .map(paper -> new SatPaper(exam, paper.key(), paper.day(), paper.items()))
                .toList();
    }

    /** Counts all of it, 500 at a time. */
    void countAll(List<SatPaper> papers) {
        for (int from = 0; from < papers.size(); from += 500) {
            count(papers.subList(from, Math.min(papers.size(), from + 500)));
        }
    }

    static SatPaper.Item flipped(SatPaper.Item item) {
        return new SatPaper.Item(item.question(), 1 - item.share(), item.response(), item.seconds());
    }

    static SatPaper.Item known(SatPaper.Item item) {
        return new SatPaper.Item(item.question(), 1, item.response(), 5);
    }

    /** {@return sums of an item that those who know more got wrong; the more candidates, the surer} */
    static ItemTally negative(int candidates) {
        var tally = new ItemTally(0);
        for (int i = 0; i < candidates; i++) {
            double rest = (double) i / candidates;
            tally.add(i % 3 == 0 || 10 * i < 3 * candidates ? 1 : 0, rest, Glance.of(rest, 20, Optional.empty()));
        }
        return tally;
    }

    static QuestionVersion popular(List<SatPaper> papers) {
        Map<QuestionVersion, Integer> seen = new HashMap<>();
        for (var paper : papers) for (var item : paper.items()) seen.merge(item.question(), 1, Integer::sum);
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    List<QuestionVersion> versions(List<SatPaper> papers, Predicate<Question> wanted) {
        var all = papers.stream()
                .flatMap(paper -> paper.items().stream())
                .map(SatPaper.Item::question)
                .distinct()
                .toList();
        return all.stream().filter(version -> wanted.test(content(version))).toList();
    }

    Question content(QuestionVersion version) {
        return bank.questions().find(version.id()).orElseThrow();
    }

    ItemFigures figures(QuestionVersion question) {
        return ItemFigures.of(table.counted(List.of(question)).getFirst().tally());
    }

    static double mean(List<ItemStatisticsTable.Counted> items) {
        return items.stream()
                .mapToDouble(item -> Objects.requireNonNull(item.difficulty()).difficulty())
                .average()
                .orElseThrow();
    }
}
