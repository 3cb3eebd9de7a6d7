package liangku.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A rate as a number with a bar under it; a rate over nothing is a dash, never zero. */
public final class RateBar extends Div {

    private static final long serialVersionUID = 1L;

    /** @param percent in 0..100, or null where the denominator is zero */
    public RateBar(@Nullable BigDecimal percent, Formats formats) {
        addClassName("lk-rate");
        var number = new Span(formats.percent(percent));
        number.addClassName("number");
        var fill = new Span();
        fill.addClassName("fill");
        fill.getStyle()
                .set(
                        "inline-size",
                        percent == null
                                ? "0"
                                : percent.min(BigDecimal.valueOf(100)).toPlainString() + "%");
        var track = new Span(fill);
        track.addClassName("track");
        track.getElement().setAttribute("aria-hidden", "true");
        add(number, track);
    }
}
