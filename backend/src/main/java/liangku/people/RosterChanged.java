package liangku.people;

import java.util.Set;
import liangku.employer.EmployerId;

/**
 * Employments of these people at these businesses began, ended or changed, or how their names are written. Published in the
 * changing transaction, at most 500 people at a time.
 */
public record RosterChanged(Set<EmployerId> employers, Set<WorkerId> workers) {

    static final int AT_A_TIME = 500;

    public RosterChanged {
        employers = Set.copyOf(employers);
        workers = Set.copyOf(workers);
    }
}
