package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import liangku.employer.Employers;
import liangku.employer.Scope;
import liangku.identity.Caller;
import liangku.people.People;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the bearer of the token is. */
@RestController
class MeController {

    private final People people;
    private final Employers employers;

    MeController(People people, Employers employers) {
        this.people = people;
        this.employers = employers;
    }

    record WorkerJson(String id, String name, String phone) {}

    record EmployerName(String id, String name) {}

    record Me(
            String subject,
            String role,
            String name,
            Optional<WorkerJson> worker,
            Optional<EmployerName> employer,
            ScopeJson scope) {}

    @Operation(summary = "Read who one is signed in as")
    @GetMapping("/api/v1/me")
    @PreAuthorize("isAuthenticated()")
    Me me(Caller caller) {
        return new Me(
                caller.subject(),
                caller.role().name(),
                caller.displayName(),
                caller.worker()
                        .flatMap(people::find)
                        .map(worker -> new WorkerJson(
                                worker.id().toString(), worker.name().value(), worker.maskedPhone())),
                caller.scope() instanceof Scope.Own(var employer)
                        ? employers.find(employer).map(e -> new EmployerName(e.id().toString(), e.name()))
                        : Optional.empty(),
                ScopeJson.of(caller.scope()));
    }
}
