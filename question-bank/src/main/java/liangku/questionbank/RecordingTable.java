package liangku.questionbank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of recordings, by the name of the text each reads. */
final class RecordingTable {

    private final JdbcClient db;

    RecordingTable(JdbcClient db) {
        this.db = db;
    }

    void keep(String text, Recording recording, byte[] bytes) {
        db.sql("""
                        insert into questionbank.recording
                            (text_sha256, said, media_type, sha256, bytes, recorded_by, recorded_at)
                        values (:text, :said, :mediaType, :sha256, :bytes, :by, :at)
                        on conflict (text_sha256) do update
                        set media_type = excluded.media_type, sha256 = excluded.sha256, bytes = excluded.bytes,
                            recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
                        """)
                .param("text", text)
                .param("said", recording.said())
                .param("mediaType", recording.mediaType())
                .param("sha256", recording.sha256())
                .param("bytes", bytes)
                .param("by", recording.recordedBy())
                .param("at", Timestamp.from(recording.recordedAt()))
                .update();
    }

    /** {@return the file it was, if it was there} */
    Optional<String> remove(String text) {
        return db.sql("delete from questionbank.recording where text_sha256 = :text returning sha256")
                .param("text", text)
                .query(String.class)
                .optional();
    }

    Map<String, Recording> find(Collection<String> texts) {
        Map<String, Recording> found = new HashMap<>();
        db.sql("""
                        select text_sha256, said, sha256, media_type, recorded_by, recorded_at
                        from questionbank.recording
                        where text_sha256 = any (:texts)
                        """).param("texts", texts.toArray(String[]::new)).query(row -> {
            found.put(row.getString("text_sha256"), recording(row));
        });
        return found;
    }

    /** {@return recordings by the names of their texts, from behind this one on} */
    List<Recording> page(String after, int limit) {
        return db.sql("""
                        select said, sha256, media_type, recorded_by, recorded_at
                        from questionbank.recording
                        where text_sha256 > :after
                        order by text_sha256
                        limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> recording(row))
                .list();
    }

    private static Recording recording(ResultSet row) throws SQLException {
        return new Recording(
                row.getString("said"),
                row.getString("sha256"),
                row.getString("media_type"),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant());
    }

    Optional<Recordings.Sound> sound(String sha256) {
        return db.sql("select media_type, bytes from questionbank.recording where sha256 = :sha256 limit 1")
                .param("sha256", sha256)
                .query((row, number) -> new Recordings.Sound(row.getString("media_type"), row.getBytes("bytes")))
                .optional();
    }

    /** {@return the newest approved version of questions that are not retired, from behind this identifier on} */
    List<Question> approved(String after, int limit) {
        return db.sql(QuestionTable.QUESTION + """
                        where q.identifier > :after and q.status <> 'RETIRED' and v.version = (
                            select max(a.version) from questionbank.approval a where a.question_id = q.id)
                        order by q.identifier
                        limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(QuestionTable::question)
                .list();
    }
}
