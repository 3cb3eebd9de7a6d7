package liangku.api;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.identity.Caller;
import liangku.questionbank.Fault;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionForm;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionKind;
import liangku.questionbank.QuestionStatus;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;
import liangku.questionbank.Saving;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;
import org.jspecify.annotations.Nullable;
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

/** Questions and knowledge points: authors write, reviewers approve, both read. */
@RestController
@RequestMapping("/api/v1/question-bank")
class QuestionBankController {

    private static final String READ = "hasAnyRole('AUTHOR','REVIEWER')";

    private final Questions questions;
    private final Taxonomy taxonomy;
    private final Clock clock;

    QuestionBankController(Questions questions, Taxonomy taxonomy, Clock clock) {
        this.questions = questions;
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    /** One version of a question as authors see it, with its key. */
    record QuestionView(
            UUID id,
            int version,
            QuestionStatus status,
            String identifier,
            QuestionKind kind,
            String topic,
            int difficulty,
            String stem,
            List<String> options,
            String answer,
            String scoring,
            String pinned,
            List<PartView> parts,
            String explanation,
            String source,
            List<String> alsoAbout,
            List<String> posts,
            @Nullable LocalDate inForceFrom,
            @Nullable LocalDate expiresOn,
            List<String> tags,
            List<String> enemies,
            @Nullable EnglishView english,
            String changedBy,
            Instant changedAt) {

        static QuestionView of(Question question) {
            var form = QuestionForm.of(question);
            var about = question.about();
            return new QuestionView(
                    question.id().value(),
                    question.version(),
                    question.status(),
                    form.identifier(),
                    question.body().kind(),
                    form.topic(),
                    question.difficulty(),
                    form.stem(),
                    form.options(),
                    form.answer(),
                    form.scoring(),
                    form.asked().pinned(),
                    form.parts().stream().map(PartView::of).toList(),
                    form.explanation(),
                    form.source(),
                    about.alsoAbout(),
                    about.posts(),
                    about.inForceFrom().orElse(null),
                    about.expiresOn().orElse(null),
                    question.labels().tags(),
                    question.labels().enemies(),
                    form.more().english().map(EnglishView::of).orElse(null),
                    question.changedBy(),
                    question.changedAt());
        }
    }

    /** One question on a case's story. */
    record PartView(
            QuestionKind kind, String stem, List<String> options, String answer, String scoring, String pinned) {

        static PartView of(PartForm part) {
            return new PartView(
                    QuestionKind.valueOf(part.kind()),
                    part.stem(),
                    part.options(),
                    part.answer(),
                    part.scoring(),
                    part.pinned());
        }
    }

    /** The same question in English. */
    record EnglishView(String stem, List<String> options, String answer, String explanation, List<EnglishView> parts) {

        static EnglishView of(MoreForm.EnglishForm form) {
            return new EnglishView(
                    form.stem(),
                    form.options(),
                    form.answer(),
                    form.explanation(),
                    form.parts().stream().map(EnglishView::of).toList());
        }
    }

    record Page(List<QuestionView> questions, @Nullable String next) {}

    @GetMapping("/questions")
    @PreAuthorize(READ)
    Page page(
            @RequestParam(defaultValue = "") String topic,
            @RequestParam Optional<QuestionKind> kind,
            @RequestParam Optional<Integer> difficulty,
            @RequestParam Optional<QuestionStatus> status,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        var page = questions.page(new QuestionFilter(topic, kind, difficulty, status, q), after, limit);
        return new Page(
                page.questions().stream().map(QuestionView::of).toList(),
                page.next().orElse(null));
    }

    @GetMapping("/questions/{id}")
    @PreAuthorize(READ)
    QuestionView question(@PathVariable UUID id) {
        return questions.find(new QuestionId(id)).map(QuestionView::of).orElseThrow(() -> missing(id));
    }

    @GetMapping("/questions/{id}/versions")
    @PreAuthorize(READ)
    List<QuestionView> versions(@PathVariable UUID id) {
        var versions = questions.versions(new QuestionId(id));
        if (versions.isEmpty()) throw missing(id);
        return versions.stream().map(QuestionView::of).toList();
    }

    /** What an author sends: the words of the import's columns. {@code version} is the one they started from. */
    record QuestionInput(
            @Nullable Integer version,
            @Nullable String identifier,
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String difficulty,
            @Nullable String stem,
            @Nullable List<String> options,
            @Nullable String answer,
            @Nullable String explanation,
            @Nullable String source,
            @Nullable String scoring,
            @Nullable String pinned,
            @Nullable List<PartInput> parts,
            @Nullable List<String> alsoAbout,
            @Nullable List<String> posts,
            @Nullable String inForceFrom,
            @Nullable String expiresOn,
            @Nullable List<String> tags,
            @Nullable List<String> enemies,
            @Nullable EnglishInput english) {

        QuestionForm form() {
            return new QuestionForm(
                    orEmpty(identifier),
                    orEmpty(topic),
                    orEmpty(difficulty),
                    new PartForm(
                            orEmpty(kind),
                            orEmpty(stem),
                            texts(options),
                            orEmpty(answer),
                            orEmpty(scoring),
                            orEmpty(pinned)),
                    orEmpty(explanation),
                    orEmpty(source),
                    new MoreForm(
                            String.join(" ", texts(alsoAbout)),
                            String.join(" ", texts(posts)),
                            orEmpty(inForceFrom),
                            orEmpty(expiresOn),
                            Optional.ofNullable(tags).map(words -> String.join(";", texts(words))),
                            Optional.ofNullable(enemies).map(names -> String.join(" ", texts(names))),
                            Optional.ofNullable(english).map(EnglishInput::form)),
                    parts == null
                            ? List.of()
                            : parts.stream().map(PartInput::form).toList());
        }
    }

    /** One question on a case's story, in the words of the import's columns. */
    record PartInput(
            @Nullable String kind,
            @Nullable String stem,
            @Nullable List<String> options,
            @Nullable String answer,
            @Nullable String scoring,
            @Nullable String pinned) {

        PartForm form() {
            return new PartForm(
                    orEmpty(kind), orEmpty(stem), texts(options), orEmpty(answer), orEmpty(scoring), orEmpty(pinned));
        }
    }

    record EnglishInput(
            @Nullable String stem,
            @Nullable List<String> options,
            @Nullable String answer,
            @Nullable String explanation,
            @Nullable List<EnglishInput> parts) {

        MoreForm.EnglishForm form() {
            return new MoreForm.EnglishForm(
                    orEmpty(stem),
                    texts(options),
                    orEmpty(answer),
                    orEmpty(explanation),
                    parts == null
                            ? List.of()
                            : parts.stream().map(EnglishInput::form).toList());
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> texts(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(QuestionBankController::orEmpty).toList();
    }

    @PostMapping("/questions")
    @PreAuthorize("hasRole('AUTHOR')")
    ResponseEntity<QuestionView> add(@RequestBody QuestionInput input, Caller caller) {
        var question = saved(questions.add(input.form(), caller.subject(), clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/question-bank/questions/" + question.id()))
                .body(question);
    }

    @PutMapping("/questions/{id}")
    @PreAuthorize("hasRole('AUTHOR')")
    QuestionView change(@PathVariable UUID id, @RequestBody QuestionInput input, Caller caller) {
        if (input.version() == null) {
            throw Problem.badRequest("version-missing", "the version you started from was wanted, none came");
        }
        var seen = new QuestionVersion(new QuestionId(id), input.version());
        return saved(questions.change(seen, input.form(), caller.subject(), clock.instant()));
    }

    private static QuestionView saved(Saving saving) {
        return switch (saving) {
            case Saving.Saved saved -> QuestionView.of(saved.question());
            case Saving.Unchanged unchanged -> QuestionView.of(unchanged.question());
            case Saving.Faulty faulty -> throw faulty(faulty.faults());
            case Saving.Stale stale ->
                throw Problem.conflict(
                                "newer-version",
                                "version %d is the newest by now"
                                        .formatted(stale.newest().version()))
                        .with("version", stale.newest().version());
            case Saving.Missing() -> throw Problem.notFound("no such question");
        };
    }

    private static Problem faulty(List<Fault> faults) {
        var sentences = faults.stream().map(Fault::en).toList();
        var codes = faults.stream().map(Fault::code).toList();
        return Problem.badRequest("bad-question", String.join("; ", sentences)).with("codes", codes);
    }

    /** The version the reviewer has read. */
    record ApprovalInput(int version) {}

    @PutMapping("/questions/{id}/approval")
    @PreAuthorize("hasRole('REVIEWER')")
    QuestionView approve(@PathVariable UUID id, @RequestBody ApprovalInput input, Caller caller) {
        var seen = new QuestionVersion(new QuestionId(id), input.version());
        var refused = questions
                .approve(List.of(seen), caller.subject(), clock.instant())
                .refused();
        if (!refused.isEmpty()) {
            throw switch (refused.getFirst().reason()) {
                case MISSING -> missing(id);
                case OWN_CHANGE -> Problem.conflict("own-change", "a second person must approve this version");
                case NOT_NEWEST ->
                    Problem.conflict("newer-version", "there is another version than %d".formatted(input.version()));
                case NOT_A_DRAFT -> Problem.conflict("not-a-draft", "this question is approved already, or retired");
                case UNSORTED -> Problem.conflict("unsorted", "the question is about 9900 Unsorted: move it to a knowledge point first");
            };
        }
        return question(id);
    }

    /** Why a question is retired. */
    record RetirementInput(String reason) {}

    @PutMapping("/questions/{id}/retirement")
    @PreAuthorize("hasRole('REVIEWER')")
    QuestionView retire(@PathVariable UUID id, @RequestBody RetirementInput input, Caller caller) {
        questions.retire(List.of(new QuestionId(id)), input.reason(), caller.subject(), clock.instant());
        return question(id);
    }

    record TopicView(String code, @Nullable String parent, String zh, String en) {

        static TopicView of(Topic topic) {
            return new TopicView(topic.code(), topic.parent().orElse(null), topic.zh(), topic.en());
        }
    }

    @GetMapping("/topics")
    @PreAuthorize(READ)
    List<TopicView> topics() {
        return taxonomy.all().stream().map(TopicView::of).toList();
    }

    private static Problem missing(UUID id) {
        return Problem.notFound("no question " + id);
    }
}
