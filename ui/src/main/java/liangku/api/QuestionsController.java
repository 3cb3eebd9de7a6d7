package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import liangku.api.QuestionJson.QuestionInput;
import liangku.api.QuestionJson.QuestionView;
import liangku.api.QuestionJson.SimilarView;
import liangku.identity.Caller;
import liangku.questionbank.Checking;
import liangku.questionbank.Difference;
import liangku.questionbank.NearDuplicates;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionPage;
import liangku.questionbank.QuestionSort;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;
import liangku.questionbank.Similar;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions, their versions, and what is nearly the same: authors write, reviewers read too. */
@RestController
@RequestMapping("/api/v1/question-bank")
class QuestionsController {

    private static final String READ = "hasAnyRole('AUTHOR','REVIEWER')";

    private final Questions questions;
    private final Clock clock;

    QuestionsController(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    record Page(List<QuestionView> questions, @Nullable String next) {}

    /**
     * A page of the list.
     *
     * @param sort {@code identifier}, {@code changed}, {@code difficulty} (the author's), {@code topic}, {@code measured} (the
     *     difficulty that was measured), {@code facility} or {@code discrimination}; with a minus before it, downwards. What was not
     *     measured comes last in either direction
     * @param after {@code next} of the page before, in the same order
     */
    @Operation(summary = "List questions")
    @GetMapping("/questions")
    @PreAuthorize(READ)
    Page page(
            @ParameterObject QuestionQuery query,
            @Parameter(
                            description =
                                    "With a minus before it, downwards. measured (the difficulty, in logits), facility and"
                                            + " discrimination are as of the newest measuring; what has none comes last either way",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "identifier",
                                                "-identifier",
                                                "changed",
                                                "-changed",
                                                "difficulty",
                                                "-difficulty",
                                                "topic",
                                                "-topic",
                                                "measured",
                                                "-measured",
                                                "facility",
                                                "-facility",
                                                "discrimination",
                                                "-discrimination"
                                            },
                                            defaultValue = "identifier"))
                    @RequestParam(defaultValue = "identifier")
                    String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        var page = read(query, sort(sort), after, limit);
        var today = today();
        return new Page(
                page.questions().stream()
                        .map(question ->
                                QuestionView.of(question, today, page.figures().get(question.id())))
                        .toList(),
                page.next().orElse(null));
    }

    private QuestionPage read(QuestionQuery query, QuestionSort sort, String after, int limit) {
        try {
            return questions.page(query.filter(today()), sort, after, limit);
        } catch (IllegalArgumentException noPlace) {
            throw Problem.badRequest(
                    "unknown-place", Said.english("unknown-place", String.valueOf(noPlace.getMessage())));
        }
    }

    private static QuestionSort sort(String named) {
        var down = named.startsWith("-");
        return new QuestionSort(
                Given.oneOf(QuestionSort.Key.class, "sort", down ? named.substring(1) : named),
                down ? QuestionSort.Direction.DESCENDING : QuestionSort.Direction.ASCENDING);
    }

    @Operation(summary = "Read a question")
    @GetMapping("/questions/{id}")
    @PreAuthorize(READ)
    QuestionView question(@PathVariable UUID id) {
        return view(found(id));
    }

    @Operation(summary = "List the versions of a question")
    @GetMapping("/questions/{id}/versions")
    @PreAuthorize(READ)
    List<QuestionView> versions(@PathVariable UUID id) {
        var versions = questions.versions(new QuestionId(id));
        if (versions.isEmpty()) throw QuestionJson.missing(id);
        return versions.stream().map(this::view).toList();
    }

    @Operation(summary = "Compare two versions of a question")
    @GetMapping("/questions/{id}/versions/{older}/difference/{newer}")
    @PreAuthorize(READ)
    Difference difference(@PathVariable UUID id, @PathVariable int older, @PathVariable int newer) {
        var versions = questions.versions(new QuestionId(id)).stream()
                .collect(Collectors.toMap(Question::version, question -> question));
        var one = versions.get(older);
        var other = versions.get(newer);
        if (one == null || other == null) {
            throw Problem.notFound("versions", older, newer, id);
        }
        return Difference.of(one, other);
    }

    @Operation(summary = "Write a new question")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping("/questions")
    @PreAuthorize("hasRole('AUTHOR')")
    ResponseEntity<QuestionView> add(@RequestBody QuestionInput input, Caller caller) {
        var question = QuestionJson.saved(questions.add(input.form(), caller.subject(), clock.instant()), today());
        return ResponseEntity.created(URI.create("/api/v1/question-bank/questions/" + question.id()))
                .body(question);
    }

    @Operation(summary = "Write a new version of a question")
    @PutMapping("/questions/{id}")
    @PreAuthorize("hasRole('AUTHOR')")
    QuestionView change(@PathVariable UUID id, @RequestBody QuestionInput input, Caller caller) {
        if (input.version() == null) {
            throw Problem.badRequest("version-missing");
        }
        var seen = new QuestionVersion(new QuestionId(id), input.version());
        return QuestionJson.saved(questions.change(seen, input.form(), caller.subject(), clock.instant()), today());
    }

    /**
     * Which version is to be had again.
     *
     * @param version the newest, as it was read
     * @param restored number of the earlier one
     */
    record RestorationInput(
            @Nullable Integer version, @Nullable Integer restored) {}

    @Operation(summary = "Write what an earlier version says as a new version")
    @PutMapping("/questions/{id}/restoration")
    @PreAuthorize("hasRole('AUTHOR')")
    QuestionView restore(@PathVariable UUID id, @RequestBody RestorationInput input, Caller caller) {
        var newest = Given.number("version", input.version());
        var restored = Given.number("restored", input.restored());
        var seen = new QuestionVersion(new QuestionId(id), newest);
        return QuestionJson.saved(questions.restore(seen, restored, caller.subject(), clock.instant()), today());
    }

    /** A near-duplicate, and what differs from the question it was asked for to it. */
    record Likeness(UUID id, String identifier, double similarity, List<Difference.Change> changes) {}

    @Operation(summary = "Find questions that are similar")
    @GetMapping("/questions/{id}/similar")
    @PreAuthorize(READ)
    List<Likeness> similar(@PathVariable UUID id) {
        var question = found(id);
        var similar = questions.similar(question);
        var others = questions.find(similar.stream().map(Similar::id).toList()).stream()
                .collect(Collectors.toMap(Question::id, other -> other));
        return similar.stream()
                .flatMap(near -> Optional.ofNullable(others.get(near.id())).stream()
                        .map(other -> new Likeness(
                                near.id().value(),
                                near.identifier(),
                                near.similarity(),
                                Difference.of(question, other).changes())))
                .toList();
    }

    /** Says whether the bank has something like a question before it is saved. */
    @Operation(summary = "Find questions that are similar")
    @PostMapping("/similar")
    @PreAuthorize(READ)
    List<SimilarView> similarToDraft(@RequestBody QuestionInput input) {
        return switch (questions.similar(input.form())) {
            case Checking.Checked(var similar) ->
                similar.stream().map(SimilarView::of).toList();
            case Checking.Faulty(var faults) -> throw QuestionJson.faulty(faults);
        };
    }

    record PairView(UUID id, String identifier, SimilarView other) {

        static PairView of(NearDuplicates.Pair pair) {
            return new PairView(pair.id().value(), pair.identifier(), SimilarView.of(pair.other()));
        }
    }

    /** @param next null at the end; a part may be empty and have one */
    record Report(List<PairView> pairs, @Nullable String next) {}

    @Operation(summary = "List pairs of questions that are nearly the same")
    @GetMapping("/near-duplicates")
    @PreAuthorize(READ)
    Report nearDuplicates(
            @Parameter(
                            description = "Least similarity",
                            schema = @Schema(minimum = "0.5", maximum = "1", defaultValue = "0.8"))
                    @RequestParam(defaultValue = "0.8")
                    double minimum,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (!(minimum >= 0.5 && minimum <= 1)) {
            throw Problem.badRequest("bad-minimum", minimum);
        }
        var part = questions.nearDuplicates(minimum, after, limit);
        return new Report(
                part.pairs().stream().map(PairView::of).toList(), part.next().orElse(null));
    }

    private Question found(UUID id) {
        return questions.find(new QuestionId(id)).orElseThrow(() -> QuestionJson.missing(id));
    }

    private QuestionView view(Question question) {
        return QuestionView.of(question, today());
    }

    private LocalDate today() {
        return QuestionJson.today(clock);
    }
}
