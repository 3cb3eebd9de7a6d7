package liangku.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a table, for the eye and for Markdown alike. */
final class Table {

    private static final List<String> HEADER =
            List.of("name", "value", "unit", "goal", "limit or peer measured beside it", "ratio", "met");

    private Table() {}

    /** {@return lines of a Markdown table whose columns line up} */
    static List<String> of(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        figures.forEach(figure -> rows.add(row(figure)));
        var widths = new int[HEADER.size()];
        for (var row : rows) {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, rule(widths));
        return lines;
    }

    /** {@return three significant digits, and all digits before the point} */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        var size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }

    private static List<String> row(Figure figure) {
        return List.of(
                figure.name(),
                number(figure.value()),
                figure.unit(),
                figure.goal().words(),
                figure.beside()
                        .map(other -> other.what() + ": " + number(other.value()))
                        .orElse(""),
                figure.ratio().map(ratio -> number(ratio) + "x").orElse(""),
                met(figure));
    }

    private static String met(Figure figure) {
        if (!figure.met()) {
            return "NO";
        }
        return figure.goal() instanceof Goal.Stated ? "–" : "yes";
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (var column = 0; column < widths.length; column++) {
            var cell = cells.get(column);
            line.append(' ')
                    .append(cell)
                    .repeat(' ', widths[column] - width(cell))
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(int[] widths) {
        var line = new StringBuilder("|");
        for (var width : widths) {
            line.append('-').repeat('-', width).append("-|");
        }
        return line.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
