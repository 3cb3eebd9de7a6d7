package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import java.time.Clock;
import liangku.courseware.Course;
import liangku.courseware.Courses;
import liangku.courseware.Words;
import liangku.ui.kit.Notices;
import org.springframework.dao.OptimisticLockingFailureException;

/** Title and summary of a course, in both languages. */
class CourseDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Course course;
    private final transient Courses courses;
    private final transient Clock clock;
    private final String by;
    private final transient Runnable saved;
    private final WordsFields title;
    private final WordsFields summary;

    CourseDialog(Course course, Courses courses, String by, Clock clock, Runnable saved) {
        this.course = course;
        this.courses = courses;
        this.by = by;
        this.clock = clock;
        this.saved = saved;
        this.title = WordsFields.line(getTranslation("author.title"), course.title(), this::getTranslation);
        this.summary = WordsFields.paragraph(getTranslation("author.summary"), course.summary(), this::getTranslation);
        setHeaderTitle(getTranslation("author.courses.edit"));
        setWidth("44rem");
        var form = new FormLayout();
        form.setAutoResponsive(true);
        form.setMaxColumns(1);
        title.addTo(form);
        summary.addTo(form);
        add(form);
        var keep = new Button(getTranslation("kit.save"), click -> keep());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), keep);
    }

    private void keep() {
        Words titles = title.value();
        Words summaries = summary.value();
        if (!title.complete() || !summary.complete()) {
            return;
        }
        try {
            courses.update(course.id(), course.version(), titles, summaries, by, clock.instant());
            Notices.done(getTranslation("author.saved"));
        } catch (OptimisticLockingFailureException changedSince) {
            Notices.refused(getTranslation("author.changedsince"));
        }
        close();
        saved.run();
    }
}
