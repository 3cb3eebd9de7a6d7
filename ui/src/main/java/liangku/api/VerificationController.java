package liangku.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import liangku.certificate.CertificateNumber;
import liangku.demo.DemoSettings;
import liangku.employer.Employers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page behind the QR code of every certificate, for anyone with a phone. */
@RestController
@RequestMapping("/verify")
class VerificationController {

    private final Guesses guesses;
    private final DemoSettings demo;
    private final Clock clock;

    VerificationController(Guesses guesses, DemoSettings demo, Clock clock) {
        this.guesses = guesses;
        this.demo = demo;
        this.clock = clock;
    }

    /** The form for a number typed by hand, and what it sends. */
    @GetMapping({"", "/"})
    ResponseEntity<String> form(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            HttpServletRequest request) {
        var now = clock.instant();
        var page = page(lang, accepted, now);
        var typed = Given.optional(number);
        if (typed.isEmpty()) {
            return PublicPage.answer(ResponseEntity.ok(), page.ask());
        }
        var read = CertificateNumber.parse(typed.get());
        return read.isPresent()
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/verify/" + read.get()
                                + Given.optional(lang)
                                        .filter(l -> l.matches("[a-z]{2}"))
                                        .map(l -> "?lang=" + l)
                                        .orElse("")))
                        .build()
                : answer(page, typed.get(), request, now);
    }

    @GetMapping("/{number}")
    ResponseEntity<String> verify(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            HttpServletRequest request) {
        var now = clock.instant();
        return answer(page(lang, accepted, now), number, request, now);
    }

    private ResponseEntity<String> answer(
            VerificationPage page, String number, HttpServletRequest request, Instant now) {
        return switch (guesses.answer(ClientAddress.of(request), number, now)) {
            case Guesses.Answer.Known(var verification) ->
                PublicPage.answer(ResponseEntity.ok(), page.known(verification));
            case Guesses.Answer.Unknown() ->
                PublicPage.answer(ResponseEntity.status(HttpStatus.NOT_FOUND), page.unknown(number));
            case Guesses.Answer.TooMany(var wait) -> PublicPage.tooMany(wait, page.tooMany(wait.toMinutes() + 1));
        };
    }

    private VerificationPage page(@Nullable String lang, @Nullable String accepted, Instant now) {
        return new VerificationPage(
                new Words("verify", PublicPage.language(lang, accepted)),
                LocalDate.ofInstant(now, Employers.ZONE),
                demo.on() ? PublicPage.Setting.DEMO : PublicPage.Setting.REAL);
    }
}
