package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import liangku.courseware.Course;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.LessonKind;
import liangku.courseware.LessonOutline;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Tone;

/** Every course with its lessons in the order of learning. */
@Route("author/courses")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class CoursesView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Courses courses;
    private final transient Clock clock;
    private final Div list = new Div();

    CoursesView(Courses courses, Clock clock) {
        super("author.courses");
        this.courses = courses;
        this.clock = clock;
        list.addClassName("lk-two");
        var lead = new Paragraph(getTranslation("author.courses.lead"));
        lead.addClassName("lk-lead");
        add(lead, list);
        show();
    }

    private void show() {
        list.removeAll();
        var all = courses.all();
        if (all.isEmpty()) {
            list.add(new EmptyState(VaadinIcon.ACADEMY_CAP, getTranslation("author.courses.empty")));
        }
        all.forEach(course -> list.add(card(course)));
    }

    private Component card(Course course) {
        var language = Language.of(getLocale());
        var summary = new Paragraph(course.summary().in(language));
        summary.addClassName("lk-quiet");
        var facts = new Paragraph(getTranslation(
                "author.courses.facts", course.code(), course.lessons().size(), course.minutes()));
        var lessons = new OrderedList();
        lessons.addClassName("lk-lessons");
        course.lessons().forEach(lesson -> lessons.add(line(lesson, language)));
        var edit = new Button(
                getTranslation("author.courses.edit"),
                VaadinIcon.EDIT.create(),
                click -> new CourseDialog(course, courses, clock, this::show).open());
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return new Card(course.title().in(language), summary, facts, lessons, edit);
    }

    private ListItem line(LessonOutline lesson, Language language) {
        var film = lesson.kind() == LessonKind.VIDEO;
        var icon = new Icon(film ? VaadinIcon.PLAY_CIRCLE : VaadinIcon.FILE_TEXT);
        icon.getElement().setAttribute("aria-hidden", "true");
        var minutes = new Span(getTranslation("author.lesson.minutes", lesson.minutes()));
        minutes.addClassName("lk-quiet");
        return new ListItem(
                icon,
                LessonView.link(lesson.title().in(language), lesson.id()),
                new Badge(getTranslation("author.lesson." + (film ? "video" : "text")), Tone.PLAIN),
                minutes);
    }
}
