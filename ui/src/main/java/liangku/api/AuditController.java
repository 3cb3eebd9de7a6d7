package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.audit.AuditEntry;
import liangku.audit.Verification;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of who did what, for the audit administrator alone. */
@RestController
@RequestMapping("/api/v1/audit")
@PreAuthorize("hasRole('AUDIT_ADMIN')")
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    record Page(List<AuditEntry> entries, Optional<Long> next) {}

    /** @param position of the first broken entry; empty if the chain is whole */
    record Proof(
            String state,
            Optional<Long> entries,
            Optional<String> head,
            Optional<Long> position,
            Optional<String> reason) {}

    @Operation(summary = "List audit entries, oldest first")
    @GetMapping
    Page page(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        var entries = audit.page(after, limit);
        return new Page(
                entries,
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(entries.getLast().position()));
    }

    @Operation(summary = "Verify the chain of the audit trail")
    @GetMapping("/verification")
    Proof verify() {
        return switch (audit.verify()) {
            case Verification.Intact(var entries, var head) ->
                new Proof("INTACT", Optional.of(entries), Optional.of(head), Optional.empty(), Optional.empty());
            case Verification.Broken(var position, var reason) ->
                new Proof("BROKEN", Optional.empty(), Optional.empty(), Optional.of(position), Optional.of(reason));
        };
    }
}
