package liangku.ui.author;

import com.vaadin.flow.component.html.Div;

/** One line of a list that somebody writes. */
abstract class WrittenLine extends Div {

    private static final long serialVersionUID = 1L;

    /** Tells it which one it is now. */
    abstract void place(int index);

    /** {@return what its buttons call it, e.g. {@code B}} */
    abstract String name();

    abstract boolean blank();

    abstract void focus();
}
