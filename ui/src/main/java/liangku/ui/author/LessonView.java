package liangku.ui.author;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import liangku.courseware.Courses;
import liangku.courseware.Language;
import liangku.courseware.Lesson;
import liangku.courseware.LessonId;
import liangku.courseware.LessonPage;
import liangku.ui.kit.Card;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.Notices;
import liangku.ui.kit.PhonePreview;
import liangku.ui.kit.RouteIds;
import liangku.ui.kit.Toolbar;
import liangku.ui.shell.CurrentCaller;
import org.springframework.dao.OptimisticLockingFailureException;

/** One lesson: its words on the left, the worker's phone on the right. */
@Route("author/lessons/:lesson")
@RolesAllowed({"AUTHOR", "REVIEWER"})
class LessonView extends DeskPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Courses courses;
    private final transient CurrentCaller current;
    private final transient Clock clock;

    LessonView(Courses courses, CurrentCaller current, Clock clock) {
        super("author.lesson");
        this.courses = courses;
        this.current = current;
        this.clock = clock;
    }

    static RouterLink link(String text, LessonId lesson) {
        return new RouterLink(
                text,
                LessonView.class,
                new RouteParameters(new RouteParam("lesson", lesson.value().toString())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(RouteIds.read(event, "lesson", LessonId::of));
    }

    private void show(LessonId id) {
        var language = Language.of(getLocale());
        Lesson lesson = courses.lesson(id).orElseThrow(NotFoundException::new);
        LessonPage page = courses.lesson(id, language).orElseThrow(NotFoundException::new);
        removeAll();
        var both = new Div(
                form(lesson),
                new PhonePreview(
                        getTranslation("author.preview"), new H3(page.title()), film(page), new Html(article(page))));
        both.addClassNames("lk-two", "lead-wide");
        add(new Toolbar(new RouterLink(getTranslation("author.courses.back"), CoursesView.class)), both);
    }

    private Card form(Lesson lesson) {
        var title = WordsFields.line(
                getTranslation("author.title"), lesson.outline().title(), this::getTranslation);
        var summary = WordsFields.paragraph(
                getTranslation("author.summary"), lesson.outline().summary(), this::getTranslation);
        var body = WordsFields.paragraph(getTranslation("author.body"), lesson.body(), this::getTranslation);
        for (var field : new Component[] {body.zh(), body.en()}) {
            ((TextArea) field).setMaxRows(18);
            ((TextArea) field).setValueChangeMode(ValueChangeMode.ON_BLUR);
        }
        var keep = new Button(getTranslation("kit.save"), click -> {
            if (title.complete() && summary.complete() && body.complete()) {
                keep(lesson, title, summary, body);
            }
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var card = new Card(
                getTranslation("author.lesson.words"),
                title.zh(),
                title.en(),
                summary.zh(),
                summary.en(),
                body.zh(),
                body.en(),
                new Toolbar(keep));
        card.addClassName("lk-form");
        return card;
    }

    private void keep(Lesson lesson, WordsFields title, WordsFields summary, WordsFields body) {
        var id = lesson.outline().id();
        try {
            courses.updateLesson(
                    id,
                    lesson.version(),
                    title.value(),
                    summary.value(),
                    body.value(),
                    current.get().subject(),
                    clock.instant());
            Notices.done(getTranslation("author.saved"));
            show(id);
        } catch (OptimisticLockingFailureException changedSince) {
            Notices.refused(getTranslation("author.changedsince"));
        }
    }

    private static Component film(LessonPage page) {
        var place = new Div();
        page.film().ifPresent(film -> {
            var video = new com.vaadin.flow.dom.Element("video");
            video.setAttribute("controls", "");
            video.setAttribute("preload", "none");
            video.setAttribute("src", film.url());
            film.poster().ifPresent(poster -> video.setAttribute("poster", poster));
            place.getElement().appendChild(video);
        });
        return place;
    }

    /** The text is safe as it is: courseware makes it from CommonMark and lets no foreign markup through. */
    private static String article(LessonPage page) {
        return "<div class=\"lk-article\">" + page.html() + "</div>";
    }
}
