package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tags in one cell, as people type them: parted by commas, semicolons, 、 or line ends. A tag that has one of these in its own
 * words is written with a backslash before each, and so is a backslash. What was written is read as the same tags. Pure.
 */
final class TagCell {

    private static final String SEPARATORS = ",;、，；\n";
    private static final String ESCAPED = SEPARATORS + "\\";

    private TagCell() {}

    static String write(Collection<String> tags) {
        return tags.stream().map(TagCell::escaped).collect(Collectors.joining("; "));
    }

    private static String escaped(String tag) {
        var escaped = new StringBuilder();
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (ESCAPED.indexOf(c) >= 0) escaped.append('\\');
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** {@return the tags without blank ends; a backslash before anything else is a backslash} */
    static List<String> read(String cell) {
        List<String> tags = new ArrayList<>();
        var tag = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length() && ESCAPED.indexOf(cell.charAt(i + 1)) >= 0) {
                tag.append(cell.charAt(++i));
            } else if (SEPARATORS.indexOf(c) >= 0) {
                tags.add(tag.toString().strip());
                tag.setLength(0);
            } else {
                tag.append(c);
            }
        }
        tags.add(tag.toString().strip());
        return tags.stream().filter(word -> !word.isEmpty()).toList();
    }
}
