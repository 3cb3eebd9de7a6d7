package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liangku.questionbank.ItemStatisticsTable.Counted;
import liangku.questionbank.statistics.ItemTally;
import liangku.questionbank.statistics.LeakWatch;
import liangku.questionbank.statistics.Trace;
import liangku.testing.TestBank;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Papers that are marked anew, whenever and however often, are in the sums as if they had been counted once, with the marks
 * they have in the end. Sums are compared with those of counting from scratch by the same difficulties, on real PostgreSQL.
 */
class RemarkedPapersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final int PAPERS = 40;

    private static final DataSource DATABASE = TestBank.database("questionbank");
    private static final TestBank BANK = TestBank.over(DATABASE);
    private static final JdbcClient DB = JdbcClient.create(DATABASE);
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new JdbcTransactionManager(DATABASE));

    private final ItemStatistics statistics = new ItemStatistics(DB, BANK.papers());
    private final ItemStatisticsTable table = new ItemStatisticsTable(DB);

    /** As many as it takes to measure items well. */
    private static final List<SatPaper> OTHERS = sat(2_500, new SplittableRandom(7));

    /** What became of a paper over time, the marks it has in the end last. */
    private record Story(List<SatPaper> versions) {}

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void countedInAnyOrderTheyAreAsCountedFromScratch(@ForAll long seed) {
        measureOnce();
        var chance = new SplittableRandom(seed);
        var stories = stories(chance);

        empty();
        tellAll(stories, chance);
        var told = tallies();
        var toldDays = days();

        empty();
        count(stories.stream().map(story -> story.versions.getLast()).toList());
        assertThat(told.keySet()).isEqualTo(tallies().keySet());
        tallies().forEach((question, tally) -> assertSame(Objects.requireNonNull(told.get(question)), tally));
        assertThat(toldDays).hasSameSizeAs(days()).isNotEmpty();
        days().forEach((question, days) -> assertSame(Objects.requireNonNull(toldDays.get(question)), days));
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void whatAMeasuringRecountedIsTakenBackAsItIsNow(@ForAll long seed) {
        measureOnce();
        var chance = new SplittableRandom(seed);
        var stories = stories(chance);

        empty();
        count(OTHERS);
        var firsts = stories.stream().map(story -> story.versions.getFirst()).toList();
        var traces = count(firsts);
        // Measured while late answers wait in the queue: by the marks that were counted, not by those there are.
        measure(Stream.concat(OTHERS.stream(), firsts.stream()).toList());
        for (int i = 0; i < stories.size(); i++) {
            count(List.of(after(stories.get(i).versions.getLast(), traces.get(i))));
        }
        var told = tallies();

        empty();
        count(OTHERS);
        count(stories.stream().map(story -> story.versions.getLast()).toList());
        tallies().forEach((question, tally) -> {
            var mine = Objects.requireNonNull(told.get(question));
            assertThat(mine.moments()).containsExactly(tally.moments(), within(1e-9));
            assertThat(mine.bandShown()).isEqualTo(tally.bandShown());
            assertThat(mine.bandEarned()).containsExactly(tally.bandEarned(), within(1e-9));
            assertThat(mine.times()).isEqualTo(tally.times());
            assertThat(mine.omitted()).isEqualTo(tally.omitted());
            assertThat(Arrays.stream(mine.options()).sum())
                    .isEqualTo(Arrays.stream(tally.options()).sum());
        });
    }

    @Test
    void aTraceOfAnotherPaperIsRefused() {
        var papers = sat(2, new SplittableRandom(1));
        var trace = new Trace(0, 1, List.of());

        assertThatThrownBy(() -> after(papers.getFirst(), trace)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(ItemTally told, ItemTally scratch) {
        assertThat(told.moments()).containsExactly(scratch.moments(), within(1e-9));
        assertThat(told.bandShown()).isEqualTo(scratch.bandShown());
        assertThat(told.bandEarned()).containsExactly(scratch.bandEarned(), within(1e-9));
        assertThat(told.optionShown()).isEqualTo(scratch.optionShown());
        assertThat(told.options()).isEqualTo(scratch.options());
        assertThat(told.times()).isEqualTo(scratch.times());
        assertThat(told.omitted()).isEqualTo(scratch.omitted());
    }

    private static void assertSame(List<LeakWatch.Day> told, List<LeakWatch.Day> scratch) {
        assertThat(told).hasSameSizeAs(scratch);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).day()).isEqualTo(scratch.get(i).day());
            assertThat(told.get(i).shown()).isEqualTo(scratch.get(i).shown());
            assertThat(told.get(i).earned()).isCloseTo(scratch.get(i).earned(), within(1e-9));
            assertThat(told.get(i).expected()).isCloseTo(scratch.get(i).expected(), within(1e-9));
            assertThat(told.get(i).normalizer()).isCloseTo(scratch.get(i).normalizer(), within(1e-9));
        }
    }

    /** Every version of every story in its order, the stories mixed, some in one transaction and some in the next. */
    private void tellAll(List<Story> stories, SplittableRandom chance) {
        Map<Integer, Trace> traces = new HashMap<>();
        var next = new int[stories.size()];
        var open = new ArrayList<>(IntStream.range(0, stories.size()).boxed().toList());
        while (!open.isEmpty()) {
            List<Integer> now = new ArrayList<>();
            for (var story : open) if (chance.nextInt(3) > 0) now.add(story);
            var left = count(now.stream()
                    .map(story -> after(stories.get(story).versions.get(next[story]), traces.get(story)))
                    .toList());
            for (int i = 0; i < now.size(); i++) {
                traces.put(now.get(i), left.get(i));
                next[now.get(i)]++;
            }
            open.removeIf(story -> next[story] == stories.get(story).versions.size());
        }
    }

    private static SatPaper after(SatPaper paper, @Nullable Trace before) {
        return new SatPaper(paper.exam(), paper.key(), paper.day(), paper.items(), Optional.ofNullable(before));
    }

    /** {@return what the papers left behind, as it is read again from where it was kept} */
    private List<Trace> count(List<SatPaper> papers) {
        return Objects.requireNonNull(TRANSACTION.execute(status -> statistics.count(papers, NOON))).stream()
                .map(trace -> Trace.of(trace.bytes()))
                .toList();
    }

    private static List<Story> stories(SplittableRandom chance) {
        return sat(PAPERS, chance).stream()
                .map(paper -> {
                    List<SatPaper> versions = new ArrayList<>();
                    versions.addFirst(paper);
                    for (int more = chance.nextInt(3); more > 0; more--) {
                        versions.addFirst(earlier(versions.getFirst(), chance));
                    }
                    return new Story(versions);
                })
                .toList();
    }

    /** As long as some of the answers had not arrived. */
    private static SatPaper earlier(SatPaper paper, SplittableRandom chance) {
        var items = paper.items().stream()
                .map(item -> chance.nextInt(3) > 0 ? item : new SatPaper.Item(item.question(), 0, Optional.empty(), 0))
                .toList();
        return new SatPaper(paper.exam(), paper.key(), paper.day(), items);
    }

    private static List<SatPaper> sat(int papers, SplittableRandom chance) {
        var release = BANK.releases().latest().orElseThrow();
        var blueprint = BANK.blueprints().latest("P-A").orElseThrow().id();
        return IntStream.range(0, papers)
                .mapToObj(i -> {
                    var key = BANK.papers().draw(release, blueprint, chance.nextLong());
                    var answers = BANK.papers().simulate(key, 0.3 + chance.nextGaussian(), chance.nextLong());
                    var items = BANK.papers().mark(key, answers).items().stream()
                            .map(mark -> new SatPaper.Item(
                                    new QuestionVersion(mark.question(), mark.version()),
                                    // Some marks are parts of the points, as those of several right parts are.
                                    mark.earned().doubleValue() / mark.max() * (chance.nextInt(9) == 0 ? 2 / 3.0 : 1),
                                    Optional.ofNullable(answers.get(mark.number())),
                                    chance.nextInt(60)))
                            .toList();
                    return new SatPaper(
                            chance.nextInt(4) == 0 ? "MANAGER" : "WORKER",
                            key,
                            MARCH.plusDays(chance.nextInt(3)),
                            items);
                })
                .toList();
    }

    /** Items are watched for leaks only when they are measured well. */
    private void measureOnce() {
        if (statistics.measured().isPresent()) return;
        count(OTHERS);
        measure(OTHERS);
    }

    private void measure(List<SatPaper> papers) {
        TRANSACTION.executeWithoutResult(status -> {
            var run = statistics.measuring();
            for (var paper : papers) {
                run.add(
                        paper.exam(),
                        paper.items().stream().map(SatPaper.Item::question).toList(),
                        paper.items().stream().mapToDouble(SatPaper.Item::share).toArray());
            }
            assertThat(run.finish(NOON).papers()).isEqualTo(papers.size());
        });
    }

    /** As if nobody had sat anything since the measuring. */
    private void empty() {
        var items = counted().stream()
                .map(item -> new Counted(
                        item.question(),
                        new ItemTally(item.tally().optionCount()),
                        item.measured(),
                        item.difficulty(),
                        item.expected()))
                .toList();
        table.update(items, NOON);
        DB.sql("delete from questionbank.item_day").update();
    }

    private List<Counted> counted() {
        return table.counted(questions());
    }

    private static List<QuestionVersion> questions() {
        return DB.sql("select question_id, version from questionbank.item_statistics")
                .query((row, number) -> ItemStatisticsTable.version(row))
                .list();
    }

    private Map<QuestionVersion, ItemTally> tallies() {
        Map<QuestionVersion, ItemTally> tallies = new HashMap<>();
        for (var item : counted()) tallies.put(item.question(), item.tally());
        return tallies;
    }

    private Map<QuestionVersion, List<LeakWatch.Day>> days() {
        return table.days(questions(), MARCH);
    }
}
