package liangku.search;

import java.time.Clock;
import liangku.courseware.CourseId;
import liangku.courseware.Courses;
import liangku.courseware.CoursesChanged;
import liangku.courseware.LessonId;
import liangku.employer.EmployerId;
import liangku.employer.EmployersChanged;
import liangku.people.RosterChanged;
import liangku.people.WorkerId;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Queues what changed, in the transaction that changed it. */
@Component
class SearchListener {

    private final Search search;
    private final Courses courses;
    private final Clock clock;

    SearchListener(Search search, Courses courses, Clock clock) {
        this.search = search;
        this.courses = courses;
        this.clock = clock;
    }

    @EventListener
    void questions(QuestionsChanged event) {
        search.changed(
                SearchKind.QUESTION,
                event.questions().stream().map(QuestionId::toString).toList(),
                clock.instant());
    }

    /** The event does not say whether the course, one of its lessons or their order changed; all are few. */
    @EventListener
    void courses(CoursesChanged event) {
        search.changed(
                SearchKind.COURSE,
                event.courses().stream().map(CourseId::toString).toList(),
                clock.instant());
        search.changed(
                SearchKind.LESSON,
                event.courses().stream()
                        .flatMap(course -> courses.everyLessonOf(course).stream())
                        .map(LessonId::toString)
                        .toList(),
                clock.instant());
    }

    @EventListener
    void businesses(EmployersChanged event) {
        search.changed(
                SearchKind.BUSINESS,
                event.employers().stream().map(EmployerId::toString).toList(),
                clock.instant());
    }

    @EventListener
    void people(RosterChanged event) {
        search.changed(
                SearchKind.PERSON,
                event.workers().stream().map(WorkerId::toString).toList(),
                clock.instant());
    }
}
