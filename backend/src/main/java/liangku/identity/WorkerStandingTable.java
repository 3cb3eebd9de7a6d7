package liangku.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import liangku.people.Phone;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who workers are when they sign in and with every request: the epoch of their tokens, 1 for those who have no row, and of
 * the person the name alone, for nothing else is to be opened.
 */
class WorkerStandingTable {

    private static final String STANDING = "select w.id, w.name, coalesce(e.epoch, 1) as epoch ";

    private static final String OF_WORKER = """
            from people.worker w
            left join identity.worker_epoch e on e.worker_id = w.id
            """;

    /** @param givenBack whether the token that was asked about is worthless */
    record Bearer(Callers.Standing standing, boolean givenBack) {}

    private final JdbcClient db;
    private final PersonalData personalData;

    WorkerStandingTable(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    Optional<Callers.Standing> byPhone(Phone phone) {
        return db.sql(STANDING + OF_WORKER + "where w.phone_index = :index")
                .param("index", personalData.blindIndex(Field.PHONE, phone.value()))
                .query(this::standing)
                .optional();
    }

    Optional<Callers.Standing> find(WorkerId worker) {
        return db.sql(STANDING + OF_WORKER + "where w.id = :worker")
                .param("worker", worker.value())
                .query(this::standing)
                .optional();
    }

    /** {@return who somebody is, and in the same read whether the token they show was given back} */
    Optional<Bearer> find(WorkerId worker, byte[] sha256) {
        return db.sql(STANDING + """
                , exists (select from identity.revoked_token t where t.sha256 = :sha256) as given_back
                """ + OF_WORKER + "where w.id = :worker")
                .param("worker", worker.value())
                .param("sha256", sha256)
                .query((rs, row) -> new Bearer(standing(rs, row), rs.getBoolean("given_back")))
                .optional();
    }

    void raise(WorkerId worker) {
        db.sql("""
                insert into identity.worker_epoch as e (worker_id, epoch)
                values (:worker, 2)
                on conflict (worker_id) do update set epoch = e.epoch + 1
                """).param("worker", worker.value()).update();
    }

    private Callers.Standing standing(ResultSet rs, int row) throws SQLException {
        var worker = new WorkerId(rs.getObject("id", UUID.class));
        var name = personalData.open(Field.PERSON_NAME, rs.getBytes("name"));
        return new Callers.Standing(Callers.of(worker, name), rs.getInt("epoch"));
    }
}
