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

    private static final String PAST =
            """
            select i.id, i.format, i.file_name, i.started_at, i.started_by, i.read, i.accepted, i.updated,
                i.unchanged, i.duplicates, i.rejected, i.undone_at, i.undone_by,
                i.undone_at is null and i.started_by not like 'system:%%' and (
                    exists (
                        select from questionbank.question q
                        where q.import_id = i.id and q.status in ('DRAFT', 'IN_REVIEW') and not %s)
                    or exists (
                        select from questionbank.remark r
                        where r.import_id = i.id and r.step = 'FILED' and not %s
                          and not exists (
                            select from questionbank.question_version v
                            where v.question_id = r.question_id and v.import_id = i.id))
                    or exists (
                        select from questionbank.blueprint_draft d
                        where d.import_id = i.id and d.changed_at is null and d.published_at is null)) as undoable
            from questionbank.question_import i
            """.formatted(UndoTable.REMARKED.formatted("q.id", "q.version"), UndoTable.FILED_SINCE);

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
        return db.sql(PAST + """
                        where :before::uuid is null or i.id < :before::uuid
                        order by i.id desc
                        limit :limit
                        """)
                .param("before", before.map(ImportId::toString).orElse(null))
                .param("limit", limit)
                .query(ImportTable::past)
                .list();
    }

    Optional<PastImport> find(ImportId id) {
        return db.sql(PAST + """
                        where i.id = :id
                        """)
                .param("id", id.value())
                .query(ImportTable::past)
                .optional();
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
                        : Optional.of(new PastImport.Undone(undoneAt.toInstant(), row.getString("undone_by"))),
                row.getBoolean("undoable"));
    }

    void undone(ImportId id, PastImport.Undone undone) {
        db.sql("update questionbank.question_import set undone_at = :at, undone_by = :by where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(undone.at()))
                .param("by", undone.by())
                .update();
    }
}
