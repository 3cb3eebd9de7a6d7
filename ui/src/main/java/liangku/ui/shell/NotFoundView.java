package liangku.ui.shell;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;

/** No such page, or one that is somebody else's: both look the same, so that existence is not told. */
@Tag(Tag.MAIN)
@ParentLayout(DeskLayout.class)
@AnonymousAllowed
class NotFoundView extends DeskPage implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    NotFoundView() {
        super("shell.notfound.title");
        add(new EmptyState(
                VaadinIcon.SEARCH,
                getTranslation("shell.notfound"),
                new RouterLink(getTranslation("shell.home"), StartView.class)));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
