package liangku.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import liangku.questionbank.ItemReport;
import liangku.questionbank.ItemRow;
import liangku.questionbank.Quarantine;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.statistics.ItemFigures;
import liangku.questionbank.statistics.LeakWatch;
import org.jspecify.annotations.Nullable;

/** Shapes of figures on the wire; shares are 0..1, difficulties logits, and what is not known is null. */
final class ItemStatisticsJson {

    private ItemStatisticsJson() {}

    static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? orNull(number.getAsDouble()) : null;
    }

    /** JSON has no word for infinity. */
    static @Nullable Double orNull(double number) {
        return Double.isFinite(number) ? number : null;
    }

    record RowView(
            UUID question,
            int version,
            String identifier,
            String topic,
            QuestionKind kind,
            int author,
            int shown,
            double facility,
            @Nullable Double discrimination,
            double omitRate,
            @Nullable Double medianSeconds,
            double difficulty,
            ItemReport.Trust trust,
            ItemRow.Flag flag) {

        static RowView of(ItemRow row) {
            return new RowView(
                    row.question().id().value(),
                    row.question().version(),
                    row.identifier(),
                    row.topic(),
                    row.kind(),
                    row.author(),
                    row.shown(),
                    row.facility(),
                    orNull(row.discrimination()),
                    row.omitRate(),
                    orNull(row.medianSeconds()),
                    row.difficulty(),
                    row.trust(),
                    row.flag());
        }
    }

    record BandView(double from, double to, int shown, double facility, double low, double high) {

        static BandView of(ItemFigures.Band band) {
            return new BandView(
                    band.from(),
                    band.to(),
                    band.shown(),
                    band.facility(),
                    band.interval().low(),
                    band.interval().high());
        }
    }

    /**
     * @param option the author's number, from 1
     * @param seenByBand how many of each band {@code shareByBand} is of
     */
    record OptionView(
            int option,
            int chosen,
            double share,
            @Nullable Double meanRest,
            List<Double> shareByBand,
            List<Integer> seenByBand) {}

    record DayView(LocalDate day, int shown, double facility, double expected) {

        static DayView of(LeakWatch.Day day) {
            return new DayView(day.day(), day.shown(), day.earned() / day.shown(), day.expected() / day.shown());
        }
    }

    /**
     * @param facilityError standard error, as all that are called errors; null where fewer than two candidates are there to say
     * @param omitError standard error of a binomial share
     * @param medianError standard error of {@code medianSeconds}, in seconds; null where fewer than two times are known
     */
    record ReportView(
            int version,
            int shown,
            double facility,
            @Nullable Double facilityError,
            double facilityLow,
            double facilityHigh,
            @Nullable Double discrimination,
            @Nullable Double discriminationError,
            double omitRate,
            @Nullable Double omitError,
            @Nullable Double medianSeconds,
            @Nullable Double medianError,
            @Nullable Double measuredDifficulty,
            @Nullable Double measuredError,
            double difficulty,
            double difficultyError,
            double expected,
            ItemReport.Trust trust,
            List<BandView> bands,
            List<OptionView> options,
            List<DayView> days,
            Instant countedAt) {

        static ReportView of(ItemReport report) {
            var figures = report.figures();
            return new ReportView(
                    report.question().version(),
                    figures.shown(),
                    figures.facility(),
                    orNull(figures.facilityError()),
                    figures.facilityInterval().low(),
                    figures.facilityInterval().high(),
                    orNull(figures.discrimination()),
                    orNull(figures.discriminationError()),
                    figures.omitRate(),
                    orNull(figures.omitError()),
                    orNull(figures.medianSeconds()),
                    orNull(figures.medianError()),
                    report.measured().map(ItemReport.Measured::difficulty).orElse(null),
                    report.measured().map(ItemReport.Measured::error).orElse(null),
                    report.difficulty(),
                    report.difficultyError(),
                    report.expected(),
                    report.trust(),
                    figures.bands().stream().map(BandView::of).toList(),
                    options(figures.options()),
                    report.days().stream().map(DayView::of).toList(),
                    report.countedAt());
        }

        private static List<OptionView> options(List<ItemFigures.Choice> choices) {
            var options = new ArrayList<OptionView>();
            for (var choice : choices) {
                options.add(new OptionView(
                        options.size() + 1,
                        choice.chosen(),
                        choice.share(),
                        orNull(choice.meanRest()),
                        choice.shareByBand(),
                        choice.seenByBand()));
            }
            return options;
        }
    }

    record EvidenceView(Quarantine.Reason reason, int shown, double value, double compared, String since) {}

    /**
     * @param inUse whether the newest release has this very version
     * @param stays why it was not taken off papers by itself; null if it was
     */
    record QuarantineView(
            UUID id,
            UUID question,
            int version,
            Instant openedAt,
            List<EvidenceView> evidence,
            boolean inUse,
            @Nullable UUID release,
            Quarantine.@Nullable Stays stays,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        static QuarantineView of(Quarantine quarantine) {
            var outcome = quarantine.outcome();
            return new QuarantineView(
                    quarantine.id().value(),
                    quarantine.question().id().value(),
                    quarantine.question().version(),
                    quarantine.openedAt(),
                    quarantine.evidence().stream()
                            .map(one -> new EvidenceView(
                                    one.reason(), one.shown(), one.value(), one.compared(), one.since()))
                            .toList(),
                    quarantine.inUse(),
                    quarantine.release().map(release -> release.value()).orElse(null),
                    quarantine.stays().orElse(null),
                    outcome.map(made -> made.decision().name()).orElse(null),
                    outcome.map(Quarantine.Outcome::by).orElse(null),
                    outcome.map(Quarantine.Outcome::at).orElse(null));
        }
    }
}
