package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import liangku.identity.Caller;
import liangku.questionbank.SavedFilter;
import liangku.questionbank.SavedFilters;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Filters of the question list that the caller keeps under a name. */
@RestController
@RequestMapping("/api/v1/question-bank/filters")
class QuestionFiltersController {

    private static final String ANYONE = "hasAnyRole('AUTHOR','REVIEWER')";

    private final SavedFilters filters;
    private final Clock clock;

    QuestionFiltersController(SavedFilters filters, Clock clock) {
        this.filters = filters;
        this.clock = clock;
    }

    record FilterView(String name, QuestionQuery filter, Instant savedAt) {

        static FilterView of(SavedFilter saved, LocalDate today) {
            return new FilterView(saved.name(), QuestionQuery.of(saved.filter(), today), saved.savedAt());
        }
    }

    @Operation(summary = "List one's saved filters")
    @GetMapping
    @PreAuthorize(ANYONE)
    List<FilterView> list(Caller caller) {
        var today = QuestionJson.today(clock);
        return filters.list(caller.subject(), today).stream()
                .map(saved -> FilterView.of(saved, today))
                .toList();
    }

    @Operation(summary = "Read a saved filter")
    @GetMapping("/{name}")
    @PreAuthorize(ANYONE)
    FilterView filter(@PathVariable String name, Caller caller) {
        return list(caller).stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("filter", name));
    }

    @Operation(summary = "Save a filter under a name")
    @PutMapping("/{name}")
    @PreAuthorize(ANYONE)
    FilterView save(@PathVariable String name, @RequestBody QuestionQuery query, Caller caller) {
        var kept = name.strip();
        return switch (filters.save(caller.subject(), kept, query.filter(QuestionJson.today(clock)), clock.instant())) {
            case KEPT -> filter(kept, caller);
            case TOO_MANY -> throw Problem.conflict("too-many-filters", SavedFilters.FILTERS_MAX);
            case BAD_NAME -> throw Problem.badRequest("bad-name.filter", SavedFilter.NAME_MAX);
        };
    }

    @Operation(summary = "Delete a saved filter")
    @DeleteMapping("/{name}")
    @PreAuthorize(ANYONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name, Caller caller) {
        if (!filters.delete(caller.subject(), name)) throw Problem.notFound("filter", name);
    }
}
