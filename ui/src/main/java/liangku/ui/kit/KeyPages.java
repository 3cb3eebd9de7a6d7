package liangku.ui.kit;

import com.vaadin.flow.component.grid.Grid;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a grid page after page by key while somebody scrolls, so that the millionth row costs what the first did. The
 * grid asks by offset; what was read is kept for as long as the page is open, up to {@value #ROWS_MAX} rows.
 */
public final class KeyPages<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS_MAX = 10_000;
    private static final int PAGE = 100;

    /** Reads on from a key; nothing means from the start. */
    @FunctionalInterface
    public interface Source<T> extends Serializable {
        Page<T> from(Optional<String> after, int limit);
    }

    /** @param next where to read on; empty at the end */
    public record Page<T>(List<T> rows, Optional<String> next) {}

    private final Source<T> source;
    private final ArrayList<T> read = new ArrayList<>();
    private @Nullable String next;
    private boolean ended;

    private KeyPages(Source<T> source) {
        this.source = source;
    }

    /** Shows the source from its beginning; call again when a filter changes. */
    public static <T> void show(Grid<T> grid, Source<T> source) {
        var pages = new KeyPages<>(source);
        grid.setItems(query -> pages.slice(query.getOffset(), query.getLimit()).stream());
    }

    /** Shows the source when the page is there: until then the table says that it is being read. */
    public static <T> void reading(Table<T> table, Source<T> source) {
        table.reading(() -> show(table, source));
    }

    private List<T> slice(int offset, int limit) {
        while (!ended && read.size() < offset + limit) {
            var page = source.from(Optional.ofNullable(next), PAGE);
            read.addAll(page.rows());
            next = page.next().orElse(null);
            ended = next == null || read.size() >= ROWS_MAX;
        }
        return read.subList(Math.min(offset, read.size()), Math.min(offset + limit, read.size()));
    }
}
