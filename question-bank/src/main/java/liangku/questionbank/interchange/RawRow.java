package liangku.questionbank.interchange;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import liangku.questionbank.Fault;

/**
 * One row of a table as the file has it.
 *
 * @param position as a spreadsheet numbers it: 1 for the first row of the file
 * @param texts by column, 0 for the first; only what is not empty
 * @param faults by column: cells whose text is not what their author saw. The function is told the column's name.
 */
record RawRow(int position, Map<Integer, String> texts, Map<Integer, Function<String, Fault>> faults) {

    /** Further right nobody writes questions. */
    static final int COLUMNS_MAX = 100;

    RawRow(int position) {
        this(position, new HashMap<>(), new HashMap<>());
    }

    void put(int column, String text) {
        if (column < COLUMNS_MAX && !text.isBlank()) texts.put(column, text);
    }

    void put(int column, Function<String, Fault> fault) {
        if (column < COLUMNS_MAX) faults.put(column, fault);
    }

    boolean isEmpty() {
        return texts.isEmpty() && faults.isEmpty();
    }

    /** Takes rows one by one, in the order of the file. */
    interface Sink extends Consumer<RawRow> {}
}
