package liangku.questionbank;

import java.util.Collection;
import java.util.stream.Collectors;

/** A word of a sentence for people, in both languages. */
public record Phrase(String zh, String en) implements Named {

    /** {@return the words of what has a name of the product's own; what came from people or files is the same in both} */
    static Phrase of(Object detail) {
        if (detail instanceof Phrase phrase) return phrase;
        if (detail instanceof Named named) return new Phrase(named.zh(), named.en());
        return new Phrase(detail.toString(), detail.toString());
    }

    /** {@return all of them, parted as each language parts what it lists} */
    public static Phrase list(Collection<?> details) {
        var phrases = details.stream().map(Phrase::of).toList();
        return new Phrase(
                phrases.stream().map(Phrase::zh).collect(Collectors.joining("、")),
                phrases.stream().map(Phrase::en).collect(Collectors.joining(", ")));
    }
}
