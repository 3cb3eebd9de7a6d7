package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import liangku.identity.Caller;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;
import liangku.questionbank.TopicEdit;
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

/** Knowledge points in two levels and two languages: authors keep them, reviewers read. */
@RestController
@RequestMapping("/api/v1/question-bank/topics")
class TopicsController {

    private final Taxonomy taxonomy;
    private final Clock clock;

    TopicsController(Taxonomy taxonomy, Clock clock) {
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    record TopicView(String code, @Nullable String parent, String zh, String en, Topic.State state) {

        static TopicView of(Topic topic) {
            return new TopicView(topic.code(), topic.parent().orElse(null), topic.zh(), topic.en(), topic.state());
        }
    }

    @Operation(summary = "List the knowledge points")
    @GetMapping
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    List<TopicView> topics() {
        return taxonomy.all().stream().map(TopicView::of).toList();
    }

    /** @param code two digits for a group, four for a leaf of a group there is */
    record TopicInput(
            @Nullable String code,
            @Nullable String zh,
            @Nullable String en) {}

    @Operation(summary = "Add a knowledge point")
    @PostMapping
    @PreAuthorize("hasRole('AUTHOR')")
    @ResponseStatus(HttpStatus.CREATED)
    TopicView add(@RequestBody TopicInput input) {
        return done(taxonomy.add(
                Given.text("code", input.code()), Given.text("zh", input.zh()), Given.text("en", input.en())));
    }

    /** Other words for a knowledge point; its code never changes. */
    @Operation(summary = "Rename a knowledge point")
    @PutMapping("/{code}")
    @PreAuthorize("hasRole('AUTHOR')")
    TopicView rename(@PathVariable String code, @RequestBody TopicInput input) {
        return done(taxonomy.rename(code, Given.text("zh", input.zh()), Given.text("en", input.en())));
    }

    @Operation(summary = "Retire a knowledge point")
    @PutMapping("/{code}/retirement")
    @PreAuthorize("hasRole('AUTHOR')")
    TopicView retire(@PathVariable String code, Caller caller) {
        return done(taxonomy.retire(code, caller.subject(), clock.instant()));
    }

    @Operation(summary = "Take a knowledge point out of retirement")
    @DeleteMapping("/{code}/retirement")
    @PreAuthorize("hasRole('AUTHOR')")
    TopicView revive(@PathVariable String code) {
        return done(taxonomy.revive(code));
    }

    private static TopicView done(TopicEdit edit) {
        return switch (edit) {
            case TopicEdit.Done(var topic) -> TopicView.of(topic);
            case TopicEdit.BadCode(var code) -> throw Problem.badRequest("bad-code", code);
            case TopicEdit.CodeTaken(var by) -> throw Problem.conflict("code-taken", by.code());
            case TopicEdit.BadName() -> throw Problem.badRequest("bad-name.topic", Topic.NAME_MAX);
            case TopicEdit.NameTaken(var by) -> throw Problem.conflict("name-taken", by.code());
            case TopicEdit.InUse(int questions) ->
                throw Problem.conflict("in-use", questions).with("questions", questions);
            case TopicEdit.Missing(var code) -> throw Problem.notFound("leaf", code);
        };
    }
}
