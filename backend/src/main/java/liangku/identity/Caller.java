package liangku.identity;

import java.util.Optional;
import liangku.employer.Scope;
import liangku.people.WorkerId;

/**
 * Who is calling, whichever way they signed in.
 *
 * @param subject stable and without personal data: {@code worker:<uuid>} or {@code account:<uuid>}; goes to the audit log
 * @param worker present exactly for {@link Role#WORKER}
 * @param scope the businesses the caller may see; {@link Scope.Nothing} for workers, authors and administrators
 */
public record Caller(String subject, Role role, String displayName, Optional<WorkerId> worker, Scope scope) {

    /** {@return the worker who is calling} @throws IllegalStateException for any other role: a route let it through */
    public WorkerId workerOrThrow() {
        return worker.orElseThrow(() -> new IllegalStateException(role + " is not a worker"));
    }
}
