package liangku.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.ArrayList;

/** A grid that fits a phone: there it shows only the columns one cannot do without. */
public final class Table<T> extends Grid<T> {

    private static final long serialVersionUID = 1L;
    private static final int NARROW_PX = 768;

    private final ArrayList<Column<T>> onlyWhereWide = new ArrayList<>();

    public Table() {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        addClassName("lk-table");
    }

    /** A column of text that phones have too. */
    public Table<T> text(String heading, SerializableFunction<T, String> value) {
        addColumn(value::apply).setHeader(head(heading)).setAutoWidth(true);
        return this;
    }

    /** A column of text for wide screens. */
    public Table<T> wideText(String heading, SerializableFunction<T, String> value) {
        onlyWhereWide.add(addColumn(value::apply).setHeader(head(heading)).setAutoWidth(true));
        return this;
    }

    /** A column of components that phones have too. */
    public Table<T> part(String heading, SerializableFunction<T, Component> value) {
        addComponentColumn(value::apply).setHeader(head(heading)).setAutoWidth(true);
        return this;
    }

    /** A column of components for wide screens. */
    public Table<T> widePart(String heading, SerializableFunction<T, Component> value) {
        onlyWhereWide.add(
                addComponentColumn(value::apply).setHeader(head(heading)).setAutoWidth(true));
        return this;
    }

    /**
     * One column takes what the others leave, and wraps: for long names that share the width.
     *
     * @param place from 0, in the order in which the columns were added
     * @param widthMin a CSS length
     */
    public Table<T> wraps(int place, String widthMin) {
        getColumns().forEach(column -> column.setFlexGrow(0));
        getColumns().get(place).setAutoWidth(false).setFlexGrow(1).setWidth(widthMin);
        return this;
    }

    /** Says why there is nothing, where there is nothing. */
    public Table<T> whenEmpty(VaadinIcon picture, String why) {
        setEmptyStateComponent(new EmptyState(picture, why));
        return this;
    }

    /**
     * Says that it is being read, and is read in a request of its own: a slow question holds up no page, and nobody takes
     * a table that waits for one that is empty.
     *
     * @param read sets the items
     */
    public Table<T> reading(SerializableRunnable read) {
        var empty = getEmptyStateComponent();
        var waiting = new EmptyState(VaadinIcon.HOURGLASS, getTranslation("kit.table.reading"));
        waiting.addClassName("lk-reading");
        waiting.getElement().setAttribute("role", "status");
        setEmptyStateComponent(waiting);
        getElement().setAttribute("aria-busy", "true");
        getElement().executeJs("return true").then(shown -> {
            setEmptyStateComponent(empty);
            getElement().removeAttribute("aria-busy");
            read.run();
        });
        return this;
    }

    /** As tall as its rows: for a table that is short by nature. */
    public Table<T> asTallAsItsRows() {
        setAllRowsVisible(true);
        return this;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var page = attached.getUI().getPage();
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
        var watch = page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
        addDetachListener(detached -> {
            detached.unregisterListener();
            watch.remove();
        });
    }

    /** A long heading wraps; it is no reason for a wide column. */
    private static Span head(String heading) {
        var head = new Span(heading);
        head.addClassName("lk-head");
        return head;
    }

    private void fit(int width) {
        var narrow = width > 0 && width < NARROW_PX;
        onlyWhereWide.forEach(column -> column.setVisible(!narrow));
        recalculateColumnWidths();
    }
}
