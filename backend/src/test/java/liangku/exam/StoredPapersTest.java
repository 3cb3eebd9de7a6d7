package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liangku.questionbank.BlueprintId;
import liangku.questionbank.Paper;
import liangku.questionbank.PaperKey;
import liangku.questionbank.Papers;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Score;
import liangku.testing.TestBank;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an attempt stores of its paper is enough: papers of our own bank are drawn as the newest algorithm draws them, kept as
 * rows of attempts, and rebuilt from the rows by a question bank that has nothing at hand, as after a restart.
 */
class StoredPapersTest {

    private static final int SEEDS = 10_000;

    /** So many by one calibration; they are rebuilt when the next one is the newest. */
    private static final int SET = 1_000;

    private static final List<String> PRESETS = List.of("P-A", "P-B", "P-C");

    private final DataSource database = TestBank.database("questionbank", "exam");
    private final JdbcClient db = JdbcClient.create(database);
    private final TestBank bank = TestBank.over(database);
    private final ReleaseId release = bank.releases().latest().orElseThrow();
    private final List<BlueprintId> blueprints = PRESETS.stream()
            .map(code -> bank.blueprints().latest(code).orElseThrow().id())
            .toList();

    @Test
    void tenThousandAreRebuiltBitForBitByABankThatHasNothingAtHand() {
        var keys = new ArrayList<PaperKey>();
        for (long from = 0; from < SEEDS; from += SET) {
            var handedOut = handOut(from);
            measureAnew(handedOut.getFirst().key(), from);
            var restarted = TestBank.over(database).papers();

            var rows = stored(from);
            assertThat(rows).hasSameSizeAs(handedOut);
            for (int i = 0; i < SET; i++) assertSame(rows.get(i), handedOut.get(i), restarted);
            for (int i = 0; i < SET; i += 20) assertMarkedAlike(handedOut.get(i).key(), restarted);
            rows.forEach(row -> keys.add(row.key));
        }

        assertThat(keys.stream().map(PaperKey::seed).distinct()).hasSize(SEEDS);
        assertThat(keys.stream().map(PaperKey::calibration).distinct()).hasSize(SEEDS / SET);
        assertThat(keys.stream().map(PaperKey::blueprint).distinct()).hasSameSizeAs(PRESETS);
        assertThat(keys.stream().map(PaperKey::algorithm).distinct()).containsExactly(2);
    }

    /** Question by question, option by option, in order: not by the digest alone. */
    private void assertSame(Row row, Paper handedOut, Papers restarted) {
        var again = restarted.paper(row.key);

        assertThat(again).isNotSameAs(handedOut).isEqualTo(handedOut);
        assertThat(again.digest()).isEqualTo(row.digest);
    }

    /** What is right is no part of a paper: the same answers earn the same, item by item, on the same questions. */
    private void assertMarkedAlike(PaperKey key, Papers restarted) {
        var responses = bank.papers().simulate(key, 1, key.seed());

        assertThat(restarted.mark(key, responses)).isEqualTo(bank.papers().mark(key, responses));
    }

    private static Stream<Score.ItemMark> marked(Papers papers, PaperKey key) {
        return papers.mark(key, Map.of()).items().stream();
    }

    /** Draws the presets in turn, from seeds all over, and keeps of each paper what an attempt keeps. */
    private List<Paper> handOut(long from) {
        var papers = Stream.iterate(from, seed -> seed + 1)
                .limit(SET)
                .map(seed -> bank.papers()
                        .draw(
                                release,
                                blueprints.get((int) (seed % blueprints.size())),
                                (seed + 1) * 0x9E3779B97F4A7C15L))
                .map(bank.papers()::paper)
                .toList();
        db.sql("""
                insert into exam.attempt
                  (id, exam_id, worker_id, programme_id, employment_id, employer_id, number, release_id, blueprint_id,
                   algorithm, seed, calibration_id, digest, pass_percent, started_at, deadline)
                select lpad(to_hex(:from::bigint + place), 32, '0')::uuid, :nobody, gen_random_uuid(), :nobody, :nobody, :nobody, 1, release,
                       blueprint, algorithm, seed, calibration, digest, 60, '2026-03-02', '2026-03-03'
                from unnest(:releases::uuid[], :blueprints::uuid[], :algorithms::int[], :seeds::bigint[],
                            :calibrations::uuid[], :digests::text[])
                     with ordinality as paper (release, blueprint, algorithm, seed, calibration, digest, place)
                """)
                .param("from", from)
                .param("nobody", new UUID(0, 0))
                .param("releases", column(papers, paper -> paper.key().release()))
                .param("blueprints", column(papers, paper -> paper.key().blueprint()))
                .param("algorithms", column(papers, paper -> paper.key().algorithm()))
                .param("seeds", column(papers, paper -> paper.key().seed()))
                .param(
                        "calibrations",
                        column(papers, paper -> paper.key().calibration().orElseThrow()))
                .param("digests", column(papers, Paper::digest))
                .update();
        return papers;
    }

    private static String[] column(List<Paper> papers, Function<Paper, Object> value) {
        return papers.stream().map(value).map(String::valueOf).toArray(String[]::new);
    }

    /** Other figures from then on: what was handed out must not be rebuilt by them. */
    private void measureAnew(PaperKey some, long set) {
        var expected = marked(bank.papers(), some)
                .collect(Collectors.toMap(
                        mark -> new QuestionVersion(mark.question(), mark.version()),
                        mark -> 0.5 + (mark.number() + set / SET) % 40 / 100.0));
        bank.calibrations().measured(release, expected, Set.of(), NOON.plusSeconds(set));
    }

    private record Row(PaperKey key, String digest) {}

    private List<Row> stored(long from) {
        return db.sql("""
                select release_id, blueprint_id, algorithm, seed, calibration_id, digest
                from exam.attempt order by id limit :set offset :from
                """)
                .param("set", SET)
                .param("from", from)
                .query((rs, row) -> new Row(AttemptTable.paper(rs), rs.getString("digest")))
                .list();
    }
}
