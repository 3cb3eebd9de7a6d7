package liangku.questionbank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Glance;
import liangku.questionbank.statistics.ItemTally;
import liangku.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counting marked papers of fifty items on a real PostgreSQL, so many in a transaction. All items are known as they are on a
 * bank that has been in use: counted, measured well, and so watched day by day.
 */
public final class CountingBenchmark {

    private static final int PAPER = 50;
    /**
     * Not measured: after some executions the driver speaks another, binary, form with PostgreSQL, and the JVM compiles all of it
     * once more, which costs two batches a second each.
     */
    private static final int WARM_BATCHES = 20;

    private static final int WARM_PAPERS = 1_000;

    private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    private static final Body CHOICE = new Body.SingleChoice("?", LETTERS, 0, List.of());

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final ItemStatistics statistics;
    private final List<UUID> questions;
    private final SplittableRandom chance = new SplittableRandom(1);
    private final Map<Long, List<ItemSeen>> seen = new HashMap<>();

    private final int batch;

    private CountingBenchmark(int items, int batch) {
        this.batch = batch;
        var database = TestDatabase.of("questionbank");
        db = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        statistics = new ItemStatistics(db, key -> Objects.requireNonNull(seen.get(key.seed())));
        questions = IntStream.range(0, items).mapToObj(i -> new UUID(7, i)).collect(Collectors.toList());
        fill();
    }

    private void fill() {
        var ids = questions.toArray(UUID[]::new);
        db.sql("""
                        insert into questionbank.question
                            (id, identifier, version, status, kind, topic, difficulty, twin, changed_at,
                             changed_by)
                        select id, id::text, 1, 'APPROVED', 'SINGLE', '0603', 3, id::text, now(),
                            'system:bench'
                        from unnest(:ids) id
                        """).param("ids", ids).update();
        db.sql("""
                        insert into questionbank.question_version
                            (question_id, version, kind, stem, body, explanation, topic, difficulty, source, digest,
                             changed_at, changed_by)
                        select id, 1, 'SINGLE', id::text,
                            '{"options": ["A", "B", "C", "D"], "correct": 0, "pinned": []}', '', '0603', 3, '', id::text, now(),
                            'system:bench'
                        from unnest(:ids) id
                        """).param("ids", ids).update();
        var table = new ItemStatisticsTable(db);
        for (int from = 0; from < questions.size(); from += 5_000) {
            var some = questions.subList(from, Math.min(from + 5_000, questions.size()));
            table.write(some.stream().map(this::measured).toList(), NOW);
        }
        db.sql("vacuum analyze questionbank.item_statistics").update();
    }

    private ItemStatisticsTable.Counted measured(UUID id) {
        var tally = new ItemTally(LETTERS.size());
        for (int i = 0; i < 200; i++) {
            double rest = chance.nextDouble();
            tally.add(
                    answered(),
                    rest,
                    Glance.of(rest, 5 + chance.nextInt(60), Optional.of(Set.of(chance.nextInt(LETTERS.size())))));
        }
        double difficulty = chance.nextGaussian();
        return new ItemStatisticsTable.Counted(
                new QuestionVersion(new QuestionId(id), 1),
                tally,
                new ItemStatisticsTable.Measured(difficulty, Counting.WATCHED_ERROR_MAX / 2, 200),
                new AuthorScale.Estimate(difficulty, Counting.WATCHED_ERROR_MAX / 2),
                0.5);
    }

    private double answered() {
        return chance.nextInt(100) < 70 ? 1 : 0;
    }

    /**
     * {@return milliseconds for each paper, of several transactions after some that were not measured}
     *
     * @param batch papers in a transaction
     */
    public static double millisPerPaper(int items, int batch, int batches) {
        var benchmark = new CountingBenchmark(items, batch);
        for (int i = 0; i < Math.max(WARM_BATCHES, WARM_PAPERS / batch); i++) benchmark.count();
        long nanos = 0;
        for (int i = 0; i < batches; i++) nanos += benchmark.count();
        return nanos / 1e6 / batches / batch;
    }

    private long count() {
        seen.clear();
        var papers = IntStream.range(0, batch).mapToObj(this::paper).toList();
        var from = System.nanoTime();
        transaction.executeWithoutResult(status -> statistics.count(papers, NOW));
        return System.nanoTime() - from;
    }

    /** The platform has the paper at hand, too: whoever was marked has just sat it. */
    private SatPaper paper(long seed) {
        var items = new ArrayList<SatPaper.Item>();
        var shown = new ArrayList<ItemSeen>();
        for (int place = 0; place < PAPER; place++) {
            Collections.swap(questions, place, place + chance.nextInt(questions.size() - place));
            var share = answered();
            var letter = LETTERS.get(share == 1 ? 0 : 1 + chance.nextInt(3));
            var question = new QuestionVersion(new QuestionId(questions.get(place)), 1);
            shown.add(new ItemSeen(question, 3, CHOICE, List.of(0, 1, 2, 3)));
            items.add(new SatPaper.Item(
                    question, share, Optional.of(new Response(List.of(letter))), 5 + chance.nextInt(60)));
        }
        seen.put(seed, shown);
        var key = new PaperKey(new ReleaseId(new UUID(0, 1)), new BlueprintId(new UUID(0, 1)), 1, seed);
        return new SatPaper("WORKER", key, LocalDate.EPOCH, items);
    }
}
