package liangku.ui.kit;

import com.vaadin.flow.component.HasValidation;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.Refusal;
import liangku.employer.RowOutcome;

/**
 * Why something was refused, in the reader's language. A refusal brings a Chinese sentence that says what came and what
 * was wanted; for other readers its code has words of its own.
 */
public final class Reasons {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages/refusal", Locale.ENGLISH);

    private Reasons() {}

    public static String say(String code, String reason, Locale locale) {
        var key = "refusal." + code;
        return Formats.of(locale).english() && ENGLISH.containsKey(key) ? ENGLISH.getString(key) : reason;
    }

    /** All faults of a row; whoever mends the file should not meet them one after another. */
    private static String say(RowOutcome row, Locale locale) {
        if (row.faults().isEmpty()) {
            return say(row.code(), row.reason(), locale);
        }
        return row.faults().stream()
                .map(fault -> say(fault.code(), fault.reason(), locale))
                .collect(Collectors.joining(Formats.of(locale).english() ? "; " : "；"));
    }

    /** Marks a field as refused. {@return nothing, for the caller to hand on} */
    public static <T> Optional<T> mark(HasValidation field, Refusal why, Locale locale) {
        field.setErrorMessage(say(why.code(), why.reason(), locale));
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
            case Importing.Unreadable(Refusal why) ->
                new ImportPanel.Result.Unreadable(say(why.code(), why.reason(), locale));
            case Importing.Done(ImportReport report) ->
                new ImportPanel.Result.Read(
                        report.read(),
                        report.count(RowOutcome.Outcome.ACCEPTED) + report.count(RowOutcome.Outcome.UPDATED),
                        report.count(RowOutcome.Outcome.UNCHANGED),
                        report.count(RowOutcome.Outcome.DUPLICATE),
                        report.outcomes().stream()
                                .filter(row -> row.outcome() == RowOutcome.Outcome.REJECTED
                                        || row.outcome() == RowOutcome.Outcome.DUPLICATE)
                                .map(row ->
                                        new ImportPanel.Row(row.row(), row.identifier(), row.code(), say(row, locale)))
                                .toList());
        };
    }
}
