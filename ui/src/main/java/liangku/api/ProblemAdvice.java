package liangku.api;

import java.net.URI;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where refusals and accidents become RFC 9457 problems. */
@RestControllerAdvice(basePackageClasses = Problem.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** The class of SQL states that speak of the data itself. */
    private static final String BAD_DATA = "22";

    static ProblemDetail detail(HttpStatus status, String slug, String sentence) {
        var detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setType(type(slug));
        return detail;
    }

    static URI type(String slug) {
        return URI.create("https://liangku.example/problems/" + slug);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        var detail = detail(problem.status(), problem.slug(), String.valueOf(problem.getMessage()));
        problem.properties().forEach(detail::setProperty);
        var answer = ResponseEntity.status(problem.status());
        problem.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.body(detail);
    }

    /** Our own refusals while a body is read come wrapped; what else cannot be read is told without insides. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                var refusal = refused(problem);
                return new ResponseEntity<>(refusal.getBody(), refusal.getHeaders(), refusal.getStatusCode());
            }
        }
        return new ResponseEntity<>(
                detail(HttpStatus.BAD_REQUEST, "unreadable-body", Unreadable.sentence(unreadable)),
                HttpStatus.BAD_REQUEST);
    }

    /** A part of an address that cannot be what stands there leads nowhere; a parameter that cannot be is a mistake. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var came = Problem.clipped(String.valueOf(mismatch.getValue()));
        if (mismatch instanceof MethodArgumentTypeMismatchException argument) {
            return argument.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? told(HttpStatus.NOT_FOUND, "not-found", "there is nothing at '%s'".formatted(came))
                    : told(
                            HttpStatus.BAD_REQUEST,
                            "bad-parameter",
                            "%s cannot be '%s'".formatted(argument.getName(), came));
        }
        return told(HttpStatus.BAD_REQUEST, "bad-parameter", "a parameter cannot be '%s'".formatted(came));
    }

    /** What the framework refuses is named like our own refusals. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        if (body instanceof ProblemDetail detail) {
            var status = HttpStatus.valueOf(code.value());
            detail.setType(Refusal.of(status).type());
            if (status == HttpStatus.NOT_ACCEPTABLE || status == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
                detail.setDetail(Refusal.of(status).sentence());
            }
        }
        return new ResponseEntity<>(body, headers, code);
    }

    private static ResponseEntity<Object> told(HttpStatus status, String slug, String sentence) {
        return new ResponseEntity<>(detail(status, slug, sentence), status);
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

    /** What the house's own checks let through and the database did not; its words may quote a person. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unstorable(DataIntegrityViolationException refused) {
        var state = state(refused);
        LOG.warn("the database refused what a request gave: SQL state {}", state);
        return state.startsWith(BAD_DATA)
                ? ResponseEntity.badRequest()
                        .body(detail(HttpStatus.BAD_REQUEST, "unstorable", "a value that was given cannot be stored"))
                : ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(detail(HttpStatus.CONFLICT, "conflict", "what was given contradicts what is stored"));
    }

    private static String state(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    }

    /** The last resort: says nothing of the inside to the caller, everything to the log. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(RuntimeException accident) {
        LOG.error("request failed", accident);
        return ResponseEntity.internalServerError()
                .body(detail(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "the request could not be carried out"));
    }
}
