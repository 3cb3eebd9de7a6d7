package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import liangku.api.OutlookJson.Warning;
import liangku.courseware.Language;
import liangku.identity.Caller;
import liangku.questionbank.Blueprint;
import liangku.questionbank.BlueprintDraft;
import liangku.questionbank.BlueprintDrafts;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Caution;
import liangku.questionbank.Feasibility;
import liangku.questionbank.Outlook;
import liangku.questionbank.Paper;
import liangku.questionbank.Papers;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Questions;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Releases;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What papers are made of: authors and reviewers try and change drafts, reviewers publish. */
@RestController
@RequestMapping("/api/v1/question-bank/blueprints")
class BlueprintsController {

    private static final String READ = "hasAnyRole('AUTHOR','REVIEWER')";

    private final Blueprints blueprints;
    private final BlueprintDrafts drafts;
    private final Releases releases;
    private final Papers papers;
    private final Questions questions;
    private final Clock clock;

    BlueprintsController(
            Blueprints blueprints,
            BlueprintDrafts drafts,
            Releases releases,
            Papers papers,
            Questions questions,
            Clock clock) {
        this.blueprints = blueprints;
        this.drafts = drafts;
        this.releases = releases;
        this.papers = papers;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * @param items of a paper that count; pilots come on top
     * @param points of a paper
     * @param warnings what its papers are worse for; but for a list also what the newest release makes of it
     */
    record BlueprintView(
            String code, int version, int items, int points, BlueprintBody blueprint, List<Warning> warnings) {}

    @Operation(summary = "List the newest version of each blueprint")
    @GetMapping
    @PreAuthorize(READ)
    List<BlueprintView> list(Language language) {
        var all = blueprints.list();
        var identifiers = identifiers(all);
        return all.stream()
                .map(blueprint -> view(blueprint, identifiers, Warning.of(Caution.of(blueprint), language)))
                .toList();
    }

    @Operation(summary = "Read the newest version of a blueprint")
    @GetMapping("/{code}")
    @PreAuthorize(READ)
    BlueprintView read(@PathVariable String code, Language language) {
        var blueprint = published(code);
        var cautions = releases.latest()
                .map(release -> papers.cautions(release, blueprint.id()))
                .orElseGet(() -> Caution.of(blueprint));
        return view(blueprint, cautions, language);
    }

    /** Exams that name the blueprint draw by it from their next attempt on; refused if the newest release cannot fill it. */
    @Operation(summary = "Publish the next version of a blueprint, or the first one of a draft")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @PutMapping("/{code}")
    @PreAuthorize("hasRole('REVIEWER')")
    BlueprintView publish(
            @PathVariable String code, @RequestBody BlueprintBody body, Caller caller, Language language) {
        var draft = body.draft(known(code), blueprints);
        return switch (drafts.publish(draft, caller.subject(), clock.instant())) {
            case BlueprintDrafts.Publishing.Published(var saved, var cautions) -> view(saved, cautions, language);
            case BlueprintDrafts.Publishing.Infeasible(var why) -> throw infeasible(why);
            case BlueprintDrafts.Publishing.NoRelease() -> throw Problem.conflict("no-release");
        };
    }

    private Problem infeasible(Feasibility why) {
        var named = OutlookJson.questions(new Outlook(why));
        var obstacles = OutlookJson.obstacles(why, identified(named));
        return Problem.conflict("infeasible", obstacles.size()).with("obstacles", obstacles);
    }

    /** Nothing is kept of it. */
    @Operation(
            summary =
                    "Tell what becomes of a blueprint if it is published: whether it can be drawn, and how it turns out")
    @PostMapping("/{code}/outlook")
    @PreAuthorize(READ)
    OutlookJson outlook(@PathVariable String code, @RequestBody BlueprintBody body, Language language) {
        var outlook = papers.outlook(newest(), body.draft(known(code), blueprints));
        return OutlookJson.of(outlook, identified(OutlookJson.questions(outlook)), language);
    }

    /**
     * A paper as it may come out.
     *
     * @param expectedScore what a trained candidate is expected to earn of it, 0..1
     */
    record SpecimenView(long number, int points, @Nullable BigDecimal expectedScore, List<AttemptJson.ItemJson> items) {

        static SpecimenView of(long number, Paper paper) {
            return new SpecimenView(
                    number,
                    paper.points(),
                    paper.expectedScore().orElse(null),
                    paper.items().stream().map(AttemptJson::item).toList());
        }
    }

    /**
     * The same number draws the same paper as long as release and blueprint are the same.
     *
     * @param number any, to see one paper after another
     */
    @Operation(summary = "Draw a specimen of a blueprint's papers")
    @PostMapping("/{code}/specimens")
    @PreAuthorize(READ)
    @ResponseStatus(HttpStatus.OK)
    SpecimenView specimen(
            @PathVariable String code, @RequestParam(defaultValue = "1") long number, @RequestBody BlueprintBody body) {
        var draft = body.draft(known(code), blueprints);
        var release = newest();
        // Not its outlook: that draws some thousand papers before the one that is asked for.
        var feasibility = papers.feasibility(release, draft);
        if (!feasibility.feasible()) throw infeasible(feasibility);
        return SpecimenView.of(number, papers.specimen(release, draft, number));
    }

    /** @param changedAt null as long as it says what the test said that it was made of */
    record DraftView(
            String code,
            UUID importId,
            Instant madeAt,
            @Nullable Instant changedAt,
            int items,
            int points,
            BlueprintBody blueprint) {}

    @Operation(summary = "List the drafts that imports made of tests and nobody has published")
    @GetMapping("/drafts")
    @PreAuthorize(READ)
    List<DraftView> drafts() {
        var all = drafts.list();
        var identifiers =
                identifiers(all.stream().map(BlueprintDraft::blueprint).toList());
        return all.stream().map(draft -> view(draft, identifiers)).toList();
    }

    @Operation(summary = "Change a draft")
    @PutMapping("/drafts/{code}")
    @PreAuthorize(READ)
    DraftView change(@PathVariable String code, @RequestBody BlueprintBody body, Caller caller) {
        var draft = body.draft(waiting(code).blueprint(), blueprints);
        // Somebody may have published or discarded it in the meantime.
        if (!drafts.change(draft, caller.subject(), clock.instant())) throw missing(code);
        var changed = waiting(code);
        return view(changed, identifiers(List.of(changed.blueprint())));
    }

    @Operation(summary = "Throw a draft away")
    @DeleteMapping("/drafts/{code}")
    @PreAuthorize(READ)
    ResponseEntity<Void> discard(@PathVariable String code) {
        if (!drafts.discard(code)) throw missing(code);
        return ResponseEntity.noContent().build();
    }

    private Blueprint known(String code) {
        return blueprints
                .latest(code)
                .or(() -> drafts.find(code).map(BlueprintDraft::blueprint))
                .orElseThrow(() -> missing(code));
    }

    private Blueprint published(String code) {
        return blueprints.latest(code).orElseThrow(() -> missing(code));
    }

    private BlueprintDraft waiting(String code) {
        return drafts.find(code).orElseThrow(() -> missing(code));
    }

    private static Problem missing(String code) {
        return Problem.notFound("blueprint", Problem.clipped(code));
    }

    private ReleaseId newest() {
        return releases.latest().orElseThrow(() -> Problem.conflict("no-release"));
    }

    private BlueprintView view(Blueprint blueprint, List<Caution> cautions, Language language) {
        return view(blueprint, identifiers(List.of(blueprint)), Warning.of(cautions, language));
    }

    private static BlueprintView view(
            Blueprint blueprint, Map<QuestionId, String> identifiers, List<Warning> warnings) {
        return new BlueprintView(
                blueprint.code(),
                blueprint.version(),
                blueprint.items(),
                blueprint.points(),
                BlueprintBody.of(blueprint, identifiers),
                warnings);
    }

    private static DraftView view(BlueprintDraft draft, Map<QuestionId, String> identifiers) {
        return new DraftView(
                draft.code(),
                draft.origin().value(),
                draft.madeAt(),
                draft.changed().map(BlueprintDraft.Changed::at).orElse(null),
                draft.blueprint().items(),
                draft.blueprint().points(),
                BlueprintBody.of(draft.blueprint(), identifiers));
    }

    private Map<QuestionId, String> identifiers(Collection<Blueprint> named) {
        return identified(named.stream()
                .map(Blueprint::limits)
                .flatMap(limits -> Stream.concat(limits.fixed().stream(), limits.excluded().stream()))
                .toList());
    }

    private Map<QuestionId, String> identified(Collection<QuestionId> ids) {
        Map<QuestionId, String> names = new HashMap<>();
        for (var question : questions.find(ids)) names.put(question.id(), question.identifier());
        return names;
    }
}
