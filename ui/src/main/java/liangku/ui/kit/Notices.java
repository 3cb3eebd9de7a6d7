package liangku.ui.kit;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;

/** Short words after a deed. */
public final class Notices {

    private static final Duration LONG_ENOUGH_TO_READ = Duration.ofSeconds(6);

    private Notices() {}

    public static void done(String text) {
        show(text, NotificationVariant.LUMO_SUCCESS);
    }

    public static void refused(String text) {
        show(text, NotificationVariant.LUMO_ERROR);
    }

    private static void show(String text, NotificationVariant variant) {
        var notice = new Notification(text, (int) LONG_ENOUGH_TO_READ.toMillis(), Notification.Position.BOTTOM_CENTER);
        notice.addThemeVariants(variant);
        notice.setAssertive(variant == NotificationVariant.LUMO_ERROR);
        notice.open();
    }
}
