package liangku.questionbank;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Puts the bank's indexes in order once much has come in; whoever brought it need not wait for that. */
@Component
public class BankUpkeep {

    private final FoundByTable found;

    public BankUpkeep(JdbcClient db) {
        this.found = new FoundByTable(db);
    }

    @ApplicationModuleListener
    void grew(BankGrew event) {
        found.settle();
    }
}
