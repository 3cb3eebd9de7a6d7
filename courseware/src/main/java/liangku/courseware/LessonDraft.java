package liangku.courseware;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an author says of a lesson. Refuses what is missing or wrong with an {@link IllegalArgumentException} that names
 * it.
 *
 * @param body CommonMark; raw HTML in it is shown, not obeyed
 */
public record LessonDraft(
        String slug, Words title, Words summary, Words body, int minutes, List<String> knowledgePoints) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern LEAF = Pattern.compile("\\d{4}");
    private static final int MINUTES_MAX = 240;

    public LessonDraft {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("slug '" + slug + "' is not 1 to 80 of a-z 0-9 -");
        }
        title.completeOr("title");
        summary.completeOr("summary");
        body.completeOr("text");
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw new IllegalArgumentException("%d minutes are not in 1..%d".formatted(minutes, MINUTES_MAX));
        }
        knowledgePoints = knowledgePoints.stream().distinct().toList();
        if (knowledgePoints.isEmpty()) {
            throw new IllegalArgumentException("a lesson teaches at least one knowledge point");
        }
        for (var code : knowledgePoints) {
            if (!LEAF.matcher(code).matches()) {
                throw new IllegalArgumentException("knowledge point '" + code + "' is not a leaf of four digits");
            }
        }
    }
}
