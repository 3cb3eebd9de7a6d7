package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.employer.Column;
import liangku.employer.Employers;
import liangku.exam.AttemptMarked.Verdict;
import liangku.questionbank.PaperKey;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Response;
import liangku.questionbank.SatPaper;
import liangku.questionbank.Score;
import liangku.questionbank.statistics.ExamTally;
import liangku.questionbank.statistics.PaperError;
import liangku.questionbank.statistics.Trace;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was marked and is to be counted, and the sums: rows of {@code exam.uncounted} and {@code tally}. */
final class CountingTable {

    /** Whoever puts the phone away does not think about one question for so long. */
    private static final Duration PAUSE_MAX = Duration.ofMinutes(15);

    /** What a phone says may be anything; the database counts no further than it can. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final JdbcClient db;

    CountingTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * Queues what the caller's transaction marks. What is queued already is held until that ends: whoever counted it before
     * would see the marks of before, and find nothing in the queue afterwards.
     */
    void queue(Collection<AttemptId> attempts, Instant now) {
        db.sql("""
                insert into exam.uncounted (attempt_id, since)
                select id, :now
                from unnest(:ids::uuid[]) id
                order by id
                on conflict (attempt_id) do update set since = uncounted.since
                """)
                .param("ids", Column.of(List.copyOf(attempts), AttemptId::value))
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return whether nobody else counts until this transaction ends} */
    boolean alone() {
        return db.sql("select pg_try_advisory_xact_lock(hashtext('exam.uncounted'))")
                .query(Boolean.class)
                .single();
    }

