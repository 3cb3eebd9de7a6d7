package liangku.questionbank;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Population;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code questionbank.measurement}. */
final class MeasurementTable {

    private final JdbcClient db;

    MeasurementTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * What everything counted from now on is read by.
     *
     * @param populations by exam code
     * @param reference the population whose expected shares count as an item's
     * @param level mean of the expected shares, see {@link liangku.questionbank.statistics.PaperReader}
     */
    record Yardstick(
            int papers,
            Map<String, Population> populations,
            Population reference,
            double level,
            AuthorScale authors,
            Optional<Instant> madeAt) {

        /** Before anything was measured. */
        static final Yardstick UNTRIED =
                new Yardstick(0, Map.of(), Population.STANDARD, 0.5, AuthorScale.UNTRIED, Optional.empty());

        Population population(String exam) {
            return populations.getOrDefault(exam, reference);
        }
    }

    /** What is written of a run beside the yardstick that came of it. */
    record Run(int items, int rounds, boolean converged, OptionalDouble shift, Instant at) {}

    Yardstick latest() {
        return db.sql("""
                        select made_at, papers, exams, means, sds, reference, level,
                            author_middle, author_step, author_spread, author_kinds, author_offsets
                        from questionbank.measurement
                        order by id desc
                        limit 1
                        """).query(MeasurementTable::yardstick).optional().orElse(Yardstick.UNTRIED);
    }

    /** {@return whether lists show what was measured last; also if nothing ever was} */
    boolean isListed() {
        return db.sql("""
                        select coalesce(
                            (select listed_at is not null from questionbank.measurement order by id desc limit 1), true)
                        """).query(Boolean.class).single();
    }

    void listed(Instant now) {
        db.sql("update questionbank.measurement set listed_at = :now where listed_at is null")
                .param("now", Timestamp.from(now))
                .update();
    }

    void insert(Yardstick made, Run run) {
        var exams = List.copyOf(made.populations().keySet());
        var populations = List.copyOf(made.populations().values());
        var kinds = List.copyOf(made.authors().offsets().keySet());
        db.sql("""
                        insert into questionbank.measurement
                            (made_at, papers, items, rounds, converged, shift, exams, means, sds, reference, level,
                             author_middle, author_step, author_spread, author_kinds, author_offsets)
                        values (:at, :papers, :items, :rounds, :converged, :shift, :exams, :means::float8[],
                            :sds::float8[], :reference, :level, :middle, :step, :spread, :kinds,
                            :offsets::float8[])
                        """)
                .param("at", Timestamp.from(run.at))
                .param("papers", made.papers())
                .param("items", run.items)
                .param("rounds", run.rounds)
                .param("converged", run.converged)
                .param("shift", run.shift.isPresent() ? run.shift.getAsDouble() : null)
                .param("exams", exams.toArray(String[]::new))
                .param("means", texts(populations.stream().mapToDouble(Population::mean)))
                .param("sds", texts(populations.stream().mapToDouble(Population::sd)))
                .param("reference", populations.indexOf(made.reference()))
                .param("level", made.level())
                .param("middle", made.authors().middle())
                .param("step", made.authors().step())
                .param("spread", made.authors().spread())
                .param("kinds", kinds.toArray(String[]::new))
                .param(
                        "offsets",
                        texts(kinds.stream().mapToDouble(made.authors().offsets()::get)))
                .update();
    }

    private static String[] texts(DoubleStream numbers) {
        return numbers.mapToObj(Double::toString).toArray(String[]::new);
    }

    private static Yardstick yardstick(ResultSet row, int number) throws SQLException {
        var exams = (String[]) row.getArray("exams").getArray();
        var populations = new ArrayList<Population>();
        double[] means = numbers(row.getArray("means"));
        double[] sds = numbers(row.getArray("sds"));
        for (int i = 0; i < exams.length; i++) populations.add(new Population(means[i], sds[i]));
        Map<String, Population> byExam = new LinkedHashMap<>();
        IntStream.range(0, exams.length).forEach(i -> byExam.put(exams[i], populations.get(i)));
        return new Yardstick(
                row.getInt("papers"),
                byExam,
                populations.get(row.getInt("reference")),
                row.getDouble("level"),
                authors(row),
                Optional.of(row.getTimestamp("made_at").toInstant()));
    }

    private static AuthorScale authors(ResultSet row) throws SQLException {
        var kinds = (String[]) row.getArray("author_kinds").getArray();
        var offsets = numbers(row.getArray("author_offsets"));
        Map<String, Double> byKind = new HashMap<>();
        for (int i = 0; i < kinds.length; i++) byKind.put(kinds[i], offsets[i]);
        return new AuthorScale(
                row.getDouble("author_middle"), row.getDouble("author_step"), row.getDouble("author_spread"), byKind);
    }

    private static double[] numbers(Array array) throws SQLException {
        return Stream.of((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
