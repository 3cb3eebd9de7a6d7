package liangku.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Stream;

/** Stands where figures and charts are to come while they are worked out, and says so. */
public final class Skeleton extends Div {

    private static final long serialVersionUID = 1L;

    /** @param figures how many are to come in the first row */
    public Skeleton(int figures) {
        addClassName("lk-skeleton");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-busy", "true");
        var tops = new Div(Stream.generate(Span::new).limit(figures).toArray(Span[]::new));
        tops.getElement().setAttribute("aria-hidden", "true");
        var below = new Div(new Span());
        below.getElement().setAttribute("aria-hidden", "true");
        add(new Paragraph(getTranslation("kit.reckoning")), tops, below);
    }
}
