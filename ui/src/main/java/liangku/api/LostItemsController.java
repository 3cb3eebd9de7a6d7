package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import liangku.courseware.Language;
import liangku.exam.AttemptId;
import liangku.exam.Correcting;
import liangku.exam.OwnCorrections;
import liangku.identity.Caller;
import liangku.questionbank.Correction;
import liangku.questionbank.Taxonomy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was wrong on the worker's own marked papers, and why. */
@RestController
@RequestMapping("/api/v1/attempts/{id}/lost")
@PreAuthorize("hasRole('WORKER')")
class LostItemsController {

    private final OwnCorrections corrections;
    private final Taxonomy taxonomy;
    private final Clock clock;

    LostItemsController(OwnCorrections corrections, Taxonomy taxonomy, Clock clock) {
        this.corrections = corrections;
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    /** @param items in the order of the paper */
    record LostItems(List<LostItem> items) {}

    /**
     * One question that did not earn all its points.
     *
     * @param item its place on the paper, from 1
     * @param reserved kept for exams, now or at any time since the paper was begun: nothing more is told of it, and what
     *     follows is null
     * @param question as the paper showed it
     * @param response what was answered and counts; empty for not answered
     */
    record LostItem(
            int item,
            PracticeJson.TopicName topic,
            BigDecimal earned,
            int max,
            boolean reserved,
            AttemptJson.@Nullable ItemJson question,
            @Nullable List<String> response,
            QuestionPreviewController.@Nullable SolutionView solution) {}

    /** By the marks that hold now: answers that came late and were taken are in them. */
    @Operation(summary = "Read what was wrong on an own marked paper, what is right and why")
    @GetMapping
    LostItems lost(Caller caller, @PathVariable UUID id, Locale locale) {
        return switch (corrections.of(caller.workerOrThrow(), new AttemptId(id), clock.instant())) {
            case Correcting.Corrected(var lost) ->
                new LostItems(lost.stream().map(one -> item(one, locale)).toList());
            case Correcting.ExamRunning() -> throw Problem.conflict("exam-running");
            case Correcting.NotFound() -> throw Problem.notFound("attempt", id);
        };
    }

    private LostItem item(Correction correction, Locale locale) {
        var topic = PracticeJson.name(taxonomy, correction.topic());
        return switch (correction) {
            case Correction.Withheld withheld ->
                new LostItem(withheld.number(), topic, withheld.earned(), withheld.max(), true, null, null, null);
            case Correction.Told told ->
                new LostItem(
                        told.number(),
                        topic,
                        told.earned(),
                        told.max(),
                        false,
                        AttemptJson.item(
                                switch (Language.of(locale)) {
                                    case ZH -> told.shown();
                                    case EN -> told.english();
                                }),
                        told.given().values(),
                        QuestionPreviewController.SolutionView.of(told.solution(), locale));
        };
    }
}
