package liangku.api;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where refusals and accidents become RFC 9457 problems. */
@RestControllerAdvice(basePackageClasses = Problem.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    static ProblemDetail detail(HttpStatus status, String slug, String sentence) {
        var detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setType(URI.create("https://liangku.example/problems/" + slug));
        return detail;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        var detail = detail(problem.status(), problem.slug(), String.valueOf(problem.getMessage()));
        problem.properties().forEach(detail::setProperty);
        return ResponseEntity.status(problem.status()).body(detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException denied) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .body(detail(HttpStatus.FORBIDDEN, "forbidden", "your role may not do this"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noFile(MultipartException unreadable) {
        return ResponseEntity.badRequest()
                .body(detail(HttpStatus.BAD_REQUEST, "no-file", "send the file as multipart/form-data, part 'file'"));
    }

    /** The last resort: says nothing of the inside to the caller, everything to the log. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(RuntimeException accident) {
        LOG.error("request failed", accident);
        return ResponseEntity.internalServerError()
                .body(detail(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "the request could not be carried out"));
    }
}
