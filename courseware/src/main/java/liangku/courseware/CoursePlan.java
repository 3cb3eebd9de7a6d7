package liangku.courseware;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.courseware.CourseImportReport.CoursePart;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.CourseImportReport.Row;
import liangku.courseware.CourseOrder.OnEdited;
import liangku.courseware.CourseTree.CourseFile;
import liangku.courseware.LessonTable.Known;

/**
 * What is to be done so that a course is here as it came: thought through first, so that it can be shown, and carried out
 * in the same transaction.
 *
 * @param here the course as it was before, if it was
 * @param known every lesson it has or ever had, by its folder
 * @param words what becomes of the course's own words
 * @param steps what becomes of each lesson that could be read
 * @param withdrawn what is here and no longer listed
 */
record CoursePlan(
        CourseFile file,
        Map<String, LessonParcel> parcels,
        Optional<CourseTable.Known> here,
        Map<String, Known> known,
        Outcome words,
        Map<String, Outcome> steps,
        List<String> withdrawn) {

    /** {@return the plan for what came, without a change of anything} */
    static CoursePlan of(
            CourseFile file,
            Map<String, LessonParcel> parcels,
            OnEdited onEdited,
            CourseTable courses,
            LessonTable lessons) {
        var here = courses.known(file.code());
        var known = here.map(course -> lessons.bySlug(course.id())).orElse(Map.of());
        var steps = new LinkedHashMap<String, Outcome>();
        parcels.forEach((slug, parcel) ->
                steps.put(slug, step(parcel, Optional.ofNullable(known.get(slug)), onEdited, lessons)));
        var withdrawn = known.entrySet().stream()
                .filter(entry ->
                        entry.getValue().digest() != null && !entry.getValue().withdrawn())
                .filter(entry -> !file.lessons().contains(entry.getKey()))
                .sorted(Comparator.comparingInt(entry -> entry.getValue().position()))
                .map(Map.Entry::getKey)
                .toList();
        return new CoursePlan(file, parcels, here, known, words(file, parcels, here, onEdited), steps, withdrawn);
    }

    private static Outcome words(
            CourseFile file, Map<String, LessonParcel> parcels, Optional<CourseTable.Known> here, OnEdited onEdited) {
        if (here.isEmpty()) {
            return parcels.isEmpty() ? Outcome.REFUSED : Outcome.CREATED;
        }
        var course = here.get();
        if (course.title().equals(file.title())
                && course.summary().equals(file.summary())
                && course.audience() == file.whom()) {
            return Outcome.UNCHANGED;
        }
        return course.edited() && onEdited == OnEdited.KEEP ? Outcome.KEPT : Outcome.UPDATED;
    }

    private static Outcome step(LessonParcel parcel, Optional<Known> known, OnEdited onEdited, LessonTable lessons) {
        if (known.isEmpty()) {
            return Outcome.CREATED;
        }
        var lesson = known.get();
        if (lesson.withdrawn()) {
            return Outcome.UPDATED;
        }
        if (!lesson.edited()) {
            return parcel.digest().equals(lesson.digest()) ? Outcome.UNCHANGED : Outcome.UPDATED;
        }
        var same = lessons.byId(lesson.id())
                .map(LessonParcel::digest)
                .filter(parcel.digest()::equals)
                .isPresent();
        return same ? Outcome.UNCHANGED : onEdited == OnEdited.KEEP ? Outcome.KEPT : Outcome.UPDATED;
    }

    /** {@return the course that was made or changed} Nothing of a course that is new and has no lesson. */
    Optional<CourseId> carryOut(OnEdited onEdited, CourseTable courses, LessonTable lessons, Instant now) {
        if (words == Outcome.REFUSED) {
            return Optional.empty();
        }
        var id = here.map(CourseTable.Known::id).orElseGet(() -> created(courses, now));
        if (words == Outcome.UPDATED) {
            courses.replace(id, file.title(), file.summary(), file.whom(), now);
        }
        steps.forEach((slug, outcome) -> {
            var parcel = Objects.requireNonNull(parcels.get(slug));
            switch (outcome) {
                case CREATED ->
                    lessons.insert(Courses.newLessonId(), id, parcel.draft(), parcel.content(), parcel.digest(), now);
                case UPDATED -> update(Objects.requireNonNull(known.get(slug)), parcel, onEdited, lessons, now);
                case UNCHANGED, KEPT, WITHDRAWN, REFUSED -> {}
            }
        });
        lessons.withdraw(
                withdrawn.stream()
                        .map(slug -> Objects.requireNonNull(known.get(slug)).id())
                        .toList(),
                now);
        lessons.arrange(id, file.lessons());
        return Optional.of(id);
    }

    /** One that was changed here before it was withdrawn comes back as it was changed. */
    private static void update(Known lesson, LessonParcel parcel, OnEdited onEdited, LessonTable lessons, Instant now) {
        if (lesson.edited() && onEdited == OnEdited.KEEP) {
            lessons.reinstate(lesson.id(), now);
        } else {
            lessons.replace(lesson.id(), parcel.draft(), parcel.content(), parcel.digest(), now);
        }
    }

    /** Somebody else may have brought the same course in this moment; then theirs is it. */
    private CourseId created(CourseTable courses, Instant now) {
        var fresh = Courses.newCourseId();
        return courses.insert(fresh, file.code(), file.title(), file.summary(), file.whom(), now) == 1
                ? fresh
                : courses.known(file.code()).orElseThrow().id();
    }

    /**
     * {@return what is told of it}
     *
     * @param refused the lessons that could not be read
     */
    CoursePart report(Map<String, Row> refused) {
        var rows = file.lessons().stream().map(slug -> {
            var outcome = steps.get(slug);
            return outcome == null
                    ? Objects.requireNonNull(refused.get(slug))
                    : new Row(file.code(), slug, outcome, null);
        });
        var gone = withdrawn.stream().map(slug -> new Row(file.code(), slug, Outcome.WITHDRAWN, null));
        var nothing = new Words("没有一个课时可以收下", "none of its lessons can be taken");
        return new CoursePart(
                file.code(),
                file.title(),
                // A course whose lessons change places has changed, whatever it is called.
                words == Outcome.UNCHANGED && moves() ? Outcome.UPDATED : words,
                words == Outcome.REFUSED ? nothing : null,
                Stream.concat(rows, gone).toList());
    }

    /** Whether the lessons that were here stand in another order now. */
    private boolean moves() {
        var stay = file.lessons().stream()
                .filter(slug -> known.containsKey(slug) && !known.get(slug).withdrawn())
                .toList();
        return !stay.equals(stay.stream()
                .sorted(Comparator.comparingInt(
                        slug -> Objects.requireNonNull(known.get(slug)).position()))
                .toList());
    }
}
