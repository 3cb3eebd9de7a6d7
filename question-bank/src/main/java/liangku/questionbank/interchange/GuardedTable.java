package liangku.questionbank.interchange;

import java.io.Reader;

/**
 * A text table on its way to the parser, watched character by character: a parser keeps a whole row, and every cell of it,
 * before anyone can look at it. Rows of absurd length, or of more cells than a sheet has columns, never reach it; neither does
 * what follows a quote that nobody closes.
 */
final class GuardedTable extends GuardedReader {

    /** Longest row: dozens of times what all texts of a question may have together. */
    static final int ROW_MAX = 1_000_000;

    /** Most cells of a row: the columns of a sheet. */
    static final int CELLS_MAX = 16_384;

    private final char separator;
    private int length;
    private int cells;
    private boolean cellBegins = true;
    private boolean inQuotes;
    /** The cell began with a quote, so that a quote behind its closing one opens it again: that is how one is written. */
    private boolean quoted;

    GuardedTable(Reader table, char separator) {
        super(table);
        this.separator = separator;
    }

    @Override
    void inspect(char c) {
        if (!inQuotes && (c == '\n' || c == '\r')) {
            length = 0;
            cells = 0;
            beginCell();
            return;
        }
        if (++length > ROW_MAX) throw hostile(Excess.row(ROW_MAX, "个字", "characters"));
        if (c == '"') {
            if (cellBegins) quoted = true;
            if (quoted) inQuotes = !inQuotes;
            cellBegins = false;
        } else if (c == separator && !inQuotes) {
            if (++cells >= CELLS_MAX) throw hostile(Excess.row(CELLS_MAX, "格", "cells"));
            beginCell();
        } else {
            cellBegins = false;
        }
    }

    private void beginCell() {
        cellBegins = true;
        quoted = false;
        inQuotes = false;
    }
}
