package liangku.employer;

import java.util.Set;

/** These businesses came, changed, closed or reopened. Published in the changing transaction, at most 500 at a time. */
public record EmployersChanged(Set<EmployerId> employers) {

    static final int AT_A_TIME = 500;

    public EmployersChanged {
        employers = Set.copyOf(employers);
    }
}
