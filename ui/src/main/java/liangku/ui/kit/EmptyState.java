package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Nothing to show: says why, and what to do next. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    public EmptyState(VaadinIcon picture, String why, Component... next) {
        addClassName("lk-empty");
        var icon = new Icon(picture);
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Paragraph(why));
        add(next);
    }
}
