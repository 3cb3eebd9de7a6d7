package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import liangku.courseware.Language;
import liangku.identity.Caller;
import liangku.questionbank.Paper;
import liangku.questionbank.Previews;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Response;
import liangku.questionbank.Responses;
import liangku.questionbank.Solution;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Questions on a real phone before anyone sits them. An author opens a preview; whoever has its token looks and tries,
 * without signing in: the token is the permission, it cannot be guessed, is good for twelve hours and can be
 * taken back.
 */
@RestController
class QuestionPreviewController {

    private final Previews previews;
    private final Clock clock;

    QuestionPreviewController(Previews previews, Clock clock) {
        this.previews = previews;
        this.clock = clock;
    }

    /** @param questions 1 to 20, in the order shown */
    record PreviewInput(@Nullable List<UUID> questions) {}

    /** @param url opens the phone client at it */
    record PreviewView(String token, String url, Instant expiresAt) {}

    @Operation(summary = "Open a preview of questions")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping("/api/v1/question-bank/previews")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    ResponseEntity<PreviewView> open(@RequestBody PreviewInput input, Caller caller) {
        var questions = input.questions() == null ? List.<UUID>of() : input.questions();
        if (questions.isEmpty() || questions.size() > Previews.ITEMS_MAX) {
            throw Problem.badRequest("bad-preview", questions.size(), Previews.ITEMS_MAX);
        }
        var ids = questions.stream().map(QuestionId::new).toList();
        var preview = previews.open(ids, caller.subject(), clock.instant());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new PreviewView(preview.token(), "/m/preview/" + preview.token(), preview.expiresAt()));
    }

    @Operation(summary = "Take a preview back")
    @DeleteMapping("/api/v1/question-bank/previews/{token}")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String token, Caller caller) {
        if (!previews.revoke(token, caller.subject(), clock.instant())) throw gone();
    }

    record RevokedView(int revoked) {}

    @Operation(summary = "Take back all previews one has opened")
    @DeleteMapping("/api/v1/question-bank/previews")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    RevokedView revokeAll(Caller caller) {
        return new RevokedView(previews.revokeAll(caller.subject(), clock.instant()));
    }

    record ItemsView(List<AttemptJson.ItemJson> items) {}

    @Operation(summary = "Read the questions of a preview")
    @SecurityRequirements
    @GetMapping("/api/v1/previews/{token}")
    @PreAuthorize("permitAll()")
    ItemsView items(@PathVariable String token, Locale locale) {
        return new ItemsView(
                paper(token, locale).items().stream().map(AttemptJson::item).toList());
    }

    private Paper paper(String token, Locale locale) {
        Optional<Paper> paper = switch (Language.of(locale)) {
            case ZH -> previews.paper(token, clock.instant());
            case EN -> previews.english(token, clock.instant());
        };
        return paper.orElseThrow(QuestionPreviewController::gone);
    }

    /** @param right in the letters shown */
    record SolutionView(int item, BigDecimal earned, int max, List<String> right, String explanation, String source) {

        static SolutionView of(Solution solution, Locale locale) {
            var isEnglish = Language.of(locale) == Language.EN;
            var translated = isEnglish && !solution.explanationEn().isEmpty();
            return new SolutionView(
                    solution.number(),
                    solution.earned(),
                    solution.max(),
                    isEnglish ? solution.rightEn() : solution.right(),
                    translated ? solution.explanationEn() : solution.explanation(),
                    solution.source());
        }
    }

    record SolutionsView(List<SolutionView> solutions) {}

    /** Marks what was answered: {@code {"answers":[{"item":1,"response":["A"]}]}}. Nothing of it is kept. */
    @Operation(summary = "Mark answers to a preview; nothing is kept")
    @SecurityRequirements
    @PostMapping("/api/v1/previews/{token}/solutions")
    @PreAuthorize("permitAll()")
    SolutionsView solve(
            @PathVariable String token,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            description = "The answers, in an object or as a bare array of the same entries",
                            content = @Content(schema = @Schema(implementation = AnswersBody.Batch.class)))
                    @RequestBody
                    JsonNode body,
            Locale locale) {
        var items = paper(token, locale).items();
        Map<Integer, Response> responses = new TreeMap<>();
        for (var answer : body.path("answers")) {
            int number = answer.path("item").asInt(0);
            if (number < 1 || number > items.size()) {
                throw Problem.badRequest("bad-answers.item", number, items.size());
            }
            var values = AnswersBody.values(answer.path("response"), number);
            switch (Responses.read(items.get(number - 1), values)) {
                case Responses.Reading.Understood(var response) -> responses.put(number, response);
                case Responses.Reading.Unfit(var why) -> throw Problem.badRequest("bad-answers", Said.of(why));
            }
        }
        return new SolutionsView(
                previews.mark(token, responses, clock.instant()).orElseThrow(QuestionPreviewController::gone).stream()
                        .map(solution -> SolutionView.of(solution, locale))
                        .toList());
    }

    private static Problem gone() {
        return Problem.notFound("preview");
    }
}
