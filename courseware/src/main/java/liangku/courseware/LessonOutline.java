package liangku.courseware;

import java.util.List;

/**
 * What a list says of a lesson.
 *
 * @param slug unique in its course
 * @param position from 1, the order in which to learn
 * @param minutes how long it takes
 * @param knowledgePoints leaf codes of four digits, the main one first
 */
public record LessonOutline(
        LessonId id,
        CourseId course,
        String slug,
        int position,
        LessonKind kind,
        Words title,
        Words summary,
        int minutes,
        List<String> knowledgePoints) {

    public LessonOutline {
        knowledgePoints = List.copyOf(knowledgePoints);
    }
}
