package liangku.exam;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Submits what nobody submitted in time, with the answers that were saved: who ran out of time or battery is marked on
 * what they did. Any number of nodes may sweep at once.
 */
@Component
class OverdueSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueSweep.class);

    private static final int AT_A_TIME = 500;

    private final AttemptTable attempts;
    private final Submissions submissions;
    private final ExamSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverdueSweep(
            JdbcClient db,
            Submissions submissions,
            ExamSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.attempts = new AttemptTable(db);
        this.submissions = submissions;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${liangku.exam.sweep-every:15s}")
    void run() {
        var swept = sweep(clock.instant());
        if (swept > 0) {
            LOG.info("attempts ended by their deadline count={}", swept);
        }
    }

    /** {@return how many were submitted; at most 500, the rest waits for the next time} */
    int sweep(Instant now) {
        var swept = 0;
        for (var id : attempts.overdue(now, settings.answerGrace(), AT_A_TIME)) {
            swept += submit(id, now);
        }
        return swept;
    }

    private int submit(AttemptId id, Instant now) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                if (!attempts.lockIfFree(id)) {
                    return 0;
                }
                submissions.submit(id, now);
                return 1;
            }));
        } catch (RuntimeException broken) {
            // One attempt that cannot be marked must not keep all the others from their marks.
            LOG.error("attempt could not be ended by its deadline attempt={}", id, broken);
            return 0;
        }
    }
}
