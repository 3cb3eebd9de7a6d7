package liangku.ui.kit;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/** A row of big numbers; wraps on a phone. */
public final class Figures extends Div {

    private static final long serialVersionUID = 1L;

    public Figures(Figure... figures) {
        this(List.of(figures));
    }

    public Figures(List<Figure> figures) {
        addClassName("lk-figures");
        figures.forEach(figure -> add(figure.card()));
    }
}
