package liangku.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import liangku.courseware.Language;
import liangku.employer.ImportMode;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.RowOutcome;
import liangku.employer.RowOutcome.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the import endpoints of businesses and people answer.
 *
 * @param importId as the audit log names it; null for a dry run, which is no import
 */
record ImportJson(
        @Nullable UUID importId,
        boolean dryRun,
        int read,
        int accepted,
        int added,
        int updated,
        int unchanged,
        int rejected,
        int duplicates,
        List<Row> outcomes) {

    /**
     * What became of one row of the file.
     *
     * @param row as Excel numbers it
     * @param identifier of the thing in the row; personal numbers masked
     * @param code {@code ok}, or why not taken as it came; stable; of several faults the first
     * @param reason what came and what was wanted, of all faults; empty if nothing is to be said
     * @param faults of a rejected row each of its faults, in the order of the columns; else empty
     */
    record Row(int row, String identifier, Outcome outcome, String code, String reason, List<Fault> faults) {}

    /** One fault of a row. */
    record Fault(String code, String reason) {}

    /** @param language in which the reasons are told */
    static ImportJson of(MultipartFile file, Language language, Function<InputStream, Importing> importing)
            throws IOException {
        try (var stream = file.getInputStream()) {
            return switch (importing.apply(stream)) {
                case Importing.Done(var report) -> of(report, language);
                case Importing.Unreadable(var why) -> throw Problem.badRequest(why.code(), why);
            };
        }
    }

    static ImportMode mode(boolean dryRun) {
        return dryRun ? ImportMode.DRY_RUN : ImportMode.KEEP;
    }

    private static ImportJson of(ImportReport report, Language language) {
        return new ImportJson(
                report.importId().orElse(null),
                report.mode() == ImportMode.DRY_RUN,
                report.read(),
                report.accepted(),
                report.count(Outcome.ACCEPTED),
                report.count(Outcome.UPDATED),
                report.count(Outcome.UNCHANGED),
                report.count(Outcome.REJECTED),
                report.count(Outcome.DUPLICATE),
                report.outcomes().stream().map(row -> told(row, language)).toList());
    }

    private static Row told(RowOutcome row, Language language) {
        var faults = row.outcome() == Outcome.REJECTED
                ? row.said().stream()
                        .map(fault -> new Fault(fault.code(), Said.of(fault).in(language)))
                        .toList()
                : List.<Fault>of();
        return new Row(
                row.row(),
                row.identifier(),
                row.outcome(),
                row.code(),
                new Said(row.zh(), row.en()).in(language),
                faults);
    }
}
