package liangku.identity;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/**
 * Whether the house is still being founded: it answers already, and nobody is in it yet. Who signs in now is not wrong,
 * only early.
 */
@Component
public class Founding {

    private final ApplicationAvailability availability;
    private final Accounts accounts;

    Founding(ApplicationAvailability availability, Accounts accounts) {
        this.availability = availability;
        this.accounts = accounts;
    }

    /** {@return true until the first start is over} Costs nothing once the platform is ready. */
    public boolean isGoingOn() {
        return availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC && accounts.isEmpty();
    }
}
