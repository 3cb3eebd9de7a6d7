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
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counting marked papers of fifty items on a real PostgreSQL, so many in a transaction. */
public final class CountingBenchmark {

    private static final int PAPER = 50;
    private static final Instant NOW = Instant.parse("2026-03-01T04:00:00Z");

    private static final Body STATEMENT = new Body.TrueFalse("?", Body.TrueFalse.Verdict.RIGHT);

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
                        select id, id::text, 1, 'APPROVED', 'TRUE_FALSE', '0603', 3, id::text, now(),
                            'system:bench'
                        from unnest(:ids) id
                        """).param("ids", ids).update();
        db.sql("""
                        insert into questionbank.question_version
                            (question_id, version, kind, stem, body, explanation, topic, difficulty, source, digest,
                             changed_at, changed_by)
                        select id, 1, 'TRUE_FALSE', id::text, '{"correct": "RIGHT"}', '', '0603', 3, '', id::text, now(),
                            'system:bench'
                        from unnest(:ids) id
                        """).param("ids", ids).update();
    }

    /**
     * {@return milliseconds for each paper, of several transactions after some that were not measured}
     *
     * @param batch papers in a transaction
     */
    public static double millisPerPaper(int items, int batch, int batches) {
        var benchmark = new CountingBenchmark(items, batch);
        for (int i = 0; i < Math.max(3, 300 / batch); i++) benchmark.count();
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
            var right = chance.nextInt(100) < 70;
            var question = new QuestionVersion(new QuestionId(questions.get(place)), 1);
            shown.add(new ItemSeen(question, 3, STATEMENT, List.of()));
            items.add(new SatPaper.Item(
                    question, right ? 1 : 0, Optional.of(new Response(List.of(right ? "T" : "F"))), 20));
        }
        seen.put(seed, shown);
        var key = new PaperKey(new ReleaseId(new UUID(0, 1)), new BlueprintId(new UUID(0, 1)), 1, seed);
        return new SatPaper("WORKER", key, LocalDate.EPOCH, items);
    }
}
