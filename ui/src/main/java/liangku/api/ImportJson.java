package liangku.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.courseware.Language;
import liangku.employer.ImportMode;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.Refusal;
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
        List<RowOutcome> outcomes) {

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

    private static RowOutcome told(RowOutcome row, Language language) {
        if (row.reason().isEmpty()) {
            return row;
        }
        if (row.faults().isEmpty()) {
            return new RowOutcome(
                    row.row(),
                    row.identifier(),
                    row.outcome(),
                    row.code(),
                    Said.of(new Refusal(row.code(), row.reason())).in(language),
                    List.of());
        }
        var faults = row.faults().stream()
                .map(fault -> new Refusal(fault.code(), Said.of(fault).in(language)))
                .toList();
        var reasons =
                faults.stream().map(Refusal::reason).collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
        return new RowOutcome(row.row(), row.identifier(), row.outcome(), row.code(), reasons, faults);
    }
}
