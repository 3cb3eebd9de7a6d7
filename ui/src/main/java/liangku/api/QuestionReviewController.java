package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import liangku.api.QuestionJson.QuestionView;
import liangku.identity.Caller;
import liangku.questionbank.Passage;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;
import liangku.questionbank.Remark;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The way of a question from draft to release and out again: authors submit, reviewers decide, both comment. */
@RestController
@RequestMapping("/api/v1/question-bank/questions/{id}")
class QuestionReviewController {

    private static final String READ = "hasAnyRole('AUTHOR','REVIEWER')";

    private final Questions questions;
    private final Clock clock;

    QuestionReviewController(Questions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** The version someone has read, and what they say about it. */
    record StepInput(int version, @Nullable String remark) {

        List<QuestionVersion> of(UUID id) {
            return List.of(new QuestionVersion(new QuestionId(id), version));
        }
    }

    @Operation(summary = "Submit a question for review")
    @PutMapping("/submission")
    @PreAuthorize("hasRole('AUTHOR')")
    QuestionView submit(@PathVariable UUID id, @RequestBody StepInput input, Caller caller) {
        var remark = QuestionJson.remark(input.remark());
        return passed(id, questions.submit(input.of(id), remark, caller.subject(), clock.instant()));
    }

    @Operation(summary = "Return a question to its author")
    @PutMapping("/return")
    @PreAuthorize("hasRole('REVIEWER')")
    QuestionView giveBack(@PathVariable UUID id, @RequestBody StepInput input, Caller caller) {
        var remark = QuestionJson.remark(Given.text("remark", input.remark()));
        return passed(id, questions.returnToAuthor(input.of(id), remark, caller.subject(), clock.instant()));
    }

    private QuestionView passed(UUID id, Passage passage) {
        if (!passage.refused().isEmpty()) {
            throw switch (passage.refused().getFirst().reason()) {
                case MISSING -> QuestionJson.missing(id);
                case NOT_NEWEST -> Problem.conflict("newer-version");
                case NOT_A_DRAFT -> Problem.conflict("not-a-draft.submit");
                case NOT_IN_REVIEW -> Problem.conflict("not-in-review");
                case NOT_RETIRED -> Problem.conflict("not-retired");
                case SAME_QUESTION -> Problem.conflict("same-question");
                case RETIRED_TOPIC -> Problem.conflict("retired-topic");
            };
        }
        return question(id);
    }

    /** The version the reviewer has read. */
    record ApprovalInput(int version) {}

    @Operation(summary = "Approve a question")
    @PutMapping("/approval")
    @PreAuthorize("hasRole('REVIEWER')")
    QuestionView approve(@PathVariable UUID id, @RequestBody ApprovalInput input, Caller caller) {
        var seen = new QuestionVersion(new QuestionId(id), input.version());
        var refused = questions
                .approve(List.of(seen), caller.subject(), clock.instant())
                .refused();
        if (!refused.isEmpty()) {
            throw switch (refused.getFirst().reason()) {
                case MISSING -> QuestionJson.missing(id);
                case OWN_CHANGE -> Problem.conflict("own-change");
                case NOT_NEWEST -> Problem.conflict("newer-version.other", input.version());
                case NOT_IN_REVIEW -> Problem.conflict("not-in-review.approve");
                case UNSORTED -> Problem.conflict("unsorted");
            };
        }
        return question(id);
    }

    /** Why a question is retired. */
    record RetirementInput(@Nullable String reason) {}

    @Operation(summary = "Retire a question")
    @PutMapping("/retirement")
    @PreAuthorize("hasRole('REVIEWER')")
    QuestionView retire(@PathVariable UUID id, @RequestBody RetirementInput input, Caller caller) {
        var reason = QuestionJson.remark(input.reason());
        questions.retire(List.of(new QuestionId(id)), reason, caller.subject(), clock.instant());
        return question(id);
    }

    @Operation(summary = "Take a question out of retirement")
    @DeleteMapping("/retirement")
    @PreAuthorize("hasRole('REVIEWER')")
    QuestionView revive(@PathVariable UUID id, Caller caller) {
        return passed(id, questions.revive(List.of(new QuestionId(id)), caller.subject(), clock.instant()));
    }

    /** What was done or said; {@code text} may be empty where a step needs no words. */
    record RemarkView(int version, Remark.Step step, String text, String by, Instant at) {

        static RemarkView of(Remark remark) {
            return new RemarkView(remark.version(), remark.step(), remark.text(), remark.by(), remark.at());
        }
    }

    /** Newest first. */
    @Operation(summary = "List the remarks on a question")
    @GetMapping("/remarks")
    @PreAuthorize(READ)
    List<RemarkView> remarks(@PathVariable UUID id) {
        question(id);
        return questions.remarks(new QuestionId(id)).stream()
                .map(RemarkView::of)
                .toList();
    }

    @Operation(summary = "Remark on a question")
    @PostMapping("/remarks")
    @PreAuthorize(READ)
    @ResponseStatus(HttpStatus.CREATED)
    List<RemarkView> comment(@PathVariable UUID id, @RequestBody StepInput input, Caller caller) {
        var remark = QuestionJson.remark(Given.text("remark", input.remark()));
        if (!questions.comment(input.of(id).getFirst(), remark, caller.subject(), clock.instant())) {
            throw QuestionJson.missing(id);
        }
        return remarks(id);
    }

    private QuestionView question(UUID id) {
        return questions
                .find(new QuestionId(id))
                .map(question -> QuestionView.of(question, QuestionJson.today(clock)))
                .orElseThrow(() -> QuestionJson.missing(id));
    }
}
