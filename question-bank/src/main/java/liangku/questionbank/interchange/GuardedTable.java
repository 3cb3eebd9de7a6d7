package liangku.questionbank.interchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;

/**
 * A text table on its way to the parser, watched character by character: a parser keeps a whole row, and every cell of it,
 * before anyone can look at it. Rows of absurd length, or of more cells than a sheet has columns, never reach it; neither does
 * what follows a quote that nobody closes.
 */
final class GuardedTable extends FilterReader {

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
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) inspect(buffer[i]);
        return count;
    }

    private void inspect(char c) {
        if (!inQuotes && (c == '\n' || c == '\r')) {
            length = 0;
            cells = 0;
            beginCell();
            return;
        }
        if (++length > ROW_MAX) throw hostile("a row of more than %d characters".formatted(ROW_MAX));
        if (c == '"') {
            if (cellBegins) quoted = true;
            if (quoted) inQuotes = !inQuotes;
            cellBegins = false;
        } else if (c == separator && !inQuotes) {
            if (++cells >= CELLS_MAX) throw hostile("a row of more than %d cells".formatted(CELLS_MAX));
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

    private static UnreadableFile hostile(String what) {
        return new UnreadableFile(FileFault.Code.HOSTILE, what);
    }
}
