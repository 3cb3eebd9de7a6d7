package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import liangku.questionbank.PictureKeeping;
import liangku.questionbank.Pictures;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Pictures in questions. Authors add them; whoever knows a picture's name, which is the hash of what it shows, may see
 * it: a phone's {@code <img>} can send no token, and the name cannot be guessed.
 */
@RestController
class QuestionPictureController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Pictures pictures;
    private final Clock clock;

    QuestionPictureController(Pictures pictures, Clock clock) {
        this.pictures = pictures;
        this.clock = clock;
    }

    /** @param reference as a text names it; write the words for who cannot see it between the brackets */
    record PictureView(String sha256, String mediaType, int width, int height, String url, String reference) {}

    @Operation(summary = "Add a picture for questions")
    @PostMapping(path = "/api/v1/question-bank/pictures", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('AUTHOR','REVIEWER')")
    PictureView add(@RequestParam MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        return switch (pictures.keep(file.getBytes(), name == null ? "" : name, clock.instant())) {
            case PictureKeeping.Kept(var picture) ->
                new PictureView(
                        picture.sha256(),
                        picture.mediaType(),
                        picture.width(),
                        picture.height(),
                        "/media/pictures/" + picture.sha256(),
                        picture.reference(""));
            case PictureKeeping.Refused(var fault) ->
                throw Problem.badRequest("bad-picture", new Said(fault.zh(), fault.en()));
        };
    }

    @GetMapping("/media/pictures/{sha256}")
    ResponseEntity<byte[]> show(@PathVariable String sha256) {
        return pictures.show(sha256)
                .map(shown -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(shown.picture().mediaType()))
                        .cacheControl(
                                CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                        .header("X-Content-Type-Options", "nosniff")
                        .body(shown.bytes()))
                .orElseThrow(() -> Problem.notFound("picture", sha256));
    }
}
