package liangku.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The numbers people sign in with: each is one person's, and none is anybody's for ever. */
@Service
public class Phones {

    private final WorkerTable workers;
    private final Audit audit;
    private final TransactionTemplate transaction;

    public Phones(JdbcClient db, PersonalData personalData, Audit audit, TransactionTemplate transaction) {
        this.workers = new WorkerTable(db, personalData);
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What may be done about who has the number. */
    public enum Taking {
        /** It has to be nobody's. */
        FREE,
        /** Also from somebody who works nowhere any more: they lose it. */
        FROM_LEAVER
    }

    /** What moving a number came to. */
    public sealed interface Move {

        /**
         * @param before what they signed in with until now
         * @param takenFrom who had the number until now, and has none
         */
        record Moved(Optional<Phone> before, Optional<WorkerId> takenFrom) implements Move {}

        record NotFound() implements Move {}

        /** It is their number already. */
        record Same() implements Move {}

        /** Somebody has it who works somewhere. */
        record Taken(WorkerId holder) implements Move {}

        /** Somebody has it who works nowhere; {@link Taking#FROM_LEAVER} takes it from them. */
        record HeldByLeaver(WorkerId holder) implements Move {}
    }

    /**
     * The person signs in with another number from now on. Whoever asks has made sure that it is theirs to change, and ends
     * the sessions of {@code id}, and of the holder it was taken from.
     *
     * @param reason goes to the audit log; empty for the person themselves
     */
    public Move move(WorkerId id, Phone phone, Taking taking, String reason, String subject, Instant now) {
        return Objects.requireNonNull(
                transaction.execute(status -> moveInTransaction(id, phone, taking, reason, subject, now)));
    }

    private Move moveInTransaction(
            WorkerId id, Phone phone, Taking taking, String reason, String subject, Instant now) {
        workers.lock(phone);
        var worker = workers.find(id);
        if (worker.isEmpty()) {
            return new Move.NotFound();
        }
        var before = worker.get().phone();
        if (before.equals(Optional.of(phone))) {
            return new Move.Same();
        }
        var holder = workers.byPhone(phone).map(Worker::id);
        if (holder.isPresent()) {
            if (workers.employed(holder.get(), new Scope.Everything(), LocalDate.ofInstant(now, Employers.ZONE))) {
                return new Move.Taken(holder.get());
            }
            if (taking == Taking.FREE) {
                return new Move.HeldByLeaver(holder.get());
            }
            workers.takePhone(holder.get());
            record(holder.get(), "phone-taken-over", Map.of("before", phone.masked()), reason, subject, now);
        }
        workers.changePhone(id, phone);
        record(
                id,
                "phone-changed",
                Map.of("before", before.map(Phone::masked).orElse(""), "after", phone.masked()),
                reason,
                subject,
                now);
        return new Move.Moved(before, holder);
    }

    private void record(
            WorkerId id, String deed, Map<String, Object> numbers, String reason, String subject, Instant now) {
        var detail = new HashMap<>(numbers);
        if (!reason.isEmpty()) {
            detail.put("reason", reason);
        }
        audit.record(subject, deed, "worker", id.toString(), detail, now);
    }
}
