package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import liangku.audit.Audit;
import liangku.identity.Caller;
import liangku.search.Search;
import liangku.search.SearchKind;
import liangku.search.SearchUnavailable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The search index as something that is operated: filled anew from the truth while everything goes on. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    private final Search search;
    private final Audit audit;
    private final Clock clock;

    SearchController(Search search, Audit audit, Clock clock) {
        this.search = search;
        this.audit = audit;
        this.clock = clock;
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
