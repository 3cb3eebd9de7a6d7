package liangku.room;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.exam.ExamId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code room.room}. */
class RoomTable {

    private static final String COLUMNS = """
            r.id, r.employer_id, r.exam_id, r.place, r.opened_by, r.opened_at, r.closes_at, r.closed_at, r.closed_by,
            r.device_since
            """;

    private final JdbcClient db;

    RoomTable(JdbcClient db) {
        this.db = db;
    }

    void insert(Room room) {
        db.sql("""
                insert into room.room (id, employer_id, exam_id, place, opened_by, opened_at, closes_at)
                values (:id, :employer, :exam, :place, :by, :openedAt, :closesAt)
                """)
                .param("id", room.id().value())
                .param("employer", room.employer().value())
                .param("exam", room.exam().value())
                .param("place", room.place())
                .param("by", room.openedBy())
                .param("openedAt", timestamp(room.openedAt()))
                .param("closesAt", timestamp(room.closesAt()))
                .update();
    }

    /** The device before, if there was one, is out. */
    void code(RoomId room, byte[] sha256, Instant until) {
        db.sql("""
                update room.room
                set code_sha256 = :code, code_expires_at = :until, device_sha256 = null, device_since = null
                where id = :id
                """)
                .param("id", room.value())
                .param("code", sha256)
                .param("until", timestamp(until))
                .update();
    }

    /** {@return the room a device is in from now on; empty if the code is used, old, or none} */
    Optional<Room> pair(byte[] code, byte[] device, Instant now) {
        return db.sql("""
                update room.room r
                set code_sha256 = null, code_expires_at = null, device_sha256 = :device, device_since = :now
                where r.code_sha256 = :code and r.code_expires_at > :now and r.closed_at is null
                returning
                """ + COLUMNS)
                .param("code", code)
                .param("device", device)
                .param("now", timestamp(now))
                .query(RoomTable::room)
                .optional();
    }

    Optional<Room> find(RoomId id, Scope scope) {
        var seen = ScopeSql.where(scope, "e");
        return db.sql("select " + COLUMNS + """
                from room.room r
                join employer.employer e on e.id = r.employer_id
                where r.id = :id and %s
                """.formatted(seen.sql()))
                .params(seen.parameters())
                .param("id", id.value())
                .query(RoomTable::room)
                .optional();
    }

    Optional<Room> ofDevice(byte[] device) {
        return db.sql("select " + COLUMNS + "from room.room r where r.device_sha256 = :device")
                .param("device", device)
                .query(RoomTable::room)
                .optional();
    }

    List<Room> within(Scope scope, Optional<EmployerId> employer, int limit) {
        var seen = ScopeSql.where(scope, "e");
        return db.sql("select " + COLUMNS + """
                from room.room r
                join employer.employer e on e.id = r.employer_id
                where (:employer::uuid is null or r.employer_id = :employer) and %s
                order by r.opened_at desc, r.id
                limit :limit
                """.formatted(seen.sql()))
                .params(seen.parameters())
                .param("employer", employer.map(EmployerId::value).orElse(null))
                .param("limit", limit)
                .query(RoomTable::room)
                .list();
    }

    /** The device stays known: it is told that the room is closed. {@return 1, or 0 if it is closed already} */
    int close(RoomId id, String by, Instant now) {
        return db.sql("""
                update room.room
                set closed_at = :now, closed_by = :by, code_sha256 = null, code_expires_at = null
                where id = :id and closed_at is null
                """)
                .param("id", id.value())
                .param("by", by)
                .param("now", timestamp(now))
                .update();
    }

    /** {@return open rooms whose hours are over and where nobody sits, or whose overtime is over, too; at most 200} */
    List<RoomId> over(Instant now, Duration overtime) {
        return db.sql("""
                select r.id
                from room.room r
                where r.closed_at is null
                  and r.closes_at <= :now
                  and (r.closes_at <= :long
                       or not exists (select from room.seat s where s.room_id = r.id and s.left_at is null))
                order by r.closes_at
                limit 200
                """)
                .param("now", timestamp(now))
                .param("long", timestamp(now.minus(overtime)))
                .query((rs, row) -> new RoomId(rs.getObject("id", UUID.class)))
                .list();
    }

    /** Counts a try in the room. {@return false if there were too many in the time} */
    boolean mayTry(RoomId room, int most, Instant forgiven, Instant now) {
        return db.sql("""
                update room.room
                set failures       = case when last_failed_at is null or last_failed_at <= :forgiven then 1
                                          else failures + 1 end,
                    last_failed_at = :now
                where id = :id and (failures < :most or last_failed_at is null or last_failed_at <= :forgiven)
                """)
                        .param("id", room.value())
                        .param("most", most)
                        .param("forgiven", timestamp(forgiven))
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    /** One right PIN does not undo thirty wrong ones: only its own try is not counted. */
    void wasRight(RoomId room) {
        db.sql("update room.room set failures = greatest(0, failures - 1) where id = :id")
                .param("id", room.value())
                .update();
    }

    static Room room(ResultSet rs, int row) throws SQLException {
        var closedBy = Optional.ofNullable(rs.getString("closed_by"));
        return new Room(
                new RoomId(rs.getObject("id", UUID.class)),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                new ExamId(rs.getObject("exam_id", UUID.class)),
                rs.getString("place"),
                rs.getString("opened_by"),
                instant(rs, "opened_at"),
                instant(rs, "closes_at"),
                instantOrNone(rs, "closed_at").flatMap(at -> closedBy.map(by -> new Room.Closed(at, by))),
                instantOrNone(rs, "device_since"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantOrNone(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
