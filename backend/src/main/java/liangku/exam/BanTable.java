package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.employer.Category;
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
                   b.region, b.regions, b.categories, l.lifted_on, l.reason as lift_reason, l.lifted_by
            from exam.ban b
            left join exam.ban_lift l on l.ban_id = b.id
            """;

    private final JdbcClient db;
    private final PersonalData personalData;

    BanTable(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    /** {@return 1, or 0 if this decision is entered for the person already} */
    int insert(Ban ban) {
        return db.sql("""
                insert into exam.ban
                  (id, id_number_index, id_number, name_index, name, reach, decision, reason, since, until, region, regions,
                   categories, entered_by, entered_at)
                values
                  (:id, :index, :idNumber, :nameIndex, :name, :reach, :decision, :reason, :since, :until, :region, :regions,
                   :categories, :by, :at)
                on conflict (id_number_index, reach, decision) do nothing
                """)
                .param("id", ban.id().value())
                .param("index", index(ban.idNumber()))
                .param(
                        "idNumber",
                        personalData.seal(Field.ID_NUMBER, ban.idNumber().value()))
                .param("nameIndex", nameIndex(ban.name().value()))
                .param("name", personalData.seal(Field.PERSON_NAME, ban.name().value()))
                .param("reach", ban.reach().name())
                .param("decision", ban.decision())
                .param("reason", ban.reason())
                .param("since", ban.since())
                .param("until", ban.until().orElse(null))
                .param(
                        "region",
                        ban.answering().regions().stream()
                                .min(String::compareTo)
                                .orElse(""))
                .param("regions", ban.answering().regions().toArray(String[]::new))
                .param(
                        "categories",
                        ban.answering().categories().stream().map(Enum::name).toArray(String[]::new))
                .param("by", ban.enteredBy())
                .param("at", AttemptTable.timestamp(ban.enteredAt()))
                .update();
    }

    Optional<Ban> find(BanId id) {
        return db.sql(BANS + "where b.id = :id")
                .param("id", id.value())
                .query(this::ban)
                .optional();
    }

    /**
     * {@return bans below {@code after}, the last entered first}
     *
     * @param wanted part of a decision's number or reason, somebody's whole name or ID number; blank for all
     */
    List<Ban> page(String wanted, Optional<BanId> after, int limit) {
        return db.sql(BANS + """
                where (:wanted = ''
                    or position(lower(:wanted) in lower(b.decision)) > 0
                    or position(lower(:wanted) in lower(b.reason)) > 0
                    or b.name_index = :nameIndex
                    or b.id_number_index = :numberIndex)
                  and (:after::uuid is null
                    or (b.entered_at, b.id) < (select a.entered_at, a.id from exam.ban a where a.id = :after))
                order by b.entered_at desc, b.id desc
                limit :limit
                """)
                .param("wanted", wanted)
                .param("nameIndex", nameIndex(wanted))
                .param("numberIndex", personalData.blindIndex(Field.ID_NUMBER, wanted.toUpperCase(Locale.ROOT)))
                .param("after", after.map(BanId::value).orElse(null))
                .param("limit", limit)
                .query(this::ban)
                .list();
    }

    List<Ban> of(ResidentId idNumber) {
        return db.sql(BANS + "where b.id_number_index = :index order by b.since, b.id")
                .param("index", index(idNumber))
                .query(this::ban)
                .list();
    }

    /** Names of bans from before they could be found by them. {@return how many, at most {@code limit}} */
    int indexNames(int limit) {
        var open = db.sql("""
                select id, name from exam.ban where name_index is null order by id limit :limit for update skip locked
                """)
                .param("limit", limit)
                .query((rs, row) -> Map.entry(
                        rs.getObject("id", UUID.class), personalData.open(Field.PERSON_NAME, rs.getBytes("name"))))
                .list();
        open.forEach(one -> db.sql("update exam.ban set name_index = :index where id = :id")
                .param("index", nameIndex(one.getValue()))
                .param("id", one.getKey())
                .update());
        return open.size();
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

    private byte[] nameIndex(String name) {
        return personalData.blindIndex(Field.PERSON_NAME, name);
    }

    private Ban ban(ResultSet rs, int row) throws SQLException {
        var until = Optional.ofNullable(rs.getObject("until", LocalDate.class));
        var liftedOn = Optional.ofNullable(rs.getObject("lifted_on", LocalDate.class));
        var liftReason = Optional.ofNullable(rs.getString("lift_reason")).orElse("");
        var liftedBy = Optional.ofNullable(rs.getString("lifted_by")).orElse("");
        return new Ban(
                new BanId(rs.getObject("id", UUID.class)),
                new ResidentId(personalData.open(Field.ID_NUMBER, rs.getBytes("id_number"))),
                new PersonName(personalData.open(Field.PERSON_NAME, rs.getBytes("name"))),
                Reach.valueOf(rs.getString("reach")),
                rs.getString("decision"),
                rs.getString("reason"),
                rs.getObject("since", LocalDate.class),
                until,
                answering(rs),
                rs.getString("entered_by"),
                AttemptTable.instant(rs, "entered_at"),
                liftedOn.map(on -> new Ban.Lift(on, liftReason, liftedBy)));
    }

    private static Ban.Answering answering(ResultSet rs) throws SQLException {
        var regions = rs.getArray("regions");
        return regions == null
                ? new Ban.Answering(Set.of(rs.getString("region")), Set.of())
                : new Ban.Answering(
                        Set.of((String[]) regions.getArray()),
                        Stream.of((String[]) rs.getArray("categories").getArray())
                                .map(Category::valueOf)
                                .collect(Collectors.toSet()));
    }
}
