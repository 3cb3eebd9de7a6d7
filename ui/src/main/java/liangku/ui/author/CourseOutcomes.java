package liangku.ui.author;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;
import liangku.courseware.CourseImportReport;
import liangku.courseware.CourseImportReport.CoursePart;
import liangku.courseware.CourseImportReport.Outcome;
import liangku.courseware.Language;
import liangku.ui.kit.Badge;
import liangku.ui.kit.Formats;
import liangku.ui.kit.Table;
import liangku.ui.kit.Tone;

/** What becomes of each course of a package and of each of its lessons. */
class CourseOutcomes extends Div {

    private static final long serialVersionUID = 1L;

    CourseOutcomes(CourseImportReport report, Locale locale) {
        addClassName("lk-outcome");
        report.courses().forEach(part -> show(part, locale));
    }

    private void show(CoursePart part, Locale locale) {
        var title = Optional.ofNullable(part.title())
                .map(words -> words.in(Language.of(locale)))
                .orElse(part.course());
        add(new H3(new Span(title + " "), badge(part.outcome())));
        var formats = Formats.of(locale);
        Optional.ofNullable(part.reason()).ifPresent(why -> add(new Paragraph(formats.name(why.zh(), why.en()))));
        if (part.lessons().isEmpty()) {
            return;
        }
        var table = new Table<CourseImportReport.Row>();
        table.text(getTranslation("author.courses.import.folder"), CourseImportReport.Row::lesson);
        table.part(getTranslation("author.import.outcome"), row -> badge(row.outcome()));
        table.text(
                getTranslation("kit.import.reason"),
                row -> Optional.ofNullable(row.reason())
                        .map(why -> formats.name(why.zh(), why.en()))
                        .orElse(""));
        table.getColumns().getLast().setAutoWidth(false).setFlexGrow(4);
        table.setItems(part.lessons());
        add(table.asTallAsItsRows());
    }

    private Badge badge(Outcome outcome) {
        return new Badge(
                getTranslation("author.courses.outcome." + outcome.name().toLowerCase(Locale.ROOT)), tone(outcome));
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case CREATED, UPDATED -> Tone.GOOD;
            case UNCHANGED -> Tone.PLAIN;
            case KEPT, WITHDRAWN -> Tone.WAIT;
            case REFUSED -> Tone.STOP;
        };
    }
}
