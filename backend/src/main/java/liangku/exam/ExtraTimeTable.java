package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.extra_time} and {@code .extra_time_end}. */
class ExtraTimeTable {

    private static final String GRANTS = """
            select t.percent, t.reason, t.reason_sealed, t.granted_by, t.granted_at, t.until, e.ended_at
            from exam.extra_time t
            left join exam.extra_time_end e on e.extra_time_id = t.id
            where t.worker_id = :worker
            """;

    private final JdbcClient db;
    private final PersonalData personalData;

    ExtraTimeTable(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    /** Two grants at once wait for each other. */
    void lock(WorkerId worker) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", "exam.extra_time " + worker)
                .query(String.class)
                .single();
    }

    void insert(UUID id, WorkerId worker, ExtraTime granted) {
        db.sql("""
                insert into exam.extra_time (id, worker_id, percent, reason_sealed, granted_by, granted_at, until)
                values (:id, :worker, :percent, :reason, :by, :at, :until)
                """)
                .param("id", id)
                .param("worker", worker.value())
                .param("percent", granted.percent())
                .param("reason", personalData.seal(Field.EXTRA_TIME_REASON, granted.reason()))
                .param("by", granted.grantedBy())
                .param("at", AttemptTable.timestamp(granted.grantedAt()))
                .param("until", granted.until().orElse(null))
                .update();
    }

    /** {@return how many grants of the person were ended} */
    int end(WorkerId worker, String by, Instant now) {
        return db.sql("""
                insert into exam.extra_time_end (extra_time_id, ended_by, ended_at)
                select t.id, :by, :now
                from exam.extra_time t
                where t.worker_id = :worker
                on conflict do nothing
                """)
                .param("worker", worker.value())
                .param("by", by)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return every grant there was, the newest first} */
    List<ExtraTime.Grant> of(WorkerId worker) {
        return db.sql(GRANTS + "order by t.granted_at desc")
                .param("worker", worker.value())
                .query(this::grant)
                .list();
    }

    /** Seals reasons that were kept in the open before. {@return how many, at most {@code limit}} */
    int sealReasons(int limit) {
        var open = db.sql("""
                select id, reason from exam.extra_time where reason is not null order by id limit :limit
                for update skip locked
                """)
                .param("limit", limit)
                .query((rs, row) -> Map.entry(rs.getObject("id", UUID.class), rs.getString("reason")))
                .list();
        open.forEach(one -> db.sql("update exam.extra_time set reason = null, reason_sealed = :sealed where id = :id")
                .param("sealed", personalData.seal(Field.EXTRA_TIME_REASON, one.getValue()))
                .param("id", one.getKey())
                .update());
        return open.size();
    }

    private ExtraTime.Grant grant(ResultSet rs, int row) throws SQLException {
        return new ExtraTime.Grant(
                new ExtraTime(
                        rs.getInt("percent"),
                        reason(rs),
                        rs.getString("granted_by"),
                        AttemptTable.instant(rs, "granted_at"),
                        Optional.ofNullable(rs.getObject("until", LocalDate.class))),
                AttemptTable.instantOrNone(rs, "ended_at"));
    }

    private String reason(ResultSet rs) throws SQLException {
        var sealed = rs.getBytes("reason_sealed");
        // Another node may still run what keeps it in the open.
        return sealed == null ? rs.getString("reason") : personalData.open(Field.EXTRA_TIME_REASON, sealed);
    }
}
