package liangku.questionbank.interchange;

import java.util.regex.Pattern;

/** Texts in the forms Moodle has for them. */
final class Dressed {

    private static final Pattern MARKDOWN =
            Pattern.compile("[*_`#<>\\[\\]|\\\\]|^ {4}|^[ \\t\\f]*+[-+=] ?|^\\d+\\. ", Pattern.MULTILINE);

    private Dressed() {}

    /**
     * {@return the plain text}
     *
     * @param format {@code html}; {@code moodle} and {@code moodle_auto_format}, which are HTML whose line ends count;
     *     {@code plain} and {@code plain_text}. Markdown and wiki texts are refused as soon as they hold a sign that might
     *     mean something in them.
     */
    static String read(String format, String text, PictureSource pictures, Draft draft) {
        return switch (format) {
            case "plain", "plain_text" -> text;
            case "moodle", "moodle_auto_format" ->
                HtmlText.read(text.strip().replace("\n", "<br>"), pictures, draft.faults, draft.notes);
            case "markdown", "wiki_like" -> {
                if (MARKDOWN.matcher(text).find()) draft.refuse(format);
                yield text;
            }
            default -> HtmlText.read(text, pictures, draft.faults, draft.notes);
        };
    }
}
