package liangku.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.io.IOException;
import liangku.ui.kit.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one handler of what went wrong at a desk: everything to the log, a sentence without insides to the screen. */
@Component
class Accidents implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Accidents.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(Accidents::handle));
    }

    private static void handle(ErrorEvent error) {
        if (error.getThrowable() instanceof IOException gone) {
            // Who closed the page waits for no answer.
            LOG.debug("a desk was left in the middle of an answer", gone);
            return;
        }
        var ui = UI.getCurrent();
        if (error.getThrowable() instanceof CurrentCaller.EndedException ended) {
            LOG.info("a deed came too late: {}", ended.getMessage());
            if (ui != null) {
                ui.getPage().setLocation(EndedSessions.DOOR);
            }
            return;
        }
        LOG.error("a desk failed", error.getThrowable());
        if (ui != null) {
            var _ = ui.access(() -> Notices.refused(ui.getTranslation("shell.error")));
        }
    }
}
