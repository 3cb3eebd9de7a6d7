package liangku.ui.regulator;

import com.vaadin.flow.router.RouterLink;
import liangku.employer.EmployerId;
import liangku.people.WorkerId;

/** Ways into the regulator's desk from elsewhere. */
public final class RegulatorNavigation {

    private RegulatorNavigation() {}

    /** {@return to the business as it is today} */
    public static RouterLink toBusiness(String text, EmployerId employer) {
        return BusinessView.link(text, employer);
    }

    public static RouterLink toPerson(String text, WorkerId worker) {
        return PersonView.link(text, worker);
    }
}
