package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.exam.Ban.Reach;
import liangku.people.PersonName;
import liangku.people.ResidentId;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.ban} and {@code .ban_lift}. Reads {@code people.worker}, and never writes it. */
class BanTable {

    private static final String BANS = """
            select b.id, b.id_number, b.name, b.reach, b.decision, b.reason, b.since, b.until, b.entered_by, b.entered_at,
                   b.region, l.lifted_on, l.reason as lift_reason, l.lifted_by
            from exam.ban b
            left join exam.ban_lift l on l.ban_id = b.id
            """;

    private final JdbcClient db;
    private final PersonalData personalData;

    BanTable(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    /** A ban and where the authority that entered it answers. */
    record Entered(Ban ban, String region) {}

    /** {@return 1, or 0 if this decision is entered for the person already} */
    int insert(Ban ban, String region) {
        return db.sql("""
                insert into exam.ban
                  (id, id_number_index, id_number, name, reach, decision, reason, since, until, region, entered_by, entered_at)
                values
                  (:id, :index, :idNumber, :name, :reach, :decision, :reason, :since, :until, :region, :by, :at)
                on conflict (id_number_index, reach, decision) do nothing
                """)
                .param("id", ban.id().value())
                .param("index", index(ban.idNumber()))
                .param(
                        "idNumber",
                        personalData.seal(Field.ID_NUMBER, ban.idNumber().value()))
                .param("name", personalData.seal(Field.PERSON_NAME, ban.name().value()))
                .param("reach", ban.reach().name())
                .param("decision", ban.decision())
                .param("reason", ban.reason())
                .param("since", ban.since())
                .param("until", ban.until().orElse(null))
                .param("region", region)
                .param("by", ban.enteredBy())
                .param("at", AttemptTable.timestamp(ban.enteredAt()))
                .update();
    }

    Optional<Entered> find(BanId id) {
        return db.sql(BANS + "where b.id = :id")
                .param("id", id.value())
                .query(this::entered)
                .optional();
    }

    /** {@return bans, the last entered first} */
    List<Ban> newest(int limit) {
        return db
                .sql(BANS + "order by b.entered_at desc, b.id desc limit :limit")
                .param("limit", limit)
                .query(this::entered)
                .list()
                .stream()
                .map(Entered::ban)
                .toList();
    }

    List<Ban> of(ResidentId idNumber) {
        return db
                .sql(BANS + "where b.id_number_index = :index order by b.since, b.id")
                .param("index", index(idNumber))
                .query(this::entered)
                .list()
                .stream()
                .map(Entered::ban)
                .toList();
    }

    /** {@return 1, or 0 if it is lifted already} */
    int lift(BanId id, Ban.Lift lift, Instant now) {
        return db.sql("""
                insert into exam.ban_lift (ban_id, lifted_on, reason, lifted_by, lifted_at)
                values (:id, :on, :reason, :by, :now)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("on", lift.on())
                .param("reason", lift.reason())
                .param("by", lift.by())
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return who carries the number, if they are known here} */
    Optional<WorkerId> worker(ResidentId idNumber) {
        return db.sql("select id from people.worker where id_number_index = :index")
                .param("index", index(idNumber))
                .query((rs, row) -> new WorkerId(rs.getObject("id", UUID.class)))
                .optional();
    }

    private byte[] index(ResidentId idNumber) {
        return personalData.blindIndex(Field.ID_NUMBER, idNumber.value());
    }

    private Entered entered(ResultSet rs, int row) throws SQLException {
        var until = Optional.ofNullable(rs.getObject("until", LocalDate.class));
        var liftedOn = Optional.ofNullable(rs.getObject("lifted_on", LocalDate.class));
        var liftReason = Optional.ofNullable(rs.getString("lift_reason")).orElse("");
        var liftedBy = Optional.ofNullable(rs.getString("lifted_by")).orElse("");
        var ban = new Ban(
                new BanId(rs.getObject("id", UUID.class)),
                new ResidentId(personalData.open(Field.ID_NUMBER, rs.getBytes("id_number"))),
                new PersonName(personalData.open(Field.PERSON_NAME, rs.getBytes("name"))),
                Reach.valueOf(rs.getString("reach")),
                rs.getString("decision"),
                rs.getString("reason"),
                rs.getObject("since", LocalDate.class),
                until,
                rs.getString("entered_by"),
                AttemptTable.instant(rs, "entered_at"),
                liftedOn.map(on -> new Ban.Lift(on, liftReason, liftedBy)));
        return new Entered(ban, rs.getString("region"));
    }
}
