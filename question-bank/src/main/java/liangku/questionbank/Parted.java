package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;

/**
 * Several texts in one cell: a separator between them, a backslash before a separator or a backslash that belongs to a
 * text. What was joined parts into the same texts. Pure.
 */
final class Parted {

    private Parted() {}

    static String join(List<String> texts, String separator) {
        return String.join(
                        separator.length() > 1 ? " " + separator + " " : separator,
                        texts.stream()
                                .map(text -> text.replace("\\", "\\\\").replace(separator, "\\" + separator))
                                .toList())
                .strip();
    }

    /** {@return the texts without blank ends, at least one} */
    static List<String> split(String joined, String separator) {
        List<String> texts = new ArrayList<>();
        var text = new StringBuilder();
        for (int i = 0; i < joined.length(); i++) {
            if (joined.startsWith("\\\\", i)) {
                text.append('\\');
                i++;
            } else if (joined.startsWith("\\" + separator, i)) {
                text.append(separator);
                i += separator.length();
            } else if (joined.startsWith(separator, i)) {
                texts.add(text.toString().strip());
                text.setLength(0);
                i += separator.length() - 1;
            } else {
                text.append(joined.charAt(i));
            }
        }
        texts.add(text.toString().strip());
        return texts;
    }
}
