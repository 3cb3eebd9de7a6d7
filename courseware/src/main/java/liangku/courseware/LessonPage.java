package liangku.courseware;

import java.util.List;
import java.util.Optional;

/**
 * A lesson as it is read, in one language.
 *
 * @param html safe to put into a page as it is: our own elements only, pictures only from our own media
 * @param bytes what loading all of it costs
 * @param next the lesson after it in the course
 */
public record LessonPage(
        LessonId id,
        CourseId course,
        String title,
        LessonKind kind,
        int minutes,
        String html,
        Optional<Film> film,
        long bytes,
        Optional<LessonId> next) {

    /** @param bytes of the film alone, for a warning before it is loaded over a mobile network */
    public record Film(
            String url, Optional<String> poster, int durationSeconds, long bytes, List<Subtitles> subtitles) {

        public Film {
            subtitles = List.copyOf(subtitles);
        }
    }

    /** @param language BCP 47 */
    public record Subtitles(String language, String url) {}
}
