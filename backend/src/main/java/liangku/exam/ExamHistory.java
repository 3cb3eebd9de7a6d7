package liangku.exam;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.exam.AttemptMarked.Verdict;
import liangku.questionbank.BlueprintId;
import liangku.questionbank.Blueprints;
import liangku.questionbank.CalibrationId;
import liangku.questionbank.Paper;
import liangku.questionbank.Papers;
import liangku.questionbank.QuestionId;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Response;
import liangku.questionbank.Score;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a demonstration have a past: simulated candidates sit real papers, drawn, answered and marked by the same rules
 * as everybody's, thousands in a second. What was sat is told in sets, as {@link AttemptsTakenOver}: nobody issues
 * certificates for it as for an {@link AttemptMarked}, that is for whoever asks for a past.
 */
@Component
public class ExamHistory {

    private static final int SET = 500;

    private static final String ATTEMPTS = """
            insert into exam.attempt
              (id, exam_id, worker_id, programme_id, employment_id, employer_id, number,
               release_id, blueprint_id, algorithm, seed, calibration_id, digest, pass_percent, started_at, deadline,
               submitted_at, closed_by, spot_check_id)
            select id, exam, worker, programme, employment, employer, number,
                   release, blueprint, algorithm, seed, nullif(calibration, '')::uuid, digest, pass, started, deadline,
                   submitted, 'CANDIDATE', nullif(spot_check, '')::uuid
            from unnest(:c0::uuid[], :c1::uuid[], :c2::uuid[], :c3::uuid[], :c4::uuid[], :c5::uuid[], :c6::int[],
                        :c7::uuid[], :c8::uuid[], :c9::int[], :c10::bigint[], :c11::text[], :c12::text[], :c13::int[],
                        :c14::timestamptz[], :c15::timestamptz[], :c16::timestamptz[], :c17::text[])
                 as a (id, exam, worker, programme, employment, employer, number,
                       release, blueprint, algorithm, seed, calibration, digest, pass, started, deadline, submitted,
                       spot_check)
            """;

    private static final String ANSWERS = """
            insert into exam.answer (attempt_id, seq, item, response, saved_at)
            select attempt, seq, item, response::text[], saved
            from unnest(:c0::uuid[], :c1::bigint[], :c2::int[], :c3::text[], :c4::timestamptz[])
                 as a (attempt, seq, item, response, saved)
            """;

    private static final String RESULTS = """
            insert into exam.result
              (attempt_id, earned, max_points, percent, verdict, topics, topic_earned, topic_max,
               item_questions, item_versions, item_earned, item_max, marked_at, pilot_items)
            select attempt, earned, points, percent, verdict,
                   topics::text[], topic_earned::numeric[], topic_max::int[],
                   questions::uuid[], versions::int[], item_earned::numeric[], item_max::int[], marked,
                   pilots::int[]
            from unnest(:c0::uuid[], :c1::numeric[], :c2::int[], :c3::numeric[], :c4::text[],
                        :c5::text[], :c6::text[], :c7::text[], :c8::text[], :c9::text[], :c10::text[], :c11::text[],
                        :c12::timestamptz[], :c13::text[])
                 as r (attempt, earned, points, percent, verdict, topics, topic_earned, topic_max,
                       questions, versions, item_earned, item_max, marked, pilots)
            """;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final JdbcClient db;
    private final Exams exams;
    private final Blueprints blueprints;
    private final Papers papers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public ExamHistory(
            JdbcClient db,
            Exams exams,
            Blueprints blueprints,
            Papers papers,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.db = db;
        this.exams = exams;
        this.blueprints = blueprints;
        this.papers = papers;
        this.events = events;
        this.transaction = transaction;
    }

    /** A past sitting with its marks. */
    public record Sat(
            PastSitting sitting,
            ExamKind kind,
            AttemptId attempt,
            Instant submittedAt,
            BigDecimal percent,
            Verdict verdict) {

        private AttemptMarked event() {
            return new AttemptMarked(
                    attempt,
                    sitting.exam(),
                    kind,
                    sitting.programme(),
                    sitting.worker(),
                    sitting.employer(),
                    sitting.employment(),
                    sitting.number(),
                    percent,
                    verdict,
                    Optional.empty(),
                    submittedAt);
        }
    }

    /** What goes into the three tables, in the order of their statements. */
    private record Rows(List<String[]> attempts, List<String[]> answers, List<String[]> results) {
        Rows() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What every paper of one exam has in common. */
    private record Form(Exam exam, ReleaseId release, BlueprintId blueprint, Set<QuestionId> misread) {}

    /**
     * Sits all of them, each on a paper of its own from this release.
     *
     * @param chance gives seeds of papers and of candidates; the same chance and sittings give the same marks
     * @return in the order given
     */
    public List<Sat> sit(List<PastSitting> sittings, ReleaseId release, RandomGenerator chance) {
        return sit(sittings, release, Set.of(), chance);
    }

