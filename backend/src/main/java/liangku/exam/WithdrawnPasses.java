package liangku.exam;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A pass that was taken back stands in nobody's way: its exam may be sat again, and a new series of attempts begins. */
@Component
class WithdrawnPasses {

    private final AttemptTable attempts;

    WithdrawnPasses(JdbcClient db) {
        this.attempts = new AttemptTable(db);
    }

    /** In the withdrawing transaction on purpose: there is no moment at which somebody has neither pass nor exam. */
    @EventListener
    void on(PassWithdrawn withdrawn) {
        attempts.withdrawPass(withdrawn.attempt(), withdrawn.at());
    }
}
