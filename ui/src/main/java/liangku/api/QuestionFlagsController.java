package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.Language;
import liangku.exam.AttemptId;
import liangku.identity.Caller;
import liangku.practice.Doubt;
import liangku.practice.FlagAnswer;
import liangku.practice.FlagTask;
import liangku.practice.Flagging;
import liangku.practice.Flags;
import liangku.practice.OwnFlag;
import liangku.practice.PracticeItemId;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Doubts about questions: workers raise them and see their own, reviewers answer them and see nobody. */
@RestController
@RequestMapping("/api/v1/question-flags")
class QuestionFlagsController {

    private final Flags flags;
    private final Clock clock;

    QuestionFlagsController(Flags flags, Clock clock) {
        this.flags = flags;
        this.clock = clock;
    }

    /**
     * A doubt about a question that was answered: either practised, or on a marked paper.
     *
     * @param practiceItem id of the drawn question
     * @param attempt id of the marked attempt, with {@code item}, the number on its paper
     * @param reason WRONG_KEY, UNCLEAR, OUTDATED, BROKEN (a picture or text) or OTHER
     * @param text at most 300 characters; may be left out
     */
    record FlagInput(
            @Nullable UUID practiceItem,
            @Nullable UUID attempt,
            @Nullable Integer item,

            @Schema(implementation = Doubt.Reason.class) @Nullable
            String reason,

            @Nullable String text) {}

    @Operation(summary = "Flag a question that one has answered; once for each of its versions")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping
    @PreAuthorize("hasRole('WORKER')")
    ResponseEntity<PracticeJson.Flag> raise(@RequestBody FlagInput input, Caller caller, Language language) {
        return switch (raise(input, caller)) {
            case Flagging.Flagged(var flag) ->
                ResponseEntity.status(HttpStatus.CREATED).body(PracticeJson.flag(flag, language));
            case Flagging.Already(var flag) -> ResponseEntity.ok(PracticeJson.flag(flag, language));
            case Flagging.NotFound() -> throw Problem.notFound("flagged");
            case Flagging.TooMany(int aDay) -> throw Problem.tooMany("too-many-flags", aDay);
        };
    }

    private Flagging raise(FlagInput input, Caller caller) {
        var doubt = doubt(input);
        var worker = caller.workerOrThrow();
        if (input.practiceItem() != null) {
            return flags.raise(worker, new PracticeItemId(input.practiceItem()), doubt, clock.instant());
        }
        if (input.attempt() == null || input.item() == null) throw Problem.badRequest("missing-field", "practiceItem");
        return flags.raise(worker, new AttemptId(input.attempt()), input.item(), doubt, clock.instant());
    }

    private static Doubt doubt(FlagInput input) {
        var reason = Given.oneOf(Doubt.Reason.class, "reason", input.reason());
        var text = PlainText.of("text", Given.optional(input.text()).orElse(""));
        if (text.length() > Doubt.TEXT_MAX) throw Problem.badRequest("too-long", text.length(), Doubt.TEXT_MAX);
        return new Doubt(reason, text);
    }

    record FlagsView(List<PracticeJson.Flag> flags) {}

    @Operation(summary = "List one's own flags and what became of them, the latest first")
    @GetMapping
    @PreAuthorize("hasRole('WORKER')")
    FlagsView own(Caller caller, Language language) {
        return new FlagsView(flags.of(caller.workerOrThrow()).stream()
                .map(flag -> PracticeJson.flag(flag, language))
                .toList());
    }

    /** A question of a marked paper, as it stood there; what is right is not told. */
    record SatItemView(int item, QuestionKind kind, String stem, PracticeJson.@Nullable Flag flag) {}

    record SatView(List<SatItemView> items) {}

    @Operation(summary = "List the questions of one's own marked paper, to flag one")
    @GetMapping("/attempts/{id}")
    @PreAuthorize("hasRole('WORKER')")
    SatView sat(@PathVariable UUID id, Caller caller, Language language) {
        return flags.sat(caller.workerOrThrow(), new AttemptId(id))
                .map(items -> new SatView(
                        items.stream().map(item -> satItem(item, language)).toList()))
                .orElseThrow(() -> Problem.notFound("attempt", id));
    }

    private static SatItemView satItem(Flags.SatItem item, Language language) {
        var shown = switch (language) {
            case ZH -> item.shown();
            case EN -> item.english();
        };
        Optional<OwnFlag> flag = item.flag();
        return new SatItemView(
                shown.number(),
                shown.kind(),
                shown.stem(),
                flag.map(own -> PracticeJson.flag(own, language)).orElse(null));
    }

    record TasksView(List<TaskView> tasks) {}

    /** The doubts about one question that wait; who raised them is not told. */
    record TaskView(
            UUID question,
            String identifier,
            int version,
            String stem,
            int count,
            Map<Doubt.Reason, Integer> reasons,
            List<VoiceView> voices) {

        static TaskView of(FlagTask task) {
            return new TaskView(
                    task.question().id().value(),
                    task.question().identifier(),
                    task.question().version(),
                    task.question().body().stem(),
                    task.count(),
                    task.reasons(),
                    task.voices().stream()
                            .map(voice -> new VoiceView(
                                    voice.version(),
                                    voice.doubt().reason(),
                                    voice.doubt().text(),
                                    voice.day()))
                            .toList());
        }
    }

    record VoiceView(int version, Doubt.Reason reason, String text, LocalDate day) {}

    @Operation(summary = "List questions with flags that wait for an answer, those with most first")
    @GetMapping("/tasks")
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    TasksView tasks() {
        return new TasksView(flags.tasks().stream().map(TaskView::of).toList());
    }

    /**
     * What became of the doubts.
     *
     * @param outcome MENDED or STANDS
     * @param remark for those who raised them, 1 to 1,000 characters
     */
    record AnswerInput(
            @Schema(implementation = FlagAnswer.Outcome.class) @Nullable
            String outcome,

            @Nullable String remark) {}

    record AnsweredView(int flags) {}

    @Operation(summary = "Answer all open flags of a question")
    @PutMapping("/tasks/{id}/answer")
    @PreAuthorize("hasRole('REVIEWER')")
    AnsweredView answer(@PathVariable UUID id, @RequestBody AnswerInput input, Caller caller) {
        var outcome = Given.oneOf(FlagAnswer.Outcome.class, "outcome", input.outcome());
        var remark =
                PlainText.of("remark", Given.text("remark", input.remark())).strip();
        if (remark.length() > FlagAnswer.REMARK_MAX) {
            throw Problem.badRequest("too-long", remark.length(), FlagAnswer.REMARK_MAX);
        }
        var answer = new FlagAnswer(outcome, remark, clock.instant());
        int answered = flags.answer(new QuestionId(id), answer, caller.subject());
        if (answered == 0) throw Problem.notFound("flags");
        return new AnsweredView(answered);
    }
}
