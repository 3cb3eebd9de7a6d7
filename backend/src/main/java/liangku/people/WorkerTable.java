package liangku.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.employer.Column;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of people. Texts are sealed on the way in and opened on the way out, nowhere else. */
class WorkerTable {

    /** A person as far as matching needs: nothing is opened. */
    record Match(WorkerId id, Index idNumber, Index name, Optional<Index> phone) {}

    /** A blind index, comparable. */
    record Index(String hex) {
        static Index of(byte[] bytes) {
            return new Index(HexFormat.of().formatHex(bytes));
        }
    }

    record Draft(WorkerId id, PersonName name, ResidentId idNumber, Phone phone) {}

    private final JdbcClient db;
    private final PersonalData personalData;

    WorkerTable(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    byte[] index(PersonName name) {
        return personalData.blindIndex(Field.PERSON_NAME, name.value());
    }

    byte[] index(ResidentId idNumber) {
        return personalData.blindIndex(Field.ID_NUMBER, idNumber.value());
    }

    byte[] index(Phone phone) {
        return personalData.blindIndex(Field.PHONE, phone.value());
    }

    /** Asked by a request that has not been seen for half a minute: one id needs no plan of its own, as many do each time. */
    Optional<Worker> find(WorkerId id) {
        return db.sql("select id, name, id_number, phone from people.worker where id = :id")
                .param("id", id.value())
                .query(this::worker)
                .optional();
    }

    List<Worker> find(Collection<WorkerId> ids) {
        return db.sql("""
                select id, name, id_number, phone
                from people.worker
                where id = any (:ids::uuid[])
                """)
                .param("ids", Column.of(List.copyOf(ids), WorkerId::value))
                .query(this::worker)
                .list();
    }

    Optional<Worker> byPhone(Phone phone) {
        return db.sql("select id, name, id_number, phone from people.worker where phone_index = :index")
                .param("index", index(phone))
                .query(this::worker)
                .optional();
    }

    Optional<Worker> byIdNumber(ResidentId idNumber) {
        return db.sql("select id, name, id_number, phone from people.worker where id_number_index = :index")
                .param("index", index(idNumber))
                .query(this::worker)
                .optional();
    }

    /** {@return whether the person works or worked at a business within {@code scope}} */
    boolean visible(WorkerId id, Scope scope) {
        var visible = ScopeSql.where(scope, "e");
        return db.sql("""
                select exists (select
                               from people.employment m
                                    join employer.employer e on e.id = m.employer_id
                               where m.worker_id = :id and %s)
                """.formatted(visible.sql()))
                .params(visible.parameters())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** {@return whether the person has an employment at a business within {@code scope} that lasts beyond {@code day}} */
    boolean employed(WorkerId id, Scope scope, LocalDate day) {
        var visible = ScopeSql.where(scope, "e");
        return db.sql("""
                select exists (select
                               from people.employment m
                                    join employer.employer e on e.id = m.employer_id
                               where m.worker_id = :id and (m.until is null or m.until > :day) and %s)
                """.formatted(visible.sql()))
                .params(visible.parameters())
                .param("id", id.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    List<Match> matches(byte[][] idNumbers) {
        return db.sql("""
                select id, id_number_index, name_index, phone_index
                from people.worker
                where id_number_index = any (:indexes)
                """)
                .param("indexes", idNumbers)
                .query((rs, row) -> new Match(
                        new WorkerId(rs.getObject("id", UUID.class)),
                        Index.of(rs.getBytes("id_number_index")),
                        Index.of(rs.getBytes("name_index")),
                        Optional.ofNullable(rs.getBytes("phone_index")).map(Index::of)))
                .list();
    }

    /** Adds those whose ID number and phone are both still free; the others are left out. */
    void add(List<Draft> drafts, Instant now) {
        insert(drafts, true, now);
    }

    /** As {@link #add}, for people whose number is still somebody else's. */
    void addWithoutPhone(List<Draft> drafts, Instant now) {
        insert(drafts, false, now);
    }

    private void insert(List<Draft> drafts, boolean withPhone, Instant now) {
        db.sql("""
                insert into people.worker (id, name, name_index, id_number, id_number_index, phone, phone_index, created_at)
                select id, name, name_index, id_number, id_number_index, case when :withPhone then phone end,
                    case when :withPhone then phone_index end, :now
                from unnest(:ids::uuid[], :names, :nameIndexes, :idNumbers, :idNumberIndexes, :phones, :phoneIndexes)
                     as d (id, name, name_index, id_number, id_number_index, phone, phone_index)
                on conflict do nothing
                """)
                .param("ids", Column.of(drafts, Draft::id))
                .param(
                        "names",
                        bytes(
                                drafts,
                                d -> personalData.seal(
                                        Field.PERSON_NAME, d.name().value())))
                .param("nameIndexes", bytes(drafts, d -> index(d.name())))
                .param(
                        "idNumbers",
                        bytes(
                                drafts,
                                d -> personalData.seal(
                                        Field.ID_NUMBER, d.idNumber().value())))
                .param("idNumberIndexes", bytes(drafts, d -> index(d.idNumber())))
                .param(
                        "phones",
                        bytes(
                                drafts,
                                d -> personalData.seal(Field.PHONE, d.phone().value())))
                .param("phoneIndexes", bytes(drafts, d -> index(d.phone())))
                .param("withPhone", withPhone)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** {@return of these numbers those whose holder has no employment beyond {@code day}, and who that is} */
    Map<Index, WorkerId> heldByLeavers(byte[][] phones, LocalDate day) {
        return db
                .sql("""
                select w.id, w.phone_index
                from people.worker w
                where w.phone_index = any (:phones)
                  and not exists (select
                                  from people.employment m
                                  where m.worker_id = w.id and (m.until is null or m.until > :day))
                """)
                .param("phones", phones)
                .param("day", day)
                .query((rs, row) ->
                        Map.entry(Index.of(rs.getBytes("phone_index")), new WorkerId(rs.getObject("id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who moves the same number waits until the end of the transaction. */
    void lock(Phone phone) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('people.phone' || encode(:phone, 'hex'), 0))")
                .param("phone", index(phone))
                .query((rs, row) -> 0)
                .single();
    }

    void changePhone(WorkerId id, Phone phone) {
        db.sql("update people.worker set phone = :sealed, phone_index = :index where id = :id")
                .param("sealed", personalData.seal(Field.PHONE, phone.value()))
                .param("index", index(phone))
                .param("id", id.value())
                .update();
    }

    void changeName(WorkerId id, PersonName name) {
        db.sql("update people.worker set name = :sealed, name_index = :index where id = :id")
                .param("sealed", personalData.seal(Field.PERSON_NAME, name.value()))
                .param("index", index(name))
                .param("id", id.value())
                .update();
    }

    /** The person is without a number until they are given another one. */
    void takePhone(WorkerId id) {
        db.sql("update people.worker set phone = null, phone_index = null where id = :id")
                .param("id", id.value())
                .update();
    }

    Worker worker(ResultSet rs, int row) throws SQLException {
        return new Worker(
                new WorkerId(rs.getObject("id", UUID.class)),
                new PersonName(personalData.open(Field.PERSON_NAME, rs.getBytes("name"))),
                new ResidentId(personalData.open(Field.ID_NUMBER, rs.getBytes("id_number"))),
                Optional.ofNullable(rs.getBytes("phone"))
                        .map(stored -> new Phone(personalData.open(Field.PHONE, stored))));
    }

    static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }
}
