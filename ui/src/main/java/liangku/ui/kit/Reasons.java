package liangku.ui.kit;

import com.vaadin.flow.component.HasValidation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.Refusal;
import liangku.employer.RowOutcome;

/** Why something was refused, in the reader's language. */
public final class Reasons {

    private Reasons() {}

    public static String say(Refusal why, Locale locale) {
        return Formats.of(locale).name(why.zh(), why.en());
    }

    /** Marks a field as refused. {@return nothing, for the caller to hand on} */
    public static <T> Optional<T> mark(HasValidation field, Refusal why, Locale locale) {
        field.setErrorMessage(say(why, locale));
        field.setInvalid(true);
        return Optional.empty();
    }

    /** Takes a mark away. {@return the value, for the caller to hand on} */
    public static <T> Optional<T> accept(HasValidation field, T value) {
        field.setInvalid(false);
        return Optional.of(value);
    }

    /** {@return what came of an import, as the import panel shows it} */
    public static ImportPanel.Result of(Importing importing, Locale locale) {
        return switch (importing) {
            case Importing.Unreadable(Refusal why) -> new ImportPanel.Result.Unreadable(say(why, locale));
            case Importing.Done(ImportReport report) ->
                new ImportPanel.Result.Read(
                        report.read(),
                        report.count(RowOutcome.Outcome.ACCEPTED) + report.count(RowOutcome.Outcome.UPDATED),
                        report.count(RowOutcome.Outcome.UNCHANGED),
                        report.count(RowOutcome.Outcome.DUPLICATE),
                        rows(report, RowOutcome::refused, locale),
                        rows(report, row -> !row.refused() && !row.said().isEmpty(), locale));
        };
    }

    /** All that is said of a row at once: whoever mends the file should not meet its faults one after another. */
    private static List<ImportPanel.Row> rows(ImportReport report, Predicate<RowOutcome> shown, Locale locale) {
        var formats = Formats.of(locale);
        return report.outcomes().stream()
                .filter(shown)
                .map(row ->
                        new ImportPanel.Row(row.row(), row.identifier(), row.code(), formats.name(row.zh(), row.en())))
                .toList();
    }
}
