package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.jspecify.annotations.Nullable;

/**
 * One number that matters, what it counts, and what stands behind it.
 *
 * @param note e.g. numerator and denominator; empty for none
 */
public record Figure(
        String label,
        String value,
        String note,
        Tone tone,
        @Nullable RouterLink link) {

    public Figure(String label, String value, String note, Tone tone) {
        this(label, value, note, tone, null);
    }

    /** {@return the same figure, which leads somewhere when pressed} */
    public Figure leadingTo(RouterLink target) {
        return new Figure(label, value, note, tone, target);
    }

    Component card() {
        Component card = link == null ? new com.vaadin.flow.component.html.Div() : link;
        card.addClassName("lk-figure");
        card.getElement().setAttribute("data-tone", tone.attribute());
        card.getElement()
                .appendChild(
                        part("label", label).getElement(), part("value", value).getElement());
        if (!note.isEmpty()) {
            card.getElement().appendChild(part("note", note).getElement());
        }
        return card;
    }

    private static Span part(String name, String text) {
        var part = new Span(text);
        part.addClassName(name);
        return part;
    }
}
