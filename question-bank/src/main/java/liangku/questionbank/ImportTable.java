package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that say which file was imported when, by whom, and what came of it. */
final class ImportTable {

    private final JdbcClient db;

    ImportTable(JdbcClient db) {
        this.db = db;
    }

    void begin(ImportId id, ImportOrder order, String by, Instant now) {
        db.sql("""
                        insert into questionbank.question_import
                            (id, format, file_name, file_sha256, started_at, started_by)
                        values (:id, :format, :fileName, :sha256, :now, :by)
                        """)
                .param("id", id.value())
                .param("format", order.format().name())
                .param("fileName", order.fileName())
                .param("sha256", order.sha256())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    void finish(ImportId id, ImportReport report) {
        db.sql("""
                        update questionbank.question_import
                        set read = :read, accepted = :accepted, updated = :updated, unchanged = :unchanged,
                            duplicates = :duplicates, rejected = :rejected
                        where id = :id
                        """)
                .param("id", id.value())
                .param("read", report.outcomes().size())
                .param("accepted", report.count(RowOutcome.Outcome.ACCEPTED))
                .param("updated", report.count(RowOutcome.Outcome.UPDATED))
                .param("unchanged", report.count(RowOutcome.Outcome.UNCHANGED))
                .param("duplicates", report.count(RowOutcome.Outcome.DUPLICATE))
                .param("rejected", report.count(RowOutcome.Outcome.REJECTED))
                .update();
    }

    /** {@return imports older than {@code before}, newest first} */
    List<PastImport> before(Optional<ImportId> before, int limit) {
        return db.sql("""
                        select id, format, file_name, started_at, started_by, read, accepted, updated, unchanged,
                            duplicates, rejected, undone_at, undone_by
                        from questionbank.question_import
                        where :before::uuid is null or id < :before::uuid
                        order by id desc
                        limit :limit
                        """)
                .param("before", before.map(ImportId::toString).orElse(null))
                .param("limit", limit)
                .query(ImportTable::past)
                .list();
    }

    Optional<PastImport> find(ImportId id) {
        return db.sql("""
                        select id, format, file_name, started_at, started_by, read, accepted, updated, unchanged,
                            duplicates, rejected, undone_at, undone_by
                        from questionbank.question_import
                        where id = :id
                        """).param("id", id.value()).query(ImportTable::past).optional();
    }

    private static PastImport past(ResultSet row, int number) throws SQLException {
        var undoneAt = row.getTimestamp("undone_at");
        return new PastImport(
                new ImportId(row.getObject("id", UUID.class)),
                FileFormat.valueOf(row.getString("format")),
                row.getString("file_name"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("started_by"),
                row.getInt("read"),
                row.getInt("accepted"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("duplicates"),
                row.getInt("rejected"),
                undoneAt == null
                        ? Optional.empty()
                        : Optional.of(new PastImport.Undone(undoneAt.toInstant(), row.getString("undone_by"))));
    }

    void undone(ImportId id, PastImport.Undone undone) {
        db.sql("update questionbank.question_import set undone_at = :at, undone_by = :by where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(undone.at()))
                .param("by", undone.by())
                .update();
    }
}
