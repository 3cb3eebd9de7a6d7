package liangku.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How a question is filed in the bank. Not part of any version: filing asks for no second person.
 *
 * @param tags free words, at most 20 of 40 characters, ascending
 * @param enemies identifiers of questions that must not stand on one paper with it, ascending: the at most 50 that were
 *     given to it, and those that it was given to
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

    /** Most enemies one question is given. */
    static final int ENEMIES_MAX = 50;

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

    private static List<String> ascending(Collection<String> words) {
        return List.copyOf(new TreeSet<>(words));
    }
}
