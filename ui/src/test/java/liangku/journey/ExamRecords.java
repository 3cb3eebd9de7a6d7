package liangku.journey;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the database holds of exams and of the feed, read behind its back. */
final class ExamRecords implements AutoCloseable {

    private final Connection connection;

    private ExamRecords(Connection connection) {
        this.connection = connection;
    }

    /** Of a platform that brings its own database. */
    static ExamRecords of(RunningPlatform platform) throws IOException, SQLException {
        var data = platform.data();
        var port = Files.readString(data.resolve("pg-port")).strip();
        var password = Files.readString(data.resolve("pg-password")).strip();
        return new ExamRecords(
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/liangku", "postgres", password));
    }

    /** Of a database that nodes share. */
    static ExamRecords at(String url) throws SQLException {
        return new ExamRecords(DriverManager.getConnection(url));
    }

    /** {@return how many positions the feed has, and how many different ones, and the highest} */
    List<Long> positions() throws SQLException {
        try (var query = connection.prepareStatement(
                        "select count(*), count(distinct position), coalesce(max(position), 0) from supervision.entry");
                var rows = query.executeQuery()) {
            rows.next();
            return List.of(rows.getLong(1), rows.getLong(2), rows.getLong(3));
        }
    }

    /** {@return the journal of an attempt by number} */
    Map<Long, SimulatedPhone.Line> journal(String attempt) throws SQLException {
        try (var query = connection.prepareStatement(
                "select seq, item, response from exam.answer where attempt_id = ? order by seq")) {
            query.setObject(1, UUID.fromString(attempt));
            Map<Long, SimulatedPhone.Line> journal = new HashMap<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var response = (String[]) rows.getArray("response").getArray();
                    journal.put(
                            rows.getLong("seq"),
                            new SimulatedPhone.Line(
                                    rows.getLong("seq"), rows.getInt("item"), List.of(response), "", 0));
                }
            }
            return journal;
        }
    }

    /** {@return the marks of an attempt; throws if it has none} */
    BigDecimal earned(String attempt) throws SQLException {
        try (var query = connection.prepareStatement("select earned from exam.result where attempt_id = ?")) {
            query.setObject(1, UUID.fromString(attempt));
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("attempt " + attempt + " has no result");
                }
                return rows.getBigDecimal("earned");
            }
        }
    }

    /** {@return attempts begun since, as {@code id submitted|open}} */
    List<String> attemptsSince(Instant since) throws SQLException {
        try (var query = connection.prepareStatement("""
                select id || case when submitted_at is null then ' open' else ' submitted' end as said
                from exam.attempt where started_at >= ? order by id
                """)) {
            query.setObject(1, since.atOffset(ZoneOffset.UTC));
            List<String> attempts = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    attempts.add(rows.getString("said"));
                }
            }
            return attempts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
