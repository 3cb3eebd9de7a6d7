package liangku.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a desk says where the framework would speak for itself: of a session that ended, an accident, a lost network. */
@Component
class SystemWords implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    /** The bar at the top of the page; the framework has no other way to its words. */
    private static final String INDICATOR = """
            const bar = window.Vaadin && window.Vaadin.connectionIndicator;
            if (bar) {
              bar.onlineText = $0;
              bar.offlineText = $1;
              bar.reconnectingText = $2;
            }
            """;

    private final DeskWords words;

    SystemWords(DeskWords words) {
        this.words = words;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(info -> messages(info.getLocale()));
        event.getSource().addUIInitListener(init -> speak(init.getUI()));
    }

    SystemMessages messages(Locale locale) {
        var said = new CustomizedSystemMessages();
        said.setSessionExpiredNotificationEnabled(true);
        said.setSessionExpiredCaption(word("shell.session.ended", locale));
        said.setSessionExpiredMessage(word("shell.session.ended.more", locale));
        said.setInternalErrorCaption(word("shell.accident", locale));
        said.setInternalErrorMessage(word("shell.accident.more", locale));
        said.setSyncErrorCaption(word("shell.accident", locale));
        said.setSyncErrorMessage(word("shell.accident.more", locale));
        said.setCookiesDisabledCaption(word("shell.cookies", locale));
        said.setCookiesDisabledMessage(word("shell.cookies.more", locale));
        return said;
    }

    private void speak(UI ui) {
        var locale = ui.getLocale();
        var reconnecting = ui.getReconnectDialogConfiguration();
        reconnecting.setDialogText(word("shell.network.again", locale));
        reconnecting.setDialogTextGaveUp(word("shell.network.lost", locale));
        ui.getPage()
                .executeJs(
                        INDICATOR,
                        word("shell.network.back", locale),
                        word("shell.network.lost", locale),
                        word("shell.network.again", locale));
    }

    private String word(String key, Locale locale) {
        return words.getTranslation(key, locale);
    }
}
