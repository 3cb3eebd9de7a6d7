package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import liangku.courseware.Course;
import liangku.courseware.CourseExport;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.LessonKind;
import liangku.courseware.LessonOutline;
import liangku.identity.Role;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Tone;
import liangku.ui.kit.Toolbar;
import liangku.ui.shell.CurrentCaller;

/** Every course with its lessons in the order of learning. */
@Route("author/courses")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class CoursesView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient Courses courses;
    private final transient Clock clock;
    private final String by;
    private final transient CourseExport export;
    private final Div list = new Div();

    CoursesView(Courses courses, CourseExport export, CurrentCaller current, Clock clock) {
        super("author.courses");
        this.courses = courses;
        this.export = export;
        this.clock = clock;
        this.by = current.get().subject();
        list.addClassName("lk-two");
        var lead = new Paragraph(getTranslation("author.courses.lead"));
        lead.addClassName("lk-lead");
        var all = download(getTranslation("author.courses.export.all"), "courses", courses::all);
        var files = new Toolbar(lead, Toolbar.gap(), all);
        if (current.get().role() == Role.AUTHOR) {
            var bring = new RouterLink(getTranslation("author.courses.import"), CourseImportView.class);
            bring.addClassName("lk-button");
            files.add(bring);
        }
        add(files, list);
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
                click -> new CourseDialog(course, courses, by, clock, this::show).open());
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var take = download(getTranslation("author.courses.export"), course.code(), () -> List.of(course));
        return new Card(course.title().in(language), summary, facts, lessons, new Toolbar(edit, take));
    }

    /** A package is read whole before its first byte is sent: a store that is lost says so instead of half a file. */
    private Anchor download(String word, String name, Supplier<List<Course>> wanted) {
        var link = new Anchor((DownloadHandler) event -> send(event, name, wanted.get()), word);
        link.addClassName("lk-button");
        return link;
    }

    private void send(DownloadEvent event, String name, List<Course> wanted) throws IOException {
        var ready = export.of(wanted);
        event.setFileName("liangku-" + name + ".zip");
        event.setContentType("application/zip");
        try (var out = event.getOutputStream()) {
            ready.write(out);
        }
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
