package liangku.exam;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.people.People;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who needs longer for a paper: a regulator grants it with its reason, and it counts for every attempt that starts while
 * it holds. One grant holds at a time; a new one ends the one before.
 */
@Component
public class ExtraTimes {

    public static final int PERCENT_MIN = 5;
    public static final int PERCENT_MAX = 200;
    private static final int REASON_MAX = 200;

    private final ExtraTimeTable table;
    private final PreparedTable prepared;
    private final People people;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public ExtraTimes(
            JdbcClient db, PersonalData personalData, People people, Audit audit, TransactionTemplate transaction) {
        this.table = new ExtraTimeTable(db, personalData);
        this.prepared = new PreparedTable(db);
        this.people = people;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What became of a grant. */
    public sealed interface Granting {

        record Granted(ExtraTime extraTime) implements Granting {}

        /** No such person within the scope. */
        record NotFound() implements Granting {}

        /** Not 5 to 200 per cent, no reason or one of more than 200 characters, or a last day that is over. */
        record Unfit() implements Granting {}
    }

    /** @param until first day without; empty until it is ended */
    public Granting grant(
            WorkerId worker,
            int percent,
            String reason,
            Optional<LocalDate> until,
            Scope scope,
            String by,
            Instant now) {
        if (people.find(worker, scope).isEmpty()) {
            return new Granting.NotFound();
        }
        var why = reason.strip();
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        if (percent < PERCENT_MIN
                || percent > PERCENT_MAX
                || why.isEmpty()
                || why.length() > REASON_MAX
                || until.filter(end -> !end.isAfter(today)).isPresent()) {
            return new Granting.Unfit();
        }
        var granted = new ExtraTime(percent, why, by, now, until);
        return Objects.requireNonNull(transaction.execute(status -> {
            table.lock(worker);
            table.end(worker, by, now);
            var id = Generators.timeBasedEpochGenerator().generate();
            table.insert(id, worker, granted);
            // Papers that wait in a session were made for the time of before.
            prepared.forget(worker);
            audit.record(
                    by,
                    "extra-time-granted",
                    "worker",
                    worker.toString(),
                    Map.of(
                            "percent",
                            percent,
                            // The log can never forget, and the reason may be about somebody's health: it is kept
                            // sealed with the grant, and found by this.
                            "extraTime",
                            id.toString(),
                            "until",
                            until.map(LocalDate::toString).orElse("ended by hand")),
                    now);
            return new Granting.Granted(granted);
        }));
    }

    /** Ends what holds. {@return how many grants that were; 0 if none, or no such person within the scope} */
    public int end(WorkerId worker, Scope scope, String by, Instant now) {
        if (people.find(worker, scope).isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var ended = table.end(worker, by, now);
            if (ended > 0) {
                prepared.forget(worker);
                audit.record(by, "extra-time-ended", "worker", worker.toString(), Map.of(), now);
            }
            return ended;
        }));
    }

    /** {@return what holds today, and what held before, the newest first; empty if the person is not within the scope} */
    public Optional<List<ExtraTime.Grant>> of(WorkerId worker, Scope scope) {
        return people.find(worker, scope).map(known -> table.of(worker));
    }
}
