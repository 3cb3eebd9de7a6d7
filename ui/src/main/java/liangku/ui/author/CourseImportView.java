package liangku.ui.author;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import liangku.courseware.CourseImport;
import liangku.courseware.CourseImportReport;
import liangku.courseware.CourseOrder;
import liangku.courseware.CourseOrder.Mode;
import liangku.courseware.CourseOrder.OnEdited;
import liangku.courseware.CourseReading;
import liangku.courseware.Words;
import liangku.media.StoreUnavailable;
import liangku.ui.kit.DeskPage;
import liangku.ui.kit.EmptyState;
import liangku.ui.kit.Notices;
import liangku.ui.kit.Toolbar;
import liangku.ui.shell.CurrentCaller;

/** Whole courses come as a package: looked at first, lesson by lesson, then kept. */
@Route("author/courses/import")
@RolesAllowed("AUTHOR")
class CourseImportView extends DeskPage {

    private static final long serialVersionUID = 1L;

    private final transient CourseImport courseImport;
    private final transient CurrentCaller current;
    private final transient Clock clock;
    private final RadioButtonGroup<OnEdited> onEdited = new RadioButtonGroup<>();
    private final UploadedFile file = new UploadedFile(this::preview, "author.courses.import.type", ".zip");
    private final Div stage = new Div();

    CourseImportView(CourseImport courseImport, CurrentCaller current, Clock clock) {
        super("author.courses.import");
        this.courseImport = courseImport;
        this.current = current;
        this.clock = clock;
        var lead = new Paragraph(getTranslation("author.courses.import.lead"));
        lead.addClassName("lk-lead");
        onEdited.setLabel(getTranslation("author.courses.import.edited"));
        onEdited.setItems(OnEdited.values());
        onEdited.setItemLabelGenerator(value ->
                getTranslation("author.courses.import.edited." + value.name().toLowerCase(Locale.ROOT)));
        onEdited.setValue(OnEdited.KEEP);
        onEdited.addValueChangeListener(chosen -> preview());
        stage.addClassName("lk-outcome");
        stage.getElement().setAttribute("aria-live", "polite");
        var panel = new Div(new H2(getTranslation("author.import.file")), onEdited, file, stage);
        panel.addClassNames("lk-card", "lk-import");
        add(new Toolbar(new RouterLink(getTranslation("author.courses.back"), CoursesView.class)), lead, panel);
        addDetachListener(left -> file.forget());
    }

    private void preview() {
        if (file.empty()) return;
        stage.removeAll();
        run(Mode.DRY_RUN).ifPresent(report -> {
            stage.add(
                    new H2(getTranslation("author.courses.import.preview", file.name())),
                    new CourseOutcomes(report, getLocale()));
            if (report.changes() > 0) {
                var keep = new Button(getTranslation("author.courses.import.keep", report.changes()), click -> keep());
                keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                keep.setDisableOnClick(true);
                stage.add(keep);
            }
        });
    }

    private void keep() {
        stage.removeAll();
        run(Mode.STORE).ifPresent(report -> {
            Notices.done(getTranslation("author.courses.import.kept", report.changes()));
            stage.add(new H2(getTranslation("kit.import.result")), new CourseOutcomes(report, getLocale()));
        });
        file.forget();
    }

    /** {@return what came of it; empty if the file or the store would not do, which is said on the stage} */
    private Optional<CourseImportReport> run(Mode mode) {
        var order = new CourseOrder(mode, onEdited.getValue(), current.get().subject());
        return file.read((content, name) -> {
            try {
                return switch (courseImport.take(content, order, clock.instant())) {
                    case CourseReading.Complete(CourseImportReport report) -> Optional.of(report);
                    case CourseReading.Unreadable(Words why) ->
                        nothing(formats().name(why.zh(), why.en()));
                };
            } catch (StoreUnavailable lost) {
                return nothing(getTranslation("author.courses.import.nostore"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private Optional<CourseImportReport> nothing(String why) {
        stage.add(new EmptyState(VaadinIcon.FILE_REMOVE, why));
        return Optional.empty();
    }
}
