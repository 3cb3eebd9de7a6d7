package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Employers;
import liangku.exam.AttemptId;
import liangku.exam.Attempts;
import liangku.exam.Receipt;
import liangku.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether a receipt that a candidate holds is of the answers the platform has. */
@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptsController {

    private final Attempts attempts;
    private final Employers employers;

    ReceiptsController(Attempts attempts, Employers employers) {
        this.attempts = attempts;
        this.employers = employers;
    }

    /** @param valid whether the digest, computed again from the journal of answers, is the one asked about */
    record Proof(String number, Instant at, int lines, String digest, int lateAnswers, boolean valid) {}

    /**
     * Without lines and digest the latest receipt of the attempt is looked at.
     *
     * @param lines as on the receipt
     * @param digest as on the receipt
     * @param at as on the receipt; without it the time is not looked at
     */
    @Operation(summary = "Verify the receipt of an attempt")
    @GetMapping("/{number}")
    @PreAuthorize("hasAnyRole('WORKER', 'EMPLOYER', 'REGULATOR')")
    Proof verify(
            @PathVariable UUID number,
            @RequestParam(required = false) @Nullable Integer lines,
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable Instant at,
            Caller caller) {
        if ((lines == null) != Given.optional(digest).isEmpty()) {
            throw Problem.badRequest("half-a-receipt");
        }
        var id = new AttemptId(number);
        var shown = Optional.ofNullable(lines)
                .flatMap(count -> Given.optional(digest)
                        .filter(text -> count >= 0)
                        .map(text -> new Receipt(id, Instant.EPOCH, count, text)));
        return attempts.proof(id, shown, Optional.ofNullable(at))
                .filter(proof -> isSeenBy(caller, id, proof))
                .map(proof -> new Proof(
                        number.toString(),
                        proof.endedAt(),
                        proof.receipt().lines(),
                        proof.receipt().digest(),
                        proof.late(),
                        proof.holds()))
                .orElseThrow(() -> Problem.notFound("receipt", number));
    }

    private boolean isSeenBy(Caller caller, AttemptId id, Attempts.Proof proof) {
        return caller.worker()
                .map(worker -> attempts.candidate(id).filter(worker::equals).isPresent())
                .orElseGet(
                        () -> employers.find(proof.employer(), caller.scope()).isPresent());
    }
}
