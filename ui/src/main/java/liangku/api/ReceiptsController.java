package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import liangku.certificate.SignedReceipts;
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
    private final SignedReceipts signed;
    private final ReceiptQuestions questions;
    private final Clock clock;

    ReceiptsController(
            Attempts attempts, Employers employers, SignedReceipts signed, ReceiptQuestions questions, Clock clock) {
        this.attempts = attempts;
        this.employers = employers;
        this.signed = signed;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * @param valid whether the digest, computed again from the journal of answers, is the one asked about
     * @param signature of the platform over number, time, lines and digest, to be shown with them to whoever is to believe
     *     them; null where the receipt does not hold
     */
    record Proof(
            String number,
            Instant at,
            int lines,
            String digest,
            int lateAnswers,
            boolean valid,
            @Nullable String signature) {}

    /**
     * A receipt as anyone may know it: nothing of whose it is.
     *
     * @param at when the attempt ended
     * @param lines how many answers were in its journal, changed ones included
     * @param digest over all of them
     * @param signed whether this platform signed exactly this; null where no signature was shown
     * @param valid whether the digest, computed again from the answers that the platform keeps, is this one
     */
    record Checked(
            String number,
            Instant at,
            int lines,
            String digest,
            @Nullable Boolean signed,
            boolean valid) {}

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
                        proof.holds(),
                        proof.holds()
                                ? signed.sign(new Receipt(
                                        id,
                                        proof.endedAt(),
                                        proof.receipt().lines(),
                                        proof.receipt().digest()))
                                : null))
                .orElseThrow(() -> Problem.notFound("receipt", number));
    }

    /**
     * For an authority or an employer who has a receipt before them. With the number alone the latest of the attempt is told,
     * to be compared; with all of it, whether it is genuine.
     *
     * @param at as on the receipt
     * @param lines as on the receipt
     * @param digest as on the receipt
     * @param signature as on the receipt
     */
    @Operation(
            summary = "Verify a receipt that somebody shows",
            description = "An address that asks for many numbers nobody has is told a 429 with Retry-After.")
    @SecurityRequirements
    @GetMapping("/{number}/verification")
    Checked verification(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Integer lines,
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable String signature,
            HttpServletRequest request) {
        var shown = ReceiptQuestions.Shown.of(
                number,
                Optional.ofNullable(at),
                Optional.ofNullable(lines),
                Given.optional(digest),
                Given.optional(signature));
        var nothing = at == null
                && lines == null
                && Given.optional(digest).isEmpty()
                && Given.optional(signature).isEmpty();
        if (shown.says().isEmpty() && !nothing) {
            throw Problem.badRequest("part-of-a-receipt");
        }
        return switch (questions.answer(ClientAddress.of(request), shown, clock.instant())) {
            case ReceiptQuestions.Finding.Known(var receipt, var ours, var held) ->
                new Checked(
                        receipt.number().toString(),
                        receipt.at(),
                        receipt.lines(),
                        receipt.digest(),
                        ours.orElse(null),
                        held);
            case ReceiptQuestions.Finding.Unknown() -> throw Problem.notFound("receipt", number);
            case ReceiptQuestions.Finding.TooMany(var wait) ->
                throw Problem.tooMany("too-many-guesses").retryAfter(wait);
        };
    }

    private boolean isSeenBy(Caller caller, AttemptId id, Attempts.Proof proof) {
        return caller.worker()
                .map(worker -> attempts.candidate(id).filter(worker::equals).isPresent())
                .orElseGet(
                        () -> employers.find(proof.employer(), caller.scope()).isPresent());
    }
}
