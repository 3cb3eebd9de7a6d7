package liangku.questionbank;

import java.sql.Timestamp;
import java.time.Instant;
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
}
