package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a question is filed in the bank. Not part of any version: filing asks for no second person.
 *
 * @param tags free words, at most 20 of 40 characters, ascending
 * @param enemies identifiers of questions that must not stand on one paper with it, ascending: those that were given to it,
 *     at most 50 at a time, and those that it was given to
 */
public record Labels(List<String> tags, List<String> enemies) {

    /**
     * The tag of questions that are kept for exams: nobody practises them. A tag, so that authors set it singly and in
     * bulk, filter by it and carry it in files, and so that it holds from the moment it is set, for every version.
     */
    public static final String RESERVED = "考试专用";

    /** Filed nowhere. */
    public static final Labels NONE = new Labels(List.of(), List.of());

    /** Most tags of one question. */
    static final int TAGS_MAX = 20;

    /** Longest tag, in characters. */
    static final int TAG_LENGTH_MAX = 40;

    /** Most enemies one question is given at a time. */
    static final int ENEMIES_MAX = 50;

    private static final Named NEW_ENEMIES = new Phrase("新加的互斥题", "enemies added");

    public Labels {
        tags = ascending(tags);
        enemies = ascending(enemies);
        if (tags.size() > TAGS_MAX) {
            throw new IllegalArgumentException("%d tags, at most %d were wanted".formatted(tags.size(), TAGS_MAX));
        }
        for (var tag : tags) {
            if (tag.isBlank() || tag.length() > TAG_LENGTH_MAX) {
                throw new IllegalArgumentException("'%s' is no tag".formatted(tag));
            }
        }
    }

    /** {@return whether it is kept for exams} */
    public boolean reserved() {
        return tags.contains(RESERVED);
    }

    /** {@return the fault of giving so many more enemies at once to a question that is filed so; it may keep any number} */
    Optional<Fault> tooManyEnemiesFor(Labels before) {
        return tooMany(enemies.stream()
                .filter(enemy -> !before.enemies.contains(enemy))
                .count());
    }

    /** {@return the fault of giving a question so many enemies at once} */
    static Optional<Fault> tooMany(long enemies) {
        return enemies > ENEMIES_MAX
                ? Optional.of(Fault.of(Fault.Code.TOO_MANY, NEW_ENEMIES, enemies, ENEMIES_MAX))
                : Optional.empty();
    }

    private static List<String> ascending(Collection<String> words) {
        return List.copyOf(new TreeSet<>(words));
    }

    /** {@return a tag as it is kept} On one line: it is a word beside a question, and some formats end it with the line. */
    static String tag(String typed) {
        return typed.strip().replaceAll("\\R", " ");
    }
}
