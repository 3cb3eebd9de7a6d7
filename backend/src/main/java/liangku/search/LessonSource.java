package liangku.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.Lesson;
import liangku.courseware.LessonId;
import org.springframework.stereotype.Component;

/** Lessons by title, summary and every word of their text, in both languages. */
@Component
class LessonSource implements SearchSource {

    private final Courses courses;

    LessonSource(Courses courses) {
        this.courses = courses;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.LESSON;
    }

    @Override
    public boolean isEmpty() {
        return courses.all().stream().allMatch(course -> course.lessons().isEmpty());
    }

    @Override
    public void all(Consumer<List<Entry>> sets) {
        for (var course : courses.all()) {
            sets.accept(of(course.lessons().stream()
                    .map(lesson -> lesson.id().toString())
                    .toList()));
        }
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> courses.lesson(new LessonId(UUID.fromString(id))).stream())
                .map(LessonSource::entry)
                .toList();
    }

    private static Entry entry(Lesson lesson) {
        var outline = lesson.outline();
        return new Entry(
                SearchKind.LESSON,
                outline.id().toString(),
                outline.title().zh(),
                String.join(
                        " ",
                        outline.title().en(),
                        outline.summary().zh(),
                        outline.summary().en(),
                        lesson.plainText(Language.ZH),
                        lesson.plainText(Language.EN)),
                outline.knowledgePoints(),
                List.of());
    }
}
