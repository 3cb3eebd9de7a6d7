package liangku.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Column;
import liangku.exam.ExamId;
import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code room.candidate} and {@code room.seat}. */
class SeatTable {

    private final JdbcClient db;

    SeatTable(JdbcClient db) {
        this.db = db;
    }

    /** Who may sit in a room. */
    record Candidate(CandidateId id, RoomId room, WorkerId worker) {}

    /** A time somebody sat there. */
    record Stay(
            CandidateId candidate,
            Instant since,
            Pins.Origin identified,
            Optional<Instant> leftAt,
            Optional<Leaving> why) {}

    void name(List<Candidate> candidates) {
        db.sql("""
                insert into room.candidate (id, room_id, worker_id)
                select id, room, worker from unnest(:ids::uuid[], :rooms::uuid[], :workers::uuid[]) as c (id, room, worker)
                """)
                .param("ids", Column.of(candidates, Candidate::id))
                .param("rooms", Column.of(candidates, Candidate::room))
                .param("workers", Column.of(candidates, Candidate::worker))
                .update();
    }

    List<Candidate> candidates(RoomId room) {
        return db.sql("select c.id, c.room_id, c.worker_id from room.candidate c where c.room_id = :room order by c.id")
                .param("room", room.value())
                .query(SeatTable::candidate)
                .list();
    }

    Optional<Candidate> candidate(CandidateId id) {
        return db.sql("select c.id, c.room_id, c.worker_id from room.candidate c where c.id = :id")
                .param("id", id.value())
                .query(SeatTable::candidate)
                .optional();
    }

    /** {@return the key of what the device keeps of somebody, made when they first sit down} */
    byte[] paperKey(CandidateId id) {
        return db.sql("""
                update room.candidate set paper_key = coalesce(paper_key, :fresh) where id = :id returning paper_key
                """)
                .param("id", id.value())
                .param("fresh", Secrets.key())
                .query((rs, row) -> rs.getBytes("paper_key"))
                .single();
    }

    /** {@return the same, if there is one} */
    Optional<byte[]> knownPaperKey(CandidateId id) {
        return db.sql("select paper_key from room.candidate where id = :id and paper_key is not null")
                .param("id", id.value())
                .query((rs, row) -> rs.getBytes("paper_key"))
                .optional();
    }

    /** Nothing can arrive any more from rooms that were closed before this time. */
    void dropKeys(Instant closedBefore) {
        db.sql("""
                update room.candidate c set paper_key = null
                from room.room r
                where r.id = c.room_id and r.closed_at < :time and c.paper_key is not null
                """).param("time", RoomTable.timestamp(closedBefore)).update();
    }

    /** Whoever sat there before has left. */
    void sit(UUID id, Candidate who, Pins.Origin identified, byte[] token, Instant now) {
        leave(who.room(), Leaving.REPLACED, now);
        db.sql("""
                insert into room.seat (id, room_id, candidate_id, since, identified, token_sha256)
                values (:id, :room, :candidate, :now, :identified, :token)
                """)
                .param("id", id)
                .param("room", who.room().value())
                .param("candidate", who.id().value())
                .param("now", RoomTable.timestamp(now))
                .param("identified", identified.name())
                .param("token", token)
                .update();
    }

    /** {@return who left; empty if nobody sat there, or only since later: a lock told late is not the next one's} */
    Optional<WorkerId> leave(RoomId room, Leaving why, Instant at) {
        return db.sql("""
                update room.seat s
                set left_at = :at, left_why = :why
                from room.candidate c
                where s.room_id = :room and s.left_at is null and s.since <= :at and c.id = s.candidate_id
                returning c.worker_id
                """)
                .param("room", room.value())
                .param("why", why.name())
                .param("at", RoomTable.timestamp(at))
                .query((rs, row) -> new WorkerId(rs.getObject("worker_id", UUID.class)))
                .optional();
    }

    /** Ends whatever seat somebody has, wherever. */
    void dismiss(WorkerId worker, Instant now) {
        db.sql("""
                update room.seat s
                set left_at = :now, left_why = 'DISMISSED'
                from room.candidate c
                where c.worker_id = :worker and s.candidate_id = c.id and s.left_at is null
                """)
                .param("worker", worker.value())
                .param("now", RoomTable.timestamp(now))
                .update();
    }

    /** Who sits somewhere now, and for what. */
    record Sitter(RoomId room, ExamId exam, CandidateId candidate, WorkerId worker) {}

