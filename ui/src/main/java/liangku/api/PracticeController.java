package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import liangku.api.PracticeJson.Overview;
import liangku.courseware.Language;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.people.WorkerId;
import liangku.practice.Answering;
import liangku.practice.Drawing;
import liangku.practice.Flags;
import liangku.practice.MistakeBook;
import liangku.practice.Practice;
import liangku.practice.PracticeItemId;
import liangku.practice.Wish;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A worker's own practice: one question at a time, and the book of those that went wrong. */
@RestController
@RequestMapping("/api/v1/practice")
@PreAuthorize("hasRole('WORKER')")
class PracticeController {

    private final Practice practice;
    private final MistakeBook book;
    private final Flags flags;
    private final Taxonomy taxonomy;
    private final OwnCourses courses;
    private final Clock clock;

    PracticeController(
            Practice practice, MistakeBook book, Flags flags, Taxonomy taxonomy, OwnCourses courses, Clock clock) {
        this.practice = practice;
        this.book = book;
        this.flags = flags;
        this.taxonomy = taxonomy;
        this.courses = courses;
        this.clock = clock;
    }

    @Operation(summary = "Read what can be practised, how far one is, and how many mistakes are due today")
    @GetMapping
    Overview overview(Caller caller) {
        var worker = caller.workerOrThrow();
        var standing = book.standing(worker, clock.instant());
        var progress = practice.progress(worker);
        var groups = taxonomy.groups().stream()
                .map(group -> group(group, progress))
                .filter(group -> !group.leaves().isEmpty())
                .toList();
        return new Overview(standing.due(), standing.open(), standing.mastered(), groups);
    }

    private PracticeJson.Group group(Topic group, SortedMap<String, Practice.Progress> progress) {
        var leaves = taxonomy.children(group.code()).stream()
                .flatMap(leaf -> Optional.ofNullable(progress.get(leaf.code())).stream()
                        .map(far -> new PracticeJson.Leaf(
                                leaf.code(), leaf.zh(), leaf.en(), far.questions(), far.practised(), far.right())))
                .toList();
        return new PracticeJson.Group(group.code(), group.zh(), group.en(), leaves);
    }

    /**
     * What somebody wants to practise.
     *
     * @param source BANK (the usual) or BOOK, one's own wrong questions that are due
     * @param topic of BANK: two digits of a group or four of a leaf; absent for all mixed
     */
    record WishInput(
            @Schema(implementation = Source.class) @Nullable String source,
            @Nullable String topic) {}

    enum Source {
        BANK,
        BOOK
    }

    @Operation(summary = "Draw a question to practise; one that waits for its answer comes again")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping("/items")
    ResponseEntity<PracticeJson.Drawn> draw(@RequestBody WishInput input, Caller caller, Language language) {
        var wish = wish(input);
        return switch (practice.draw(caller.workerOrThrow(), wish, clock.instant())) {
            case Drawing.Drawn(var id, var shown) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new PracticeJson.Drawn(
                                id.value(), topic(shown.topic()), PracticeJson.item(shown, language)));
            case Drawing.Nothing() -> throw Problem.notFound("practice");
            case Drawing.Pause(var time) ->
                throw Problem.tooMany("too-much-practice")
                        .with("retryIn", Math.max(1, time.toSeconds()))
                        .retryAfter(time);
            case Drawing.ExamRunning() -> throw Problem.conflict("exam-running");
        };
    }

    private static Wish wish(WishInput input) {
        var source = Given.optional(input.source())
                .map(given -> Given.oneOf(Source.class, "source", given))
                .orElse(Source.BANK);
        var topic = Given.optional(input.topic()).orElse("");
        if (!topic.matches("|\\d{2}|\\d{4}")) throw Problem.badRequest("unknown-topic", Problem.clipped(topic));
        return switch (source) {
            case BANK -> new Wish.FromBank(topic);
            case BOOK -> new Wish.FromBook();
        };
    }

    /** @param response by kind, as in an exam; empty for who does not know */
    record ResponseInput(List<String> response) {}

    /** The first answer counts; whatever is sent later is told the same. */
    @Operation(summary = "Answer a drawn question and read what is right, and why")
    @PostMapping("/items/{id}/answer")
    PracticeJson.Marked answer(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ResponseInput.class)))
                    @RequestBody
                    JsonNode body,
            Caller caller,
            Locale locale) {
        var worker = caller.workerOrThrow();
        var now = clock.instant();
        var values = AnswersBody.values(body.path("response"), 1);
        return switch (practice.answer(worker, new PracticeItemId(id), values, now)) {
            case Answering.Marked marked -> marked(worker, marked, locale, now);
            case Answering.Unfit(var why) -> throw Problem.badRequest("bad-answers", Said.of(why));
            case Answering.NotFound() -> throw Problem.notFound("practice-item");
            case Answering.Withdrawn() -> throw Problem.conflict("withdrawn");
            case Answering.ExamRunning() -> throw Problem.conflict("exam-running");
        };
    }

    private PracticeJson.Marked marked(WorkerId worker, Answering.Marked marked, Locale locale, Instant now) {
        var language = Language.of(locale);
        var solution = QuestionPreviewController.SolutionView.of(marked.solution(), locale);
        var lost = solution.earned().intValue() < solution.max();
        return new PracticeJson.Marked(
                solution,
                PracticeJson.Place.of(marked.entry()),
                lost
                        ? courses.lesson(marked.topic(), courses.of(worker, now), language)
                                .orElse(null)
                        : null,
                flags.of(worker, marked.question())
                        .map(flag -> PracticeJson.flag(flag, language))
                        .orElse(null));
    }

    @Operation(summary = "Read one's book of wrong questions, the longest due first")
    @GetMapping("/mistakes")
    PracticeJson.Book mistakes(Caller caller, Language language) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        var entries = book.entries(caller.workerOrThrow(), now).stream()
                .map(mistake -> new PracticeJson.Entry(
                        topic(mistake.shown().topic()),
                        PracticeJson.item(mistake.shown(), language).stem(),
                        mistake.origin(),
                        mistake.box(),
                        mistake.due(),
                        mistake.missed()))
                .toList();
        var due = entries.stream().filter(entry -> !entry.due().isAfter(today)).count();
        return new PracticeJson.Book(Math.toIntExact(due), entries);
    }

    private PracticeJson.TopicName topic(String code) {
        return PracticeJson.name(taxonomy, code);
    }
}
