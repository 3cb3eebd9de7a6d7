package liangku.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import liangku.audit.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How far the push has come, for those who look after it. */
@Service
public class Deliveries {

    private static final int LIMIT_MAX = 200;

    private final DeliveryTable table;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Deliveries(DeliveryTable table, Audit audit, TransactionTemplate transaction) {
        this.table = table;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param due waiting, or waiting to be tried again
     * @param sent settled with the other side
     * @param dead given up after too many tries, or refused for good
     */
    public record Count(DataType dataType, long due, long sent, long dead) {}

    /** @param error of the last try */
    public record DeadLetter(long position, DataType dataType, String bizId, int version, int tries, String error) {}

    /** {@return a row for each kind of record that there is any of} */
    public List<Count> counts() {
        return table.counts();
    }

    /** {@return dead letters above {@code after}, oldest first, at most 200} */
    public List<DeadLetter> deadLetters(long after, int limit) {
        return table.deadLetters(after, Math.clamp(limit, 1, LIMIT_MAX));
    }

    /** Has all dead letters tried afresh, after whatever killed them was mended. */
    public void revive(String subject, Instant now) {
        transaction.executeWithoutResult(status -> {
            var count = table.revive(now);
            audit.record(subject, "dead-letters-revived", "supervision", "all", Map.of("count", count), now);
        });
    }
}