    /** Takes one off the queue that will never be counted. */
    void drop(AttemptId attempt) {
        db.sql("delete from exam.uncounted where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .update();
    }

    /** {@return whether at least so many wait} */
    boolean areWaiting(int many) {
        return db.sql("select count(*) >= :many from (select from exam.uncounted limit :many) waiting")
                .param("many", many)
                .query(Boolean.class)
                .single();
    }

    /** Takes the oldest away that nobody is marking; the caller's transaction brings them back if it fails. */
    List<AttemptId> take(int limit) {
        return db.sql("""
                delete from exam.uncounted
                where attempt_id = any (array(
                    select attempt_id
                    from exam.uncounted
                    order by since, attempt_id
                    limit :limit
                    for update skip locked))
                returning attempt_id
                """)
                .param("limit", limit)
                .query((rs, row) -> new AttemptId(rs.getObject("attempt_id", UUID.class)))
                .list();
    }

    /** One item's marks, and whether they count. */
    record Mark(QuestionVersion question, double earned, int max, Score.Use use) {}

    /** A first attempt with its marks; responses are still to be added. */
    record Marked(
            AttemptId id,
            ExamId exam,
            String examCode,
            PaperKey key,
            Instant startedAt,
            Instant submittedAt,
            double percent,
            Verdict verdict,
            List<Mark> marks) {

        /** @param before what it left behind when it was counted before */
        SatPaper sat(Map<Integer, Answered> answered, Optional<Trace> before) {
            var items = IntStream.range(0, marks.size())
                    .mapToObj(i -> {
                        var mark = marks.get(i);
                        var answer = Optional.ofNullable(answered.get(i + 1));
                        return new SatPaper.Item(
                                mark.question,
                                mark.earned / mark.max,
                                answer.map(Answered::response)
                                        .filter(response -> !response.values().isEmpty()),
                                answer.map(Answered::seconds).orElse(0));
                    })
                    .toList();
            return new SatPaper(examCode, key, LocalDate.ofInstant(submittedAt, Employers.ZONE), items, before);
        }

        /** {@return what it adds to the sums of its exam} */
        ExamTally.Paper paper(Trace trace) {
            var outcome = verdict == Verdict.PASSED ? ExamTally.Outcome.PASSED : ExamTally.Outcome.FAILED;
            return new ExamTally.Paper(percent / 100, error(), trace.ability(), trace.abilityError(), outcome);
        }

        /** {@return the squared standard error of its share of the points} */
        private double error() {
            var counting = marks.stream()
                    .filter(mark -> mark.use() == Score.Use.COUNTED)
                    .toList();
            return PaperError.variance(
                    counting.stream().mapToDouble(Mark::earned).toArray(),
                    counting.stream().mapToInt(Mark::max).toArray());
        }
    }

    /** The last response to an item, and the time before each time it was given, from the answer before. */
    record Answered(Response response, int seconds) {}

    private static final String FIRST = """
            select a.id, a.exam_id, e.code, a.release_id, a.blueprint_id, a.algorithm, a.seed, a.calibration_id,
                a.started_at, a.submitted_at, r.percent, r.verdict, r.item_questions, r.item_versions,
                r.item_earned::float8[] as earned, r.item_max, r.pilot_items
            from exam.attempt a
            join exam.result r on r.attempt_id = a.id
            join exam.exam e on e.id = a.exam_id
            """;

    /**
     * {@return those that are somebody's first of their exam, ever, and in which anything was answered: who comes again has
     * seen questions before, and who answered nothing was not there}
     */
    List<Marked> first(List<AttemptId> attempts) {
        return db.sql(FIRST + """
                where a.id = any (:ids::uuid[])
                  and cardinality(r.item_questions) > 1
                  and exists (select from exam.answer s where s.attempt_id = a.id)
                  and not exists (
                      select from exam.attempt b
                      where b.worker_id = a.worker_id and b.exam_id = a.exam_id and b.started_at < a.started_at)
                order by a.submitted_at, a.id
                """)
                .param("ids", Column.of(attempts, AttemptId::value))
                .query(CountingTable::marked)
                .list();
    }

    private static Marked marked(ResultSet rs, int row) throws SQLException {
        return new Marked(
                new AttemptId(rs.getObject("id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                rs.getString("code"),
                AttemptTable.paper(rs),
                AttemptTable.instant(rs, "started_at"),
                AttemptTable.instant(rs, "submitted_at"),
                rs.getDouble("percent"),
                Verdict.valueOf(rs.getString("verdict")),
                marks(rs));
    }

    /** Read from the columns of {@code exam.result}. */
    static List<Mark> marks(ResultSet rs) throws SQLException {
        var ids = (UUID[]) rs.getArray("item_questions").getArray();
        var versions = (Integer[]) rs.getArray("item_versions").getArray();
        var earned = doubles(rs, "earned");
        var max = ints(rs, "item_max");
        var pilots = Arrays.stream(ints(rs, "pilot_items")).boxed().collect(Collectors.toSet());
        List<Mark> marks = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            marks.add(new Mark(
                    new QuestionVersion(new QuestionId(ids[i]), versions[i]),
                    earned[i],
                    max[i],
                    pilots.contains(i + 1) ? Score.Use.PILOT : Score.Use.COUNTED));
        }
        return marks;
    }

    /**
     * {@return what the marks rest on, by attempt and item number}
     *
     * <p>An answer was given when its phone says, and at the latest when it was saved: what was answered without a network is saved
     * all at once. Who comes without such a word was answered as it was saved.
     */
    Map<AttemptId, Map<Integer, Answered>> answered(List<Marked> attempts) {
        Map<AttemptId, Instant> last = new HashMap<>();
        for (var attempt : attempts) last.put(attempt.id(), attempt.startedAt());
        Map<AttemptId, Map<Integer, Answered>> found = new HashMap<>();
        db.sql("""
                select s.attempt_id, s.item, s.response,
                    least(s.saved_at, a.started_at + least(s.elapsed_ms, :longest) * interval '1 millisecond') as given_at
                from exam.answer s
                join exam.attempt a on a.id = s.attempt_id
                join exam.result r on r.attempt_id = s.attempt_id
                where s.attempt_id = any (:ids::uuid[])
                  and (r.unmarked_since is null or s.saved_at < r.unmarked_since)
                order by s.attempt_id, s.seq
                """)
                .param("ids", Column.of(attempts, attempt -> attempt.id().value()))
                .param("longest", LONGEST.toMillis())
                .query((ResultSet rs) -> {
                    var id = new AttemptId(rs.getObject("attempt_id", UUID.class));
                    var givenAt = AttemptTable.instant(rs, "given_at");
                    int seconds = seconds(last.put(id, givenAt), givenAt);
                    var response = new Response(
                            List.of((String[]) rs.getArray("response").getArray()));
                    found.computeIfAbsent(id, _ -> new HashMap<>())
                            .merge(
                                    rs.getInt("item"),
                                    new Answered(response, seconds),
                                    (before, now) -> new Answered(now.response, before.seconds + now.seconds));
                });
        return found;
    }

    /** {@return how long one took over an answer; 0 where that is not known: after a pause, or by another phone's clock} */
    private static int seconds(@Nullable Instant since, Instant givenAt) {
        if (since == null || since.isAfter(givenAt)) {
            return 0;
        }
        var pause = Duration.between(since, givenAt);
        return pause.compareTo(PAUSE_MAX) > 0 ? 0 : (int) pause.toSeconds();
    }

    ExamTally tally(ExamId exam) {
        return db.sql("select sums, bins, bin_errors from exam.tally where exam_id = :exam")
                .param("exam", exam.value())
                .query((rs, row) -> new ExamTally(doubles(rs, "sums"), ints(rs, "bins"), doubles(rs, "bin_errors")))
                .optional()
                .orElseGet(ExamTally::new);
    }

    void write(ExamId exam, ExamTally tally) {
        db.sql("""
                insert into exam.tally (exam_id, sums, bins, bin_errors)
                values (:exam, :sums::float8[], :bins::int[], :errors::float8[])
                on conflict (exam_id) do update
                set sums = excluded.sums, bins = excluded.bins, bin_errors = excluded.bin_errors
                """)
                .param("exam", exam.value())
                .param("sums", texts(DoubleStream.of(tally.sums()).mapToObj(Double::toString)))
                .param("bins", texts(IntStream.of(tally.bins()).mapToObj(Integer::toString)))
                .param("errors", texts(DoubleStream.of(tally.binErrors()).mapToObj(Double::toString)))
                .update();
    }

    private static String[] texts(Stream<String> values) {
        return values.toArray(String[]::new);
    }

    private static double[] doubles(ResultSet rs, String column) throws SQLException {
        return Stream.of((Double[]) rs.getArray(column).getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static int[] ints(ResultSet rs, String column) throws SQLException {
        return Stream.of((Integer[]) rs.getArray(column).getArray())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
