package liangku.ui.employer;

import com.vaadin.flow.router.RouterLink;
import liangku.people.WorkerId;

/** Ways into the employer's desk from elsewhere. */
public final class EmployerNavigation {

    private EmployerNavigation() {}

    public static RouterLink toPerson(String text, WorkerId worker) {
        return PersonView.link(text, worker);
    }
}
