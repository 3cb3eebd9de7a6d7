package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.audit.Audit;
import liangku.certificate.Certificate;
import liangku.certificate.CertificateNumber;
import liangku.certificate.Certificates;
import liangku.certificate.Pdf;
import liangku.certificate.Revocation;
import liangku.certificate.Revocations;
import liangku.certificate.Revoking;
import liangku.demo.DemoSettings;
import liangku.employer.Employers;
import liangku.identity.Caller;
import liangku.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Certificates: one's own, those of a scope, and what anyone may know of one. */
@RestController
@RequestMapping("/api/v1/certificates")
class CertificatesController {

    private final Certificates certificates;
    private final Revocations revocations;
    private final Guesses guesses;
    private final DemoSettings demo;
    private final Audit audit;
    private final Clock clock;

    CertificatesController(
            Certificates certificates,
            Revocations revocations,
            Guesses guesses,
            DemoSettings demo,
            Audit audit,
            Clock clock) {
        this.certificates = certificates;
        this.revocations = revocations;
        this.guesses = guesses;
        this.demo = demo;
        this.audit = audit;
        this.clock = clock;
    }

    record RevocationRequest(@Nullable String reason) {}

    record RevocationJson(String number, String status, LocalDate revokedOn, String reason) {}

    @Operation(summary = "List certificates within one's scope")
    @GetMapping
    @PreAuthorize("hasAnyRole('WORKER', 'EMPLOYER', 'REGULATOR')")
    CertificateJson.Page page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        var today = LocalDate.ofInstant(clock.instant(), Employers.ZONE);
        if (caller.worker().isPresent()) {
            return new CertificateJson.Page(
                    rows(certificates.ofWorker(caller.worker().get()), caller, today), Optional.empty());
        }
        var before = Given.optional(after)
                .map(text -> CertificateNumber.parse(text).orElseThrow(() -> Problem.badRequest("bad-cursor", text)));
        var page = certificates.page(caller.scope(), today, before, limit);
        return new CertificateJson.Page(
                rows(page.certificates(), caller, today), page.next().map(CertificateNumber::toString));
    }

    @Operation(summary = "Read a certificate")
    @GetMapping("/{number}")
    @PreAuthorize("hasAnyRole('WORKER', 'EMPLOYER', 'REGULATOR')")
    CertificateJson one(@PathVariable String number, Caller caller) {
        var now = clock.instant();
        return CertificateJson.of(found(number, caller, now), caller, LocalDate.ofInstant(now, Employers.ZONE));
    }

    @Operation(summary = "Download a certificate as a signed PDF")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{number}/pdf")
    @PreAuthorize("hasAnyRole('WORKER', 'EMPLOYER', 'REGULATOR')")
    ResponseEntity<byte[]> pdf(@PathVariable String number, Caller caller) throws IOException {
        var now = clock.instant();
        var certificate = found(number, caller, now);
        return switch (pdf(certificate.number(), caller, now)) {
            case Pdf.Ready(var content, var bytes, var sha256) -> {
                if (caller.role() == Role.REGULATOR) {
                    // It shows a full name, which a regulator's lists do not.
                    audit.record(
                            caller.subject(),
                            "certificate-read",
                            "certificate",
                            certificate.number().toString(),
                            Map.of(),
                            now);
                }
                yield ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.inline()
                                        .filename(certificate.number() + ".pdf")
                                        .build()
                                        .toString())
                        .eTag("\"" + sha256 + "\"")
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .body(content.readNBytes(bytes));
            }
            case Pdf.NotFound() -> throw notFound(number);
            case Pdf.NoFont() -> throw Problem.conflict("prepared-by-hand");
        };
    }

    @Operation(
            summary = "Verify a certificate by its number",
            description = "An address that asks for many numbers nobody has is told a 429 with Retry-After.")
    @SecurityRequirements
    @GetMapping("/{number}/verification")
    CertificateJson.Verified verification(@PathVariable String number, HttpServletRequest request) {
        return switch (guesses.answer(ClientAddress.of(request), number, clock.instant())) {
            case Guesses.Answer.Known(var verification) -> CertificateJson.Verified.of(verification, demo.on());
            case Guesses.Answer.Unknown() -> throw Problem.notFound("certificate");
            case Guesses.Answer.TooMany(var wait) ->
                throw Problem.tooMany("too-many-guesses").retryAfter(wait);
        };
    }

    @Operation(
            summary = "Revoke a certificate",
            description =
                    "By a regulator of the business it was issued at; a 403 where its holder only works there too.")
    @PutMapping("/{number}/revocation")
    @PreAuthorize("hasRole('REGULATOR')")
    RevocationJson revoke(@PathVariable String number, @RequestBody RevocationRequest request, Caller caller) {
        var now = clock.instant();
        var reason = Given.text("reason", request.reason());
        var certificate = found(number, caller, now);
        return switch (revocations.revoke(certificate.number(), reason, caller, now)) {
            case Revoking.Revoked(var revocation) -> json(certificate, revocation);
            case Revoking.AlreadyRevoked(var revocation) -> {
                if (!revocation.reason().equals(reason.strip())) {
                    throw Problem.conflict("already-revoked", revocation.on());
                }
                yield json(certificate, revocation);
            }
            case Revoking.NotFound() -> throw notFound(number);
            case Revoking.IssuedElsewhere() -> throw Problem.forbidden("issued-elsewhere");
            case Revoking.NoReason() -> throw Problem.badRequest("no-reason");
        };
    }

    private Pdf pdf(CertificateNumber number, Caller caller, Instant now) {
        try {
            return certificates.pdf(number, caller, now);
        } catch (UncheckedIOException lost) {
            throw Problem.unavailable("store-unavailable");
        }
    }

    private Certificate found(String number, Caller caller, Instant now) {
        return CertificateNumber.parse(number)
                .flatMap(n -> certificates.find(n, caller, now))
                .orElseThrow(() -> notFound(number));
    }

    private static List<CertificateJson> rows(List<Certificate> certificates, Caller caller, LocalDate today) {
        return certificates.stream()
                .map(certificate -> CertificateJson.of(certificate, caller, today))
                .toList();
    }

    private static RevocationJson json(Certificate certificate, Revocation revocation) {
        return new RevocationJson(certificate.number().toString(), "REVOKED", revocation.on(), revocation.reason());
    }

    private static Problem notFound(String number) {
        return Problem.notFound("own-certificate", number);
    }
}