    /** {@return who sits there now with this token, in a room that is open} */
    Optional<Sitter> sitter(byte[] token, Instant closesAfter) {
        return db.sql("""
                select s.room_id, r.exam_id, s.candidate_id, c.worker_id
                from room.seat s
                join room.room r on r.id = s.room_id
                join room.candidate c on c.id = s.candidate_id
                where s.token_sha256 = :token and s.left_at is null and r.closed_at is null and r.closes_at > :time
                """)
                .param("token", token)
                .param("time", RoomTable.timestamp(closesAfter))
                .query((rs, row) -> new Sitter(
                        new RoomId(rs.getObject("room_id", UUID.class)),
                        new ExamId(rs.getObject("exam_id", UUID.class)),
                        new CandidateId(rs.getObject("candidate_id", UUID.class)),
                        new WorkerId(rs.getObject("worker_id", UUID.class))))
                .optional();
    }

    /** {@return every time somebody sat there, the first first} */
    List<Stay> stays(RoomId room) {
        return db.sql("""
                select s.candidate_id, s.since, s.identified, s.left_at, s.left_why
                from room.seat s
                where s.room_id = :room
                order by s.since, s.id
                """).param("room", room.value()).query(SeatTable::stay).list();
    }

    /** A room that somebody was named in, and as whom. */
    record Place(RoomId room, CandidateId candidate, String name, Instant openedAt) {}

    /** {@return the rooms for an exam that somebody was named in and that were open at some time in between} */
    List<Place> places(WorkerId worker, ExamId exam, Instant from, Instant until) {
        return db.sql("""
                select r.id as room_id, c.id, r.place, r.opened_at
                from room.candidate c
                join room.room r on r.id = c.room_id
                where c.worker_id = :worker and r.exam_id = :exam
                  and r.opened_at <= :until and (r.closed_at is null or r.closed_at >= :from)
                order by r.opened_at, r.id
                """)
                .param("worker", worker.value())
                .param("exam", exam.value())
                .param("from", RoomTable.timestamp(from))
                .param("until", RoomTable.timestamp(until))
                .query((rs, row) -> new Place(
                        new RoomId(rs.getObject("room_id", UUID.class)),
                        new CandidateId(rs.getObject("id", UUID.class)),
                        rs.getString("place"),
                        RoomTable.instant(rs, "opened_at")))
                .list();
    }

    /** A time somebody sat in a room, wherever. */
    record StayAt(
            String place, Instant since, Pins.Origin identified, Optional<Instant> leftAt, Optional<Leaving> why) {}

    /** {@return every time somebody sat in a room for an exam in between, by when they sat down} */
    List<StayAt> stays(WorkerId worker, ExamId exam, Instant from, Instant until) {
        return db.sql("""
                select r.place, s.since, s.identified, s.left_at, s.left_why
                from room.candidate c
                join room.seat s on s.candidate_id = c.id
                join room.room r on r.id = s.room_id
                where c.worker_id = :worker and r.exam_id = :exam
                  and s.since <= :until and coalesce(s.left_at, :until) >= :from
                order by s.since, s.id
                """)
                .param("worker", worker.value())
                .param("exam", exam.value())
                .param("from", RoomTable.timestamp(from))
                .param("until", RoomTable.timestamp(until))
                .query((rs, row) -> new StayAt(
                        rs.getString("place"),
                        RoomTable.instant(rs, "since"),
                        Pins.Origin.valueOf(rs.getString("identified")),
                        RoomTable.instantOrNone(rs, "left_at"),
                        Optional.ofNullable(rs.getString("left_why")).map(Leaving::valueOf)))
                .list();
    }

    private static Candidate candidate(ResultSet rs, int row) throws SQLException {
        return new Candidate(
                new CandidateId(rs.getObject("id", UUID.class)),
                new RoomId(rs.getObject("room_id", UUID.class)),
                new WorkerId(rs.getObject("worker_id", UUID.class)));
    }

    private static Stay stay(ResultSet rs, int row) throws SQLException {
        return new Stay(
                new CandidateId(rs.getObject("candidate_id", UUID.class)),
                RoomTable.instant(rs, "since"),
                Pins.Origin.valueOf(rs.getString("identified")),
                RoomTable.instantOrNone(rs, "left_at"),
                Optional.ofNullable(rs.getString("left_why")).map(Leaving::valueOf));
    }
}
