package liangku.courseware;

import liangku.media.Media;

/**
 * A file that belongs to a lesson.
 *
 * @param fileName as the lesson's text and description call it
 * @param bytes what it costs to load
 */
public record LessonFile(Role role, String fileName, Media media, long bytes) {

    /** What the file is to the lesson. */
    public enum Role {
        PICTURE,
        VIDEO,
        POSTER,
        SUBTITLE_ZH,
        SUBTITLE_EN
    }
}
