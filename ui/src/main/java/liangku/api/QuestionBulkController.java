package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.questionbank.BulkChoice;
import liangku.questionbank.BulkEdit;
import liangku.questionbank.BulkEdits;
import liangku.questionbank.BulkOutcome;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One thing done to many questions: authors edit and submit, reviewers approve and retire. */
@RestController
@RequestMapping("/api/v1/question-bank/bulk")
class QuestionBulkController {

    private final BulkEdits edits;
    private final Clock clock;

    QuestionBulkController(BulkEdits edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    /** What can be done to many. */
    enum Action {
        DIFFICULTY,
        MOVE,
        TAG,
        SUBMIT,
        APPROVE,
        RETIRE
    }

    /**
     * Which questions, and what.
     *
     * @param ids of questions, in whatever version they are by then; left out where a filter or versions say which
     * @param versions questions as they were read: one that was changed since is refused as {@code NOT_NEWEST}
     * @param seenAt with ids or a filter: what was written after this time is refused as {@code NOT_NEWEST}. Who approves
     *     should give this or versions: without, what was changed after they looked is approved unread
     * @param difficulty 1..5, for DIFFICULTY
     * @param topic a leaf, for MOVE
     * @param remark for SUBMIT and RETIRE; may be left out
     */
    record BulkInput(
            @Nullable List<UUID> ids,
            @Nullable List<SeenInput> versions,
            @Nullable QuestionQuery filter,
            @Nullable Instant seenAt,
            @Schema(implementation = Action.class) @Nullable String action,
            @Schema(minimum = "1", maximum = "5") @Nullable Integer difficulty,
            @Nullable String topic,
            @Nullable List<String> addTags,
            @Nullable List<String> removeTags,
            @Nullable String remark) {}

    /** A question as someone read it. */
    record SeenInput(UUID id, int version) {}

    /** A question that stayed as it was. */
    record RefusedView(
            UUID id,

            @Schema(
                    allowableValues = {
                        "MISSING",
                        "NOT_NEWEST",
                        "NOT_A_DRAFT",
                        "NOT_IN_REVIEW",
                        "NOT_RETIRED",
                        "OWN_CHANGE",
                        "RETIRED_TOPIC",
                        "SAME_QUESTION",
                        "UNSORTED"
                    })
            String reason) {}

    /**
     * What came of it.
     *
     * @param chosen how many questions were meant
     * @param changed how many of them are different now
     */
    record BulkView(int chosen, int changed, List<RefusedView> refused) {}

    @Operation(summary = "Do one thing to many questions")
    @PostMapping
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    BulkView apply(@RequestBody BulkInput input, Caller caller) {
        var action = Given.oneOf(Action.class, "action", input.action());
        var needed = switch (action) {
            case DIFFICULTY, MOVE, TAG, SUBMIT -> Role.AUTHOR;
            case APPROVE, RETIRE -> Role.REVIEWER;
        };
        if (caller.role() != needed) throw new AccessDeniedException("%s is for %s".formatted(action, needed));
        return switch (edits.apply(choice(input), edit(action, input), caller.subject(), clock.instant())) {
            case BulkOutcome.Done(int chosen, int changed, var refused) ->
                new BulkView(
                        chosen,
                        changed,
                        refused.stream()
                                .map(one -> new RefusedView(one.question().value(), one.reason()))
                                .toList());
            case BulkOutcome.TooMany(int most) -> throw Problem.badRequest("too-many", most);
            case BulkOutcome.UnknownTopic(var topic) -> throw Problem.badRequest("unknown-topic", topic);
            case BulkOutcome.BadTags(var sentence) ->
                throw Problem.badRequest("bad-tags", Said.english("bad-tags", sentence));
        };
    }

    private BulkChoice choice(BulkInput input) {
        var ids = input.ids();
        var versions = input.versions();
        var filter = input.filter();
        if (ids != null && versions == null && filter == null) {
            return new BulkChoice.Named(
                    ids.stream().map(QuestionId::new).toList(), Optional.ofNullable(input.seenAt()));
        }
        if (ids == null && versions != null && filter == null) {
            return new BulkChoice.Seen(versions.stream()
                    .map(seen -> new QuestionVersion(new QuestionId(seen.id()), seen.version()))
                    .toList());
        }
        if (ids == null && versions == null && filter != null) {
            return new BulkChoice.Shown(filter.filter(QuestionJson.today(clock)), Optional.ofNullable(input.seenAt()));
        }
        throw Problem.badRequest("bad-choice");
    }

    private static BulkEdit edit(Action action, BulkInput input) {
        return switch (action) {
            case DIFFICULTY -> {
                var difficulty = input.difficulty();
                if (difficulty == null || difficulty < 1 || difficulty > 5) {
                    throw Problem.badRequest("bad-difficulty");
                }
                yield new BulkEdit.SetDifficulty(difficulty);
            }
            case MOVE -> new BulkEdit.MoveTo(Given.text("topic", input.topic()));
            case TAG -> new BulkEdit.Tag(tags(input.addTags()), tags(input.removeTags()));
            case SUBMIT -> new BulkEdit.Submit(QuestionJson.remark(input.remark()));
            case APPROVE -> new BulkEdit.Approve();
            case RETIRE -> new BulkEdit.Retire(QuestionJson.remark(input.remark()));
        };
    }

    private static List<String> tags(@Nullable List<String> tags) {
        return tags == null ? List.of() : tags.stream().map(String::strip).toList();
    }
}
