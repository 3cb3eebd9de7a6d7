package liangku.ui.author;

import com.vaadin.flow.router.RouterLink;
import liangku.courseware.LessonId;
import liangku.questionbank.QuestionId;

/** Ways into the authors' desk from elsewhere. */
public final class AuthorNavigation {

    private AuthorNavigation() {}

    public static RouterLink toQuestion(String text, QuestionId question) {
        return QuestionView.link(text, question);
    }

    public static RouterLink toLesson(String text, LessonId lesson) {
        return LessonView.link(text, lesson);
    }

    public static RouterLink toCourses(String text) {
        return new RouterLink(text, CoursesView.class);
    }
}
