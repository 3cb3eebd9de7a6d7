package liangku.questionbank.interchange;

/** The texts of one question of Moodle XML, each in the form it says it is in, with the files beside it. */
final class MoodleTexts {

    private final MoodleFiles files;
    private final Draft draft;
    private final String format;

    /** @param question its own text's form is that of all texts in it that say none */
    MoodleTexts(XmlTree question, MoodleFiles files, Draft draft) {
        this.files = files;
        this.draft = draft;
        this.format = question.first("questiontext")
                .map(text -> text.attribute("format"))
                .filter(named -> !named.isBlank())
                .orElse("html");
    }

    /** {@return the words in the {@code text} of this field, in plain text} */
    String read(XmlTree field) {
        var own = field.attribute("format").strip();
        var words = raw(field);
        if (words.isEmpty()) return "";
        return Dressed.read(own.isEmpty() ? format : own, words, files.of(field), draft)
                .strip();
    }

    /**
     * {@return what stands in the {@code text} of this field} HTML that was not escaped there is refused: its words would be
     * missing among the others.
     */
    String raw(XmlTree field) {
        var text = field.first("text");
        text.flatMap(words -> words.children().stream().findFirst())
                .ifPresent(inside -> draft.refuse("<text> with <" + inside.name() + ">"));
        return text.map(XmlTree::text).orElseGet(field::text);
    }

    /** Keeps the pictures that a text names by what they hold. */
    void keepNamed(String words) {
        files.keepNamed(words);
    }
}
