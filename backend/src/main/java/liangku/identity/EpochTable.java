package liangku.identity;

import liangku.people.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Token epochs of workers; 1 for those who have no row. */
class EpochTable {

    private final JdbcClient db;

    EpochTable(JdbcClient db) {
        this.db = db;
    }

    int of(WorkerId worker) {
        return db.sql("select epoch from identity.worker_epoch where worker_id = :worker")
                .param("worker", worker.value())
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    void raise(WorkerId worker) {
        db.sql("""
                insert into identity.worker_epoch as e (worker_id, epoch)
                values (:worker, 2)
                on conflict (worker_id) do update set epoch = e.epoch + 1
                """).param("worker", worker.value()).update();
    }
}
