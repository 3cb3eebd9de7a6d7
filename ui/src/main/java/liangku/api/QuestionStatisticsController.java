package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import liangku.api.ItemStatisticsJson.QuarantineView;
import liangku.api.ItemStatisticsJson.ReportView;
import liangku.api.ItemStatisticsJson.RowView;
import liangku.exam.ExamStatistics;
import liangku.identity.Caller;
import liangku.questionbank.BankHealth;
import liangku.questionbank.ItemReports;
import liangku.questionbank.ItemSort;
import liangku.questionbank.QuarantineId;
import liangku.questionbank.Quarantines;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionSort;
import liangku.questionbank.Questions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What candidates' answers say of questions and exams, and what is done about it: authors read, reviewers decide. */
@RestController
@RequestMapping("/api/v1/question-bank")
class QuestionStatisticsController {

    private static final String READ = "hasAnyRole('AUTHOR','REVIEWER')";

    private final Questions questions;
    private final ItemReports reports;
    private final Quarantines quarantines;
    private final ExamStatistics exams;
    private final Clock clock;

    QuestionStatisticsController(
            Questions questions, ItemReports reports, Quarantines quarantines, ExamStatistics exams, Clock clock) {
        this.questions = questions;
        this.reports = reports;
        this.quarantines = quarantines;
        this.exams = exams;
        this.clock = clock;
    }

    record Page(List<RowView> items, @Nullable String next) {}

    /**
     * Every version anybody answered.
     *
     * @param sort {@code shown}, {@code facility}, {@code discrimination}, {@code difficulty}, {@code omitted} or {@code
     *     seconds}; with a minus before it, downwards
     * @param after {@code next} of the page before, in the same order
     */
    @Operation(summary = "List the figures of questions")
    @GetMapping("/statistics")
    @PreAuthorize(READ)
    Page page(
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "discrimination") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        try {
            var page = reports.page(Given.optional(topic).orElse(""), sort(sort), after, limit);
            return new Page(
                    page.rows().stream().map(RowView::of).toList(), page.next().orElse(null));
        } catch (IllegalArgumentException noPlace) {
            throw Problem.badRequest(
                    "unknown-place", Said.english("unknown-place", String.valueOf(noPlace.getMessage())));
        }
    }

    private static ItemSort sort(String named) {
        var down = named.startsWith("-");
        return new ItemSort(
                Given.oneOf(ItemSort.Key.class, "sort", down ? named.substring(1) : named),
                down ? QuestionSort.Direction.DESCENDING : QuestionSort.Direction.ASCENDING);
    }

    /** Newest version first; none for a question nobody has answered yet. */
    @Operation(summary = "Get the figures of a question")
    @GetMapping("/questions/{id}/statistics")
    @PreAuthorize(READ)
    List<ReportView> statistics(@PathVariable UUID id) {
        var question = new QuestionId(id);
        if (questions.find(question).isEmpty()) throw QuestionJson.missing(id);
        return reports.of(question, clock.instant()).stream()
                .map(ReportView::of)
                .toList();
    }

    record CellView(String topic, int difficulty, int questions) {}

    record StaleView(UUID id, String identifier, BankHealth.Reason reason, Instant changedAt) {}

    /** @param staleQuestions how many may be out of date; {@code stale} lists the 200 untouched longest */
    record HealthView(
            int approved, int measured, int thin, List<CellView> cells, List<StaleView> stale, int staleQuestions) {}

    @Operation(summary = "Say where the bank wants work")
    @GetMapping("/health")
    @PreAuthorize(READ)
    HealthView health() {
        var health = reports.health(clock.instant());
        return new HealthView(
                health.approved(),
                health.measured(),
                BankHealth.THIN,
                health.cells().stream()
                        .map(cell -> new CellView(cell.topic(), cell.difficulty(), cell.questions()))
                        .toList(),
                health.stale().stream()
                        .map(one -> new StaleView(one.id().value(), one.identifier(), one.reason(), one.changedAt()))
                        .toList(),
                health.staleQuestions());
    }

    record ExamView(
            UUID exam,
            String code,
            int papers,
            double mean,
            double sd,
            @Nullable Double reliability,
            @Nullable Double marginalReliability,
            int passPercent,
            @Nullable Double errorAtPassMark,
            double passRate,
            double passLow,
            double passHigh,
            List<Integer> papersByPercent) {

        static ExamView of(ExamStatistics.OfExam one) {
            var figures = one.figures();
            return new ExamView(
                    one.exam().id().value(),
                    one.exam().code(),
                    figures.papers(),
                    figures.mean(),
                    figures.sd(),
                    ItemStatisticsJson.orNull(figures.reliability()),
                    ItemStatisticsJson.orNull(figures.marginalReliability()),
                    one.exam().passPercent(),
                    ItemStatisticsJson.orNull(figures.errorAtPassMark()),
                    figures.passRate(),
                    figures.passInterval().low(),
                    figures.passInterval().high(),
                    one.papersByPercent());
        }
    }

    @Operation(summary = "List the figures of exams")
    @GetMapping("/exam-statistics")
    @PreAuthorize(READ)
    List<ExamView> exams() {
        return exams.all().stream().map(ExamView::of).toList();
    }

    /** Open ones first, then the newest. */
    @Operation(summary = "List what figures speak against")
    @GetMapping("/quarantines")
    @PreAuthorize(READ)
    List<QuarantineView> quarantines() {
        return quarantines.list().stream().map(QuarantineView::of).toList();
    }

    /** @param decision {@code PUT_BACK} or {@code KEPT_OUT} */
    record DecisionInput(@Nullable String decision) {}

    /** What is in use and kept out leaves new papers at once, unless a blueprint needs it: then with the next release. */
    @Operation(summary = "Decide about a question in quarantine")
    @PutMapping("/quarantines/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('REVIEWER')")
    void decide(@PathVariable UUID id, @RequestBody DecisionInput input, Caller caller) {
        var decision = Given.oneOf(Quarantines.Decision.class, "decision", input.decision());
        switch (quarantines.decide(new QuarantineId(id), decision, caller.subject(), clock.instant())) {
            case AT_ONCE, NEXT_RELEASE -> {}
            case SAME_QUESTION -> throw Problem.conflict("same-question");
            case RETIRED_TOPIC -> throw Problem.conflict("retired-topic");
            case NOT_OPEN -> throw Problem.notFound("quarantine", id);
        }
    }
}
