package liangku.questionbank;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes what questions are found by that were written before anyone noted it, or noted it as it is noted now. */
@Component
public class LikenessNotes {

    private static final int SET = 1_000;

    private final QuestionTable questions;
    private final FoundByTable found;
    private final LikenessTable likeness;
    private final TransactionTemplate transaction;

    public LikenessNotes(JdbcClient db, TransactionTemplate transaction) {
        this.questions = new QuestionTable(db);
        this.found = new FoundByTable(db);
        this.likeness = new LikenessTable(db);
        this.transaction = transaction;
    }

    /**
     * Catches up after an upgrade, while the platform is in use already; several nodes may start at once, and a start that
     * is cut short goes on with the next.
     */
    @Async
    @EventListener(ApplicationReadyEvent.class)
    public void catchUp() {
        int noted;
        do {
            noted = Objects.requireNonNull(transaction.execute(status -> noteSome()));
        } while (noted > 0);
    }

    private int noteSome() {
        questions.lock();
        List<QuestionTable.Write> writes = likeness.unnoted(SET).stream()
                .map(question -> QuestionTable.Write.of(question.reference(), question.content()))
                .toList();
        if (!writes.isEmpty()) {
            found.note(writes);
            questions.noteTwins(writes);
        }
        return writes.size();
    }
}
