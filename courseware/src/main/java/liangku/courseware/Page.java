package liangku.courseware;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.courseware.LessonFile.Role;
import liangku.courseware.LessonPage.Film;
import liangku.courseware.LessonPage.Subtitles;

/** From a lesson as it is stored to a lesson as it is read. */
final class Page {

    private Page() {}

    static LessonPage of(Lesson lesson, Optional<LessonId> next, Language language) {
        var outline = lesson.outline();
        var html = LessonText.html(
                lesson.body().in(language),
                lesson.files().stream()
                        .filter(file -> file.role() == Role.PICTURE)
                        .collect(Collectors.toMap(
                                LessonFile::fileName, file -> file.media().url())));
        return new LessonPage(
                outline.id(),
                outline.course(),
                outline.title().in(language),
                outline.kind(),
                outline.minutes(),
                html,
                film(lesson),
                html.getBytes(StandardCharsets.UTF_8).length + bytes(lesson, html, language),
                next);
    }

    private static Optional<Film> film(Lesson lesson) {
        return switch (lesson) {
            case Lesson.TextLesson text -> Optional.empty();
            case Lesson.VideoLesson video ->
                file(video, Role.VIDEO)
                        .map(film -> new Film(
                                film.media().url(),
                                file(video, Role.POSTER)
                                        .map(poster -> poster.media().url()),
                                (int) video.length().toSeconds(),
                                film.bytes(),
                                subtitles(video)));
        };
    }

    private static List<Subtitles> subtitles(Lesson lesson) {
        var subtitles = new ArrayList<Subtitles>();
        file(lesson, Role.SUBTITLE_ZH)
                .ifPresent(file -> subtitles.add(
                        new Subtitles(Language.ZH.tag(), file.media().url())));
        file(lesson, Role.SUBTITLE_EN)
                .ifPresent(file -> subtitles.add(
                        new Subtitles(Language.EN.tag(), file.media().url())));
        return subtitles;
    }

    /** What a reader of this language loads: not the other language's pictures and subtitles. */
    private static long bytes(Lesson lesson, String html, Language language) {
        return lesson.files().stream()
                .filter(file -> switch (file.role()) {
                    case PICTURE -> html.contains(file.media().url());
                    case VIDEO, POSTER -> true;
                    case SUBTITLE_ZH -> language == Language.ZH;
                    case SUBTITLE_EN -> language == Language.EN;
                })
                .mapToLong(LessonFile::bytes)
                .sum();
    }

    private static Optional<LessonFile> file(Lesson lesson, Role role) {
        return lesson.files().stream().filter(file -> file.role() == role).findFirst();
    }
}
