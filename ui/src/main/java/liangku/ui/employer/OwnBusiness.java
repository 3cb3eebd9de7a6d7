package liangku.ui.employer;

import java.time.Clock;
import java.time.LocalDate;
import liangku.employer.Employer;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.ui.shell.CurrentCaller;
import org.springframework.stereotype.Component;

/** The business of whoever sits at the employer's desk; it never comes from an address. */
@Component
class OwnBusiness {

    private final CurrentCaller current;
    private final Employers employers;
    private final Clock clock;

    OwnBusiness(CurrentCaller current, Employers employers, Clock clock) {
        this.current = current;
        this.employers = employers;
        this.clock = clock;
    }

    Caller caller() {
        return current.get();
    }

    /** @throws IllegalStateException if the caller is no employer: a route let it through */
    EmployerId id() {
        if (caller().scope() instanceof Scope.Own(EmployerId employer)) {
            return employer;
        }
        throw new IllegalStateException(caller().role() + " has no business of its own");
    }

    Employer business() {
        return employers.find(id(), caller().scope()).orElseThrow();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
