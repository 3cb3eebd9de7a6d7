package liangku.room;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.audit.Audit;
import liangku.media.ObjectStore;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pictures that people let the device take of them, after they were asked for it alone and could say no for nothing.
 * Sealed in the object store, shown to the employer and the authority with an entry in the log, deleted by themselves.
 */
@Component
public class Photos {

    private static final int AT_A_TIME = 200;

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final JdbcClient db;
    private final ObjectStore objects;
    private final PersonalData personalData;
    private final RoomSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public Photos(
            JdbcClient db,
            ObjectStore objects,
            PersonalData personalData,
            RoomSettings settings,
            Audit audit,
            TransactionTemplate transaction) {
        this.db = db;
        this.objects = objects;
        this.personalData = personalData;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * That there is a picture, or was.
     *
     * @param deletedAt empty while it is kept
     * @param deletedByBearer whether it was its bearer who had it deleted, before its time
     */
    public record Kept(
            CandidateId candidate,
            Instant takenAt,
            Instant deleteAfter,
            Optional<Instant> deletedAt,
            boolean deletedByBearer) {}

    /**
     * Keeps a picture somebody agreed to; the one they let be taken before goes.
     *
     * @param jpeg at most 150 KB and 1280 x 1280
     * @param consent the version of the words they agreed to
     * @return until when it is kept; empty if it is no such picture
     */
    public Optional<Instant> keep(CandidateId candidate, WorkerId worker, byte[] jpeg, String consent, Instant now) {
        return PhotoFile.fresh(jpeg).map(picture -> {
            delete(kept("candidate_id = :id", candidate.value()), "worker:" + worker, now);
            var id = ids.generate();
            var until = now.plus(settings.photosKept());
            store(key(id), personalData.seal(Field.EXAM_PHOTO, picture));
            transaction.executeWithoutResult(status -> {
                db.sql("""
                        insert into room.photo (id, candidate_id, worker_id, taken_at, consent, delete_after, object_key)
                        values (:id, :candidate, :worker, :now, :consent, :until, :key)
                        """)
                        .param("id", id)
                        .param("candidate", candidate.value())
                        .param("worker", worker.value())
                        .param("now", RoomTable.timestamp(now))
                        .param("consent", consent)
                        .param("until", RoomTable.timestamp(until))
                        .param("key", key(id))
                        .update();
                audit.record(
                        "worker:" + worker,
                        "room-photo-agreed",
                        "worker",
                        worker.toString(),
                        Map.of("consent", consent, "until", until.toString()),
                        now);
            });
            return until;
        });
    }

    /** {@return the picture of somebody in a room}; that {@code by} looked at it is in the log */
    public Optional<byte[]> look(RoomId room, CandidateId candidate, String by, Instant now) {
        var found = db.sql("""
                select p.object_key, p.worker_id
                from room.photo p
                join room.candidate c on c.id = p.candidate_id
                where p.candidate_id = :candidate and c.room_id = :room and p.deleted_at is null
                  and p.delete_after > :now
                order by p.taken_at desc
                limit 1
                """)
                .param("candidate", candidate.value())
                .param("room", room.value())
                .param("now", RoomTable.timestamp(now))
                .query((rs, row) ->
                        Map.entry(rs.getString("object_key"), new WorkerId(rs.getObject("worker_id", UUID.class))))
                .optional();
        return found.flatMap(entry -> read(entry.getKey()).map(picture -> {
            audit.record(
                    by, "room-photo-seen", "worker", entry.getValue().toString(), Map.of("room", room.toString()), now);
            return picture;
        }));
    }

    /** {@return of everybody in a room who let one be taken, that there is one, or was} */
    public List<Kept> of(RoomId room) {
        return list("join room.candidate c on c.id = p.candidate_id where c.room_id = :id", room.value());
    }

    /** {@return of one candidate's pictures that there is one, or was} */
    List<Kept> of(CandidateId candidate) {
        return list("where p.candidate_id = :id", candidate.value());
    }

    /** {@return somebody's own pictures that are still kept} */
    public List<Kept> of(WorkerId worker) {
        return list("where p.worker_id = :id and p.deleted_at is null", worker.value());
    }

    /** Takes somebody's consent back: all pictures of them are deleted now. {@return how many} */
    public int withdraw(WorkerId worker, Instant now) {
        return delete(kept("worker_id = :id", worker.value()), "worker:" + worker, now);
    }

    /** Deletes what is kept no longer. {@return how many; at most 200, the rest waits for the next time} */
    int deleteOld(Instant now) {
        var old = db.sql("""
                select id from room.photo where deleted_at is null and delete_after <= :now
                order by delete_after limit :limit
                """)
                .param("now", RoomTable.timestamp(now))
                .param("limit", AT_A_TIME)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .list();
        return delete(old, "system:retention", now);
    }

    /** First the picture, then the word that it is gone: a crash in between deletes it again. */
    private int delete(List<UUID> photos, String by, Instant now) {
        for (var id : photos) {
            try {
                objects.delete(key(id));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            transaction.executeWithoutResult(status -> {
                db.sql(
                                "update room.photo set deleted_at = :now, deleted_by = :by where id = :id and deleted_at is null")
                        .param("now", RoomTable.timestamp(now))
                        .param("by", by)
                        .param("id", id)
                        .update();
                audit.record(by, "room-photo-deleted", "photo", id.toString(), Map.of(), now);
            });
        }
        return photos.size();
    }

    private List<UUID> kept(String whose, UUID id) {
        return db.sql("select id from room.photo where deleted_at is null and " + whose)
                .param("id", id)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .list();
    }

    private List<Kept> list(String which, UUID id) {
        return db.sql("""
                select p.candidate_id, p.taken_at, p.delete_after, p.deleted_at,
                       coalesce(p.deleted_by = 'worker:' || p.worker_id, false) as by_bearer
                from room.photo p
                %s
                order by p.taken_at
                """.formatted(which))
                .param("id", id)
                .query((rs, row) -> new Kept(
                        new CandidateId(rs.getObject("candidate_id", UUID.class)),
                        RoomTable.instant(rs, "taken_at"),
                        RoomTable.instant(rs, "delete_after"),
                        RoomTable.instantOrNone(rs, "deleted_at"),
                        rs.getBoolean("by_bearer")))
                .list();
    }

    private void store(String key, byte[] sealed) {
        try {
            objects.put(key, new ByteArrayInputStream(sealed), "application/octet-stream");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<byte[]> read(String key) {
        try (var stream = objects.get(key).orElse(null)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(personalData.openBytes(Field.EXAM_PHOTO, stream.readAllBytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String key(UUID id) {
        return "room-photos/" + id;
    }
}
