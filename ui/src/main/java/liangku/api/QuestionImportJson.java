package liangku.api;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportId;
import liangku.questionbank.ImportReport;
import liangku.questionbank.RowOutcome;
import liangku.questionbank.RowOutcome.Outcome;
import liangku.questionbank.TestOutcome;
import org.jspecify.annotations.Nullable;

/** What is told of an import: item by item, test by test. */
final class QuestionImportJson {

    private QuestionImportJson() {}

    /**
     * What became of a file.
     *
     * @param importId null for a dry run
     * @param accepted new questions
     * @param updated new versions of questions the bank had
     * @param notes what is to be told of the file as a whole: what of it was not read, how many questions had no name
     * @param tests what became of each test that draws some of its items
     */
    record ReportView(
            @Nullable UUID importId,
            FileFormat format,
            int read,
            int accepted,
            int updated,
            int unchanged,
            int rejected,
            int duplicates,
            List<String> ignoredColumns,
            List<ReasonView> notes,
            List<OutcomeView> outcomes,
            List<TestView> tests) {}

    /**
     * What became of a test; in a dry run, what would.
     *
     * @param blueprint code of the draft, or of the draft or blueprint that says the same already; null if there is none
     * @param reasons what of the test is not in it, in the caller's language
     */
    record TestView(
            String title,
            TestOutcome.Outcome outcome,
            @Nullable String blueprint,
            int cells,
            int items,
            List<ReasonView> reasons) {}

    record ReasonView(Fault.Code code, String reason) {}

    /**
     * What became of one row; the reason is in the caller's language, Chinese unless English is asked for.
     *
     * @param hints what a question that came in lacks, an explanation or a source: it need not have it, but should
     */
    record OutcomeView(
            int position,
            String identifier,
            Outcome outcome,
            Fault.@Nullable Code code,
            @Nullable String reason,
            List<ReasonView> hints) {}

    static ReportView view(ImportReport report, Locale locale) {
        Function<RowOutcome, String> reason = english(locale) ? RowOutcome::en : RowOutcome::zh;
        return new ReportView(
                report.id().map(ImportId::value).orElse(null),
                report.format(),
                report.outcomes().size(),
                report.count(Outcome.ACCEPTED),
                report.count(Outcome.UPDATED),
                report.count(Outcome.UNCHANGED),
                report.count(Outcome.REJECTED),
                report.count(Outcome.DUPLICATE),
                report.ignoredColumns(),
                reasons(report.notes(), locale),
                report.outcomes().stream().map(row -> view(row, reason, locale)).toList(),
                report.tests().stream().map(test -> view(test, locale)).toList());
    }

    private static TestView view(TestOutcome test, Locale locale) {
        return new TestView(
                test.title(),
                test.outcome(),
                test.code().orElse(null),
                test.cells(),
                test.items(),
                reasons(test.faults(), locale));
    }

    private static List<ReasonView> reasons(List<Fault> faults, Locale locale) {
        return faults.stream()
                .map(fault -> new ReasonView(fault.code(), english(locale) ? fault.en() : fault.zh()))
                .toList();
    }

    private static OutcomeView view(RowOutcome row, Function<RowOutcome, String> reason, Locale locale) {
        var hints = reasons(row.hints(), locale);
        if (row.faults().isEmpty()) {
            return new OutcomeView(row.position(), row.identifier(), row.outcome(), null, null, hints);
        }
        return new OutcomeView(
                row.position(),
                row.identifier(),
                row.outcome(),
                row.faults().getFirst().code(),
                reason.apply(row),
                hints);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
