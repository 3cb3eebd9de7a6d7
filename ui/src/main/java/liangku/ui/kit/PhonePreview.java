package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A frame as wide as a worker's phone, so that an author sees what the worker will. */
public final class PhonePreview extends Div {

    private static final long serialVersionUID = 1L;

    private final Div screen = new Div();

    public PhonePreview(String label, Component... content) {
        addClassName("lk-phone");
        screen.addClassName("screen");
        screen.getElement().setAttribute("role", "region");
        screen.getElement().setAttribute("aria-label", label);
        // What is longer than the screen is scrolled, also by who has no mouse.
        screen.getElement().setAttribute("tabindex", "0");
        add(screen);
        show(content);
    }

    public void show(Component... content) {
        screen.removeAll();
        screen.add(content);
    }
}
