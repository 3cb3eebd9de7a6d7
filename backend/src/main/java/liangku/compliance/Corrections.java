package liangku.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import liangku.audit.Audit;
import liangku.audit.Reason;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Saving;
import liangku.employer.Scope;
import liangku.employer.Status;
import liangku.identity.Caller;
import liangku.identity.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes of the archive that count from a day on, and so may reach back into days whose figures were reported.
 *
 * @see "docs/decisions/reported-days-stay-reported.md"
 */
@Service
public class Corrections {

    private final Employers employers;
    private final Snapshots snapshots;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public Corrections(
            Employers employers,
            Snapshots snapshots,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.employers = employers;
        this.snapshots = snapshots;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * From {@code day} on the business has {@code status}. A regulator dates it back to the last reported day at most; the
     * system administrator as far as there is need, with a reason that goes into the audit log. Reported days that may
     * differ by it are taken again.
     *
     * @param reason blank for none; a regulator's is noted if it has 4 to 200 characters
     */
    public Correcting changeStatus(
            EmployerId id, Status status, LocalDate day, String reason, Caller caller, Instant now) {
        var last = snapshots.lastDay();
        var corrects = caller.role() == Role.SYSTEM_ADMIN;
        var why = Reason.parse(reason);
        if (corrects && why.isEmpty()) {
            return new Correcting.NoReason();
        }
        if (!corrects && employers.find(id, caller.scope()).isEmpty()) {
            return new Correcting.NotFound();
        }
        if (!corrects && last.filter(day::isBefore).isPresent()) {
            return new Correcting.Reported(last.get());
        }
        return Objects.requireNonNull(transaction.execute(changing -> {
            var scope = corrects ? new Scope.Everything() : caller.scope();
            if (!(employers.changeStatus(id, status, day, scope, caller.subject(), now) instanceof Saving.Saved)) {
                return new Correcting.NotFound();
            }
            why.ifPresent(given -> audit.record(
                    caller.subject(),
                    corrects ? "employer-status-corrected" : "employer-status-explained",
                    "employer",
                    id.toString(),
                    Map.of("status", status.name(), "day", day.toString(), "reason", given.value()),
                    now));
            if (last.filter(reported -> !day.isAfter(reported)).isPresent()) {
                events.publishEvent(new DaysReopened(day));
            }
            return new Correcting.Changed();
        }));
    }
}
