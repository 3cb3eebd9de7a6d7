package liangku.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import liangku.demo.DemoSettings;
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

/** The page where anyone checks a receipt that somebody shows: by its code, its link, or its number typed by hand. */
@RestController
@RequestMapping("/verify/receipt")
class ReceiptVerificationController {

    private final ReceiptQuestions questions;
    private final DemoSettings demo;
    private final Clock clock;

    ReceiptVerificationController(ReceiptQuestions questions, DemoSettings demo, Clock clock) {
        this.questions = questions;
        this.demo = demo;
        this.clock = clock;
    }

    /** What is typed is only the number; what it comes to is shown at once. */
    @GetMapping({"", "/"})
    ResponseEntity<String> form(
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            HttpServletRequest request) {
        var page = page(lang, accepted);
        var typed = Given.optional(number);
        return typed.isEmpty()
                ? PublicPage.answer(ResponseEntity.ok(), page.ask())
                : answer(page, new ReceiptQuestions.Shown(typed.get(), Optional.empty(), Optional.empty()), request);
    }

    /** The receipt's link brings all that it says, and its signature; its code and who types bring the number. */
    @GetMapping("/{number}")
    ResponseEntity<String> verify(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String lines,
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable String signature,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            HttpServletRequest request) {
        var shown = ReceiptQuestions.Shown.of(
                number,
                Given.optional(at).flatMap(ReceiptVerificationController::time),
                Given.optional(lines).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf),
                Given.optional(digest),
                Given.optional(signature));
        return answer(page(lang, accepted), shown, request);
    }

    private ResponseEntity<String> answer(ReceiptPage page, ReceiptQuestions.Shown shown, HttpServletRequest request) {
        return switch (questions.answer(ClientAddress.of(request), shown, clock.instant())) {
            case ReceiptQuestions.Finding.Known known ->
                PublicPage.answer(ResponseEntity.ok(), page.known(known, shown.signature()));
            case ReceiptQuestions.Finding.Unknown() ->
                PublicPage.answer(ResponseEntity.status(HttpStatus.NOT_FOUND), page.unknown(shown.number()));
            case ReceiptQuestions.Finding.TooMany(var wait) ->
                PublicPage.tooMany(wait, page.tooMany(wait.toMinutes() + 1));
        };
    }

    private ReceiptPage page(@Nullable String lang, @Nullable String accepted) {
        return new ReceiptPage(
                new Words("verify", PublicPage.language(lang, accepted)),
                demo.on() ? PublicPage.Setting.DEMO : PublicPage.Setting.REAL);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
