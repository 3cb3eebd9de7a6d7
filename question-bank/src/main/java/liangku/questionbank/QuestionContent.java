package liangku.questionbank;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an author writes.
 *
 * @param identifier the author's name for it, unique in the bank and stable over versions, e.g. {@code LK-0603-01}
 * @param explanation why the answer is right; empty if the author gave none
 * @param knowledgePoint leaf of the taxonomy, e.g. {@code 0603}
 * @param difficulty 1 (nearly every trained worker knows it) to 5, the author's estimate
 * @param source the article or norm it rests on; empty if the author gave none
 */
public record QuestionContent(
        String identifier,
        Body body,
        String explanation,
        String knowledgePoint,
        int difficulty,
        String source,
        About about) {

    /** Longest identifier. */
    public static final int IDENTIFIER_MAX = 64;

    /** Longest of any text in a question, in characters. */
    public static final int TEXT_MAX = 4_000;

    private static final Pattern LEAF = Pattern.compile("\\d{4}");

    public QuestionContent {
        if (identifier.isBlank() || identifier.length() > IDENTIFIER_MAX) {
            throw new IllegalArgumentException(
                    "an identifier of 1 to %d characters was wanted, '%s' came".formatted(IDENTIFIER_MAX, identifier));
        }
        if (difficulty < 1 || difficulty > 5) {
            throw new IllegalArgumentException("difficulty %d is not in 1..5".formatted(difficulty));
        }
        if (!LEAF.matcher(knowledgePoint).matches()) {
            throw new IllegalArgumentException("'%s' is no leaf code such as 0603".formatted(knowledgePoint));
        }
        // Words that do not fit the body are refused here, not on a candidate's paper.
        about.english().ifPresent(english -> english.words().applyTo(body));
    }

    /** {@return the hashes of all pictures in its texts, each once} */
    List<String> pictures() {
        Set<String> found = new LinkedHashSet<>(Picture.in(explanation));
        collect(Wording.of(body), found);
        about.english().ifPresent(english -> {
            found.addAll(Picture.in(english.explanation()));
            collect(english.words(), found);
        });
        return List.copyOf(found);
    }

    /** {@return the leaves it is about, the main one first} */
    List<String> topics() {
        return Stream.concat(Stream.of(knowledgePoint), about.alsoAbout().stream())
                .toList();
    }

    /** {@return the same question at another difficulty} */
    QuestionContent ofDifficulty(int other) {
        return new QuestionContent(identifier, body, explanation, knowledgePoint, other, source, about);
    }

    /** {@return the same question, mainly about another leaf} */
    QuestionContent about(String leaf) {
        var others =
                about.alsoAbout().stream().filter(code -> !code.equals(leaf)).toList();
        var said = new About(others, about.posts(), about.inForceFrom(), about.expiresOn(), about.english());
        return new QuestionContent(identifier, body, explanation, leaf, difficulty, source, said);
    }

    /**
     * {@return the identifier and all that is asked, of a case its parts too, and in English where it is said so, as they are
     * searched: folded, a line each}
     */
    String words() {
        return Stream.concat(
                        Stream.of(identifier),
                        Stream.concat(
                                said(Wording.of(body)),
                                about.english().stream().flatMap(english -> said(english.words()))))
                .map(Folding::folded)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> said(Wording words) {
        var own = Stream.of(List.of(words.stem()), words.options(), words.prompts(), words.accepted())
                .flatMap(List::stream);
        return Stream.concat(own, words.parts().stream().flatMap(QuestionContent::said));
    }

    private static void collect(Wording words, Set<String> found) {
        found.addAll(Picture.in(words.stem()));
        for (var option : words.options()) found.addAll(Picture.in(option));
        for (var prompt : words.prompts()) found.addAll(Picture.in(prompt));
        for (var part : words.parts()) collect(part, found);
    }

    /** A question of which nothing more is said. */
    public QuestionContent(
            String identifier, Body body, String explanation, String knowledgePoint, int difficulty, String source) {
        this(identifier, body, explanation, knowledgePoint, difficulty, source, About.NOTHING);
    }
}
