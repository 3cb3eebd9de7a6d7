package liangku.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bars or a line over a few named points, drawn by ECharts from {@code kit/chart.js}. The same numbers stand in a table
 * that only screen readers meet, because a canvas tells them nothing.
 */
public final class Chart extends Div {

    private static final long serialVersionUID = 1L;

    /** @param value in per cent, null where there is none */
    public record Point(String name, @Nullable BigDecimal value) {}

    public enum Shape {
        BARS,
        LINE
    }

    /** One line or one set of bars. */
    public record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    private final Div canvas = new Div();
    private final ObjectNode spec;

    public Chart(Shape shape, String caption, List<Series> series, Formats formats) {
        addClassName("lk-chart");
        getElement().setAttribute("data-shape", shape.name());
        canvas.addClassName("canvas");
        canvas.getElement().setAttribute("role", "img");
        canvas.getElement().setAttribute("aria-label", caption);
        spec = spec(shape, series);
        add(canvas, table(caption, series, formats));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var page = attached.getUI().getPage();
        page.addJavaScript("context://kit/echarts.common.min.js");
        page.addJavaScript("context://kit/chart.js");
        canvas.getElement().executeJs("window.liangkuChart(this, $0)", spec);
    }

    private static ObjectNode spec(Shape shape, List<Series> series) {
        var spec = JsonNodeFactory.instance.objectNode();
        spec.put("shape", shape.name());
        var names = spec.putArray("names");
        if (!series.isEmpty()) {
            series.getFirst().points().forEach(point -> names.add(point.name()));
        }
        var all = spec.putArray("series");
        series.forEach(one -> {
            var node = all.addObject();
            node.put("name", one.name());
            var values = node.putArray("values");
            one.points().forEach(point -> values.add(point.value()));
        });
        return spec;
    }

    /** In something of one point that hides what is in it: a table is as wide as its words whatever it is told. */
    private static Div table(String caption, List<Series> series, Formats formats) {
        var table = new NativeTable();
        table.setCaptionText(caption);
        var head = table.getHead().addRow();
        head.addHeaderCell();
        series.forEach(one -> head.addHeaderCell().setText(one.name()));
        for (int i = 0; !series.isEmpty() && i < series.getFirst().points().size(); i++) {
            var row = table.getBody().addRow();
            row.addHeaderCell().setText(series.getFirst().points().get(i).name());
            for (var one : series) {
                row.addDataCell().setText(formats.percent(one.points().get(i).value()));
            }
        }
        var unseen = new Div(table);
        unseen.addClassName("lk-unseen");
        return unseen;
    }
}
