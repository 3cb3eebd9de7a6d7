package liangku.supervision;

import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives positions to what is committed. However many nodes try, one does it at a time. */
@Component
class Numberer {

    private static final int SET = 5_000;

    private final FeedTable table;
    private final TransactionTemplate transaction;

    Numberer(FeedTable table, TransactionTemplate transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    /** {@return how many records got their position; 0 also while another node is at it} */
    int number(Instant now) {
        var all = 0;
        while (true) {
            int some = Objects.requireNonNull(
                    transaction.execute(status -> table.mayNumber() ? table.number(SET, now) : 0));
            all += some;
            if (some < SET) {
                return all;
            }
        }
    }
}
