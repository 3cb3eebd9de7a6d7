package liangku.employer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Columns of many rows, the way {@code unnest(:ids::uuid[], :names::text[])} wants them; the statement casts the texts.
 */
public final class Column {

    private Column() {}

    /** {@return one text a row} */
    public static <T> String[] of(List<T> rows, Function<T, ?> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }

    /** {@return one text or null a row} */
    public static <T> @Nullable String[] ofOptional(List<T> rows, Function<T, Optional<?>> value) {
        @Nullable String[] column = new @Nullable String[rows.size()];
        for (var i = 0; i < rows.size(); i++) {
            column[i] = value.apply(rows.get(i)).map(Object::toString).orElse(null);
        }
        return column;
    }
}
