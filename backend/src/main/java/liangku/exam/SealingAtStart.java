package liangku.exam;

import java.util.Objects;
import java.util.function.IntUnaryOperator;
import liangku.privacy.PersonalData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a migration cannot do, because it takes the keys: seals, and makes findable, what older versions wrote. */
@Component
class SealingAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SealingAtStart.class);
    private static final int SET = 500;

    private final ExtraTimeTable extraTimes;
    private final BanTable bans;
    private final TransactionTemplate transaction;

    SealingAtStart(JdbcClient db, PersonalData personalData, TransactionTemplate transaction) {
        this.extraTimes = new ExtraTimeTable(db, personalData);
        this.bans = new BanTable(db, personalData);
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        run();
    }

    void run() {
        var reasons = all(extraTimes::sealReasons);
        var names = all(bans::indexNames);
        if (reasons + names > 0) {
            LOG.info("older rows mended: reasons sealed={} names indexed={}", reasons, names);
        }
    }

    private int all(IntUnaryOperator set) {
        var sum = 0;
        int done;
        do {
            done = Objects.requireNonNull(transaction.execute(status -> set.applyAsInt(SET)));
            sum += done;
        } while (done == SET);
        return sum;
    }
}
