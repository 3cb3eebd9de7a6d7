package liangku.ui.session;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import liangku.compliance.Standing;

/** Ways into the exam sessions from other desks. */
public final class SessionNavigation {

    private SessionNavigation() {}

    /** {@return what schedules a session at the business, and then shows it} */
    public static Button scheduleAt(Standing standing, SessionOffers offers, String word) {
        return new Button(
                word, VaadinIcon.CALENDAR_CLOCK.create(), click -> new SessionDialog(standing, offers).open());
    }
}
