package liangku.ui.kit;

import com.vaadin.flow.component.html.Span;

/** A state in a word and a colour. */
public final class Badge extends Span {

    private static final long serialVersionUID = 1L;

    public Badge(String word, Tone tone) {
        super(word);
        addClassName("lk-badge");
        getElement().setAttribute("data-tone", tone.attribute());
    }
}
