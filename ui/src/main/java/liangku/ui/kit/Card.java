package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** A sheet of paper on the desk, with its heading. */
public final class Card extends Div {

    private static final long serialVersionUID = 1L;

    public Card(String heading, Component... content) {
        addClassName("lk-card");
        add(new H2(heading));
        add(content);
    }
}
