package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Filters and actions that stand side by side; wraps on a phone. */
public final class Toolbar extends Div {

    private static final long serialVersionUID = 1L;

    public Toolbar(Component... content) {
        addClassName("lk-toolbar");
        add(content);
    }

    /** {@return a gap that pushes what follows to the far end} */
    public static Component gap() {
        var gap = new Div();
        gap.addClassName("gap");
        return gap;
    }
}
