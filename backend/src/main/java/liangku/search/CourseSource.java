package liangku.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import liangku.courseware.Course;
import liangku.courseware.CourseId;
import liangku.courseware.Courses;
import org.springframework.stereotype.Component;

/** Courses by title and summary in both languages. */
@Component
class CourseSource implements SearchSource {

    private final Courses courses;

    CourseSource(Courses courses) {
        this.courses = courses;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.COURSE;
    }

    @Override
    public boolean isEmpty() {
        return courses.all().isEmpty();
    }

    @Override
    public void all(Consumer<List<Entry>> sets) {
        sets.accept(courses.all().stream().map(CourseSource::entry).toList());
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> courses.stored(new CourseId(UUID.fromString(id))).stream())
                .map(CourseSource::entry)
                .toList();
    }

    private static Entry entry(Course course) {
        return new Entry(
                SearchKind.COURSE,
                course.id().toString(),
                course.title().zh(),
                String.join(
                        " ",
                        course.title().en(),
                        course.summary().zh(),
                        course.summary().en()),
                List.of(course.code()),
                List.of());
    }
}
