package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liangku.audit.Audit;
import liangku.identity.Caller;
import liangku.people.People;
import liangku.people.WorkerId;
import liangku.search.Hit;
import liangku.search.Search;
import liangku.search.SearchKind;
import liangku.search.SearchUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding things within one's scope, and the index as something that is filled anew while everything goes on. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private static final int HITS_MAX = 100;

    private final Search search;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    SearchController(Search search, People people, Audit audit, Clock clock) {
        this.search = search;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param hits best first */
    record Found(List<HitJson> hits) {}

    /**
     * @param id of the thing, as its own endpoints take it
     * @param title of a person the name, in full for the employer only
     */
    record HitJson(SearchKind kind, String id, String title) {}

    /** @param kind empty for every kind the caller may look for */
    @Operation(summary = "Find courses, lessons, questions, businesses and people within one's scope")
    @GetMapping
    @PreAuthorize("isAuthenticated()")
    Found find(
            @RequestParam(defaultValue = "") String q,
            @Parameter(schema = @Schema(implementation = SearchKind.class)) @RequestParam(required = false) @Nullable
                    String kind,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var kinds = Given.optional(kind)
                .map(text -> Set.of(Given.oneOf(SearchKind.class, "kind", text)))
                .orElse(Set.of());
        try {
            var hits = search.find(caller, Given.text("q", q).strip(), kinds, Math.clamp(limit, 1, HITS_MAX));
            return new Found(
                    hits.stream().flatMap(hit -> told(hit, caller).stream()).toList());
        } catch (SearchUnavailable away) {
            throw Problem.unavailable("search-unavailable");
        }
    }

    private Optional<HitJson> told(Hit hit, Caller caller) {
        return switch (hit.kind()) {
            case PERSON ->
                people.find(WorkerId.of(hit.id()), caller.scope())
                        .map(worker ->
                                new HitJson(hit.kind(), hit.id(), PeopleController.shown(worker.name(), caller)));
            case COURSE, LESSON, QUESTION, BUSINESS -> Optional.of(new HitJson(hit.kind(), hit.id(), hit.title()));
        };
    }

    /** @param indexed how many of each kind can be found now */
    record Rebuilt(Map<SearchKind, Long> indexed) {}

    /** Answers when it is done; until then searches may find less. */
    @Operation(summary = "Rebuild the search index")
    @PostMapping("/rebuilding")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    Rebuilt rebuild(Caller caller) {
        try {
            search.rebuild();
            var indexed = new EnumMap<SearchKind, Long>(SearchKind.class);
            for (var kind : SearchKind.values()) {
                indexed.put(kind, search.indexed(kind));
            }
            audit.record(caller.subject(), "search-rebuilt", "search", "index", Map.of(), clock.instant());
            return new Rebuilt(indexed);
        } catch (SearchUnavailable away) {
            throw Problem.unavailable("search-unavailable");
        }
    }
}