    /**
     * As {@link #sit(List, ReleaseId, RandomGenerator)}.
     *
     * @param misread questions that who knows gets wrong, as if their key were wrong
     */
    public List<Sat> sit(
            List<PastSitting> sittings, ReleaseId release, Set<QuestionId> misread, RandomGenerator chance) {
        Map<ExamId, Form> forms = new HashMap<>();
        var sat = new ArrayList<Sat>(sittings.size());
        transaction.executeWithoutResult(status -> {
            for (var from = 0; from < sittings.size(); from += SET) {
                var rows = new Rows();
                for (var sitting : sittings.subList(from, Math.min(from + SET, sittings.size()))) {
                    var form = forms.computeIfAbsent(sitting.exam(), exam -> form(exam, release, misread));
                    sat.add(sit(sitting, form, chance, rows));
                }
                insert(ATTEMPTS, rows.attempts());
                insert(ANSWERS, rows.answers());
                insert(RESULTS, rows.results());
            }
            tell(sat);
        });
        return sat;
    }

    private void tell(List<Sat> sat) {
        for (var from = 0; from < sat.size(); from += AttemptsTakenOver.AT_A_TIME) {
            var to = Math.min(from + AttemptsTakenOver.AT_A_TIME, sat.size());
            events.publishEvent(new AttemptsTakenOver(
                    sat.subList(from, to).stream().map(Sat::event).toList()));
        }
    }

    private Form form(ExamId id, ReleaseId release, Set<QuestionId> misread) {
        var exam = exams.find(id).orElseThrow(() -> new IllegalArgumentException("no exam " + id));
        var blueprint = blueprints
                .latest(exam.blueprint())
                .orElseThrow(() -> new IllegalStateException("no blueprint " + exam.blueprint()));
        return new Form(exam, release, blueprint.id(), misread);
    }

    private Sat sit(PastSitting sitting, Form form, RandomGenerator chance, Rows rows) {
        var key = papers.draw(form.release(), form.blueprint(), chance.nextLong());
        var responses = papers.simulate(key, sitting.ability(), form.misread(), chance.nextLong());
        var score = papers.mark(key, responses);
        var marks = ResultTable.Marks.of(score, form.exam().passPercent());
        var id = new AttemptId(ids.generate());
        var submittedAt = sitting.startedAt().plus(sitting.taken());

        rows.attempts().add(attempt(id, sitting, form.exam(), papers.paper(key), submittedAt));
        rows.answers().addAll(answers(id, sitting, responses));
        rows.results().add(result(id, score, marks, submittedAt));
        return new Sat(sitting, form.exam().kind(), id, submittedAt, marks.percent(), marks.verdict());
    }

    private static String[] attempt(AttemptId id, PastSitting sitting, Exam exam, Paper paper, Instant submittedAt) {
        return row(
                id,
                exam.id(),
                sitting.worker(),
                sitting.programme(),
                sitting.employment(),
                sitting.employer(),
                sitting.number(),
                paper.key().release(),
                paper.key().blueprint(),
                paper.key().algorithm(),
                paper.key().seed(),
                paper.key().calibration().map(CalibrationId::toString).orElse(""),
                paper.digest(),
                exam.passPercent(),
                sitting.startedAt(),
                sitting.startedAt().plus(exam.limit()),
                submittedAt,
                sitting.spotCheck().map(SpotCheckId::toString).orElse(""));
    }

    /** Spread evenly over the time taken. */
    private static List<String[]> answers(AttemptId id, PastSitting sitting, Map<Integer, Response> responses) {
        var pause = sitting.taken().dividedBy(responses.size() + 1L);
        var rows = new ArrayList<String[]>(responses.size());
        for (var response : responses.entrySet()) {
            int seq = rows.size() + 1;
            rows.add(row(
                    id,
                    seq,
                    response.getKey(),
                    array(response.getValue().values().stream()),
                    sitting.startedAt().plus(pause.multipliedBy(seq))));
        }
        return rows;
    }

    private static String[] result(AttemptId id, Score score, ResultTable.Marks marks, Instant markedAt) {
        return row(
                id,
                marks.earned(),
                marks.max(),
                marks.percent(),
                marks.verdict(),
                array(score.topics().stream().map(Score.TopicScore::topic)),
                array(score.topics().stream().map(Score.TopicScore::earned)),
                array(score.topics().stream().map(Score.TopicScore::max)),
                array(score.items().stream().map(Score.ItemMark::question)),
                array(score.items().stream().map(Score.ItemMark::version)),
                array(score.items().stream().map(Score.ItemMark::earned)),
                array(score.items().stream().map(Score.ItemMark::max)),
                markedAt,
                array(ResultTable.pilots(score)));
    }

    private static String[] row(Object... values) {
        return Stream.of(values).map(String::valueOf).toArray(String[]::new);
    }

    /** An array of arrays cannot be unnested by row, so they travel as literals; codes and letters need no quotes. */
    private static String array(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** Hands the statement column {@code n} of all rows as {@code :c<n>}. */
    private void insert(String sql, List<String[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var statement = db.sql(sql);
        for (int column = 0; column < rows.getFirst().length; column++) {
            int n = column;
            statement =
                    statement.param("c" + n, rows.stream().map(row -> row[n]).toArray(String[]::new));
        }
        statement.update();
    }
}
