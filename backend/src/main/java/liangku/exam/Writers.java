package liangku.exam;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.audit.Audit;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps two phones from writing into one attempt unknown to each other: answers are taken from one of them, until the
 * candidate takes over on the other.
 */
@Component
public class Writers {

    /** A phone makes its name itself: whoever makes many fills no table with them. */
    private static final int READERS_MAX = 50;

    private final JdbcClient db;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Writers(JdbcClient db, Audit audit, TransactionTemplate transaction) {
        this.db = db;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** {@return which phone the attempt is written on; empty if none has said so yet} */
    public Optional<Writer> of(AttemptId attempt) {
        return db.sql("select writer, writer_since from exam.attempt where id = :id and writer is not null")
                .param("id", attempt.value())
                .query((rs, row) -> new Writer(
                        new PhoneId(rs.getObject("writer", UUID.class)), AttemptTable.instant(rs, "writer_since")))
                .optional();
    }

    /** Makes it this phone's if it is nobody's yet. */
    void claim(WorkerId worker, AttemptId attempt, PhoneId phone, Instant now) {
        db.sql("""
                update exam.attempt
                set writer = :phone, writer_since = :now
                where id = :id and worker_id = :worker and writer is null and closed_by is null
                """)
                .param("id", attempt.value())
                .param("worker", worker.value())
                .param("phone", phone.value())
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /**
     * Takes over: what another phone still has is no longer taken from it, and it is told so. An attempt that is submitted
     * stays as it is. That it was taken over is in the log if it was.
     *
     * @return whose it is now; empty if it is not the worker's own
     */
    public Optional<Writer> takeOver(WorkerId worker, AttemptId attempt, PhoneId phone, Instant now) {
        transaction.executeWithoutResult(status -> change(worker, attempt, phone, now)
                .ifPresent(since -> audit.record(
                        "worker:" + worker,
                        "attempt-taken-over",
                        "attempt",
                        attempt.toString(),
                        Map.of("since", since.toString()),
                        now)));
        return isOf(worker, attempt) ? of(attempt) : Optional.empty();
    }

    /**
     * Goes on with an attempt that no phone writes; of two that do so at once the second one learns of the first.
     *
     * @return whose it is now; empty if it is not the worker's own
     */
    public Optional<Writer> takeIfFree(WorkerId worker, AttemptId attempt, PhoneId phone, Instant now) {
        claim(worker, attempt, phone, now);
        return isOf(worker, attempt) ? of(attempt) : Optional.empty();
    }

    /**
     * Notes that an open attempt was shown on another phone than the one it is written on, at the first time for each phone.
     * Nothing is written for the phone that writes.
     *
     * @param phone who names none is another than any
     * @param known who writes it, as read for showing it
     */
    public void shown(AttemptId attempt, Optional<PhoneId> phone, Optional<Writer> known, Instant now) {
        if (otherThan(phone, known).isEmpty()) {
            return;
        }
        db.sql("""
                insert into exam.read_elsewhere (attempt_id, phone, read_at)
                select :id, :phone::uuid, :now::timestamptz
                where (select count(*) from exam.read_elsewhere where attempt_id = :id) < :most
                on conflict do nothing
                """)
                .param("id", attempt.value())
                .param("phone", phone.map(PhoneId::value).orElse(null))
                .param("now", AttemptTable.timestamp(now))
                .param("most", READERS_MAX)
                .update();
    }

    /** {@return the other phone this attempt is written on, if there is one; who names none is another than any} */
    Optional<Writer> otherThan(Optional<PhoneId> phone, AttemptId attempt) {
        return otherThan(phone, of(attempt));
    }

    /** {@return the same where the writer was read already} */
    static Optional<Writer> otherThan(Optional<PhoneId> phone, Optional<Writer> known) {
        return known.filter(writer -> phone.filter(writer.phone()::equals).isEmpty());
    }

    /** {@return every time of a phone as its writer} */
    Tenures tenures(AttemptId attempt) {
        return new Tenures(db.sql("""
                select phone, since from exam.writer_tenure where attempt_id = :id
                union
                select writer, writer_since from exam.attempt where id = :id and writer is not null
                """)
                .param("id", attempt.value())
                .query((rs, row) ->
                        new Writer(new PhoneId(rs.getObject("phone", UUID.class)), AttemptTable.instant(rs, "since")))
                .list());
    }

    /** {@return since when it was another phone's, if it was one's and is this one's now} */
    private Optional<Instant> change(WorkerId worker, AttemptId attempt, PhoneId phone, Instant now) {
        return db.sql("""
                with before as (
                    select id, writer, writer_since
                    from exam.attempt
                    where id = :id and worker_id = :worker and writer is distinct from :phone and closed_by is null
                    for no key update
                ), changed as (
                    update exam.attempt a
                    set writer = :phone, writer_since = :now
                    from before b
                    where a.id = b.id
                ), kept as (
                    insert into exam.writer_tenure (attempt_id, phone, since)
                    select id, writer, writer_since from before where writer is not null
                    union all
                    select id, :phone::uuid, :now::timestamptz from before
                    on conflict do nothing
                )
                select writer_since from before where writer is not null
                """)
                .param("id", attempt.value())
                .param("worker", worker.value())
                .param("phone", phone.value())
                .param("now", AttemptTable.timestamp(now))
                .query((rs, row) -> AttemptTable.instant(rs, "writer_since"))
                .optional();
    }

    private boolean isOf(WorkerId worker, AttemptId attempt) {
        return db.sql("select exists (select 1 from exam.attempt where id = :id and worker_id = :worker)")
                .param("id", attempt.value())
                .param("worker", worker.value())
                .query(Boolean.class)
                .single();
    }
}
