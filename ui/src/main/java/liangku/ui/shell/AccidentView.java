package liangku.ui.shell;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that could not be drawn. The framework's own would say so in English, and what it tripped over. */
@Tag(Tag.MAIN)
@ParentLayout(DeskLayout.class)
@AnonymousAllowed
class AccidentView extends DeskPage implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AccidentView.class);

    AccidentView() {
        super("shell.accident");
        add(new EmptyState(
                VaadinIcon.WARNING,
                getTranslation("shell.accident.page"),
                new RouterLink(getTranslation("shell.home"), StartView.class)));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.error("a page could not be drawn", parameter.getException());
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
