package liangku.api;

import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import liangku.courseware.Language;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * The one place where refusals and accidents become RFC 9457 problems, in the one language that was asked for: Chinese,
 * or English by {@code Accept-Language}.
 */
@RestControllerAdvice(basePackageClasses = Problem.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** The class of SQL states that speak of the data itself. */
    private static final String BAD_DATA = "22";

    static ProblemDetail detail(HttpStatus status, String slug, Said said, Language language) {
        var detail = ProblemDetail.forStatusAndDetail(status, said.in(language));
        detail.setTitle(Said.title(status).in(language));
        detail.setType(type(slug));
        return detail;
    }

    static URI type(String slug) {
        return URI.create("https://liangku.example/problems/" + slug);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem problem, WebRequest request) {
        var language = language(request);
        var detail = detail(problem.status(), problem.slug(), problem.said(), language);
        problem.properties().forEach(detail::setProperty);
        var answer = ResponseEntity.status(problem.status()).header(HttpHeaders.CONTENT_LANGUAGE, language.tag());
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
                return refused(problem, request);
            }
        }
        return told(HttpStatus.BAD_REQUEST, "unreadable-body", Unreadable.said(unreadable), request);
    }

    /** A part of an address that cannot be what stands there leads nowhere; a parameter that cannot be is a mistake. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var came = Problem.clipped(String.valueOf(mismatch.getValue()));
        if (mismatch instanceof MethodArgumentTypeMismatchException argument) {
            return argument.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? told(HttpStatus.NOT_FOUND, "not-found", nowhere(argument, came), request)
                    : badParameter(argument.getName(), came, request);
        }
        return told(HttpStatus.BAD_REQUEST, "bad-parameter", Said.of("bad-parameter.some", came), request);
    }

    private static Said nowhere(MethodArgumentTypeMismatchException mismatch, String came) {
        var wanted = mismatch.getParameter().getParameterType();
        if (wanted == UUID.class) {
            return Said.of("not-found.id-part", mismatch.getName(), came);
        }
        return wanted == int.class
                ? Said.of("not-found.number-part", mismatch.getName(), came)
                : Said.of("not-found.part", mismatch.getName(), came);
    }

    /** Parameters that are read together, of which one cannot be what it is. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Optional.<FieldError>ofNullable(invalid.getFieldError())
                .map(error -> badParameter(error.getField(), String.valueOf(error.getRejectedValue()), request))
                .orElseGet(() -> told(HttpStatus.BAD_REQUEST, "bad-request", Said.of("bad-request"), request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return told(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                Said.of("missing-parameter", missing.getParameterName()),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return told(HttpStatus.BAD_REQUEST, "no-file", Said.of("no-file"), request);
    }

    /** What the framework refuses is named like our own refusals, and said in our words. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        var status = HttpStatus.valueOf(code.value());
        var why = Unexplained.of(status);
        var language = language(request);
        var told = new HttpHeaders(headers);
        told.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        return new ResponseEntity<>(detail(status, why.slug(), why.said(), language), told, code);
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException denied, WebRequest request) {
        return told(HttpStatus.FORBIDDEN, "forbidden", Said.of("forbidden"), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noFile(MultipartException unreadable, WebRequest request) {
        return told(HttpStatus.BAD_REQUEST, "no-file", Said.of("no-file"), request);
    }

    /** What the house's own checks let through and the database did not; its words may quote a person. */
    @ExceptionHandler
    ResponseEntity<Object> unstorable(DataIntegrityViolationException refused, WebRequest request) {
        var state = state(refused);
        LOG.warn("the database refused what a request gave: SQL state {}", state);
        return state.startsWith(BAD_DATA)
                ? told(HttpStatus.BAD_REQUEST, "unstorable", Said.of("unstorable"), request)
                : told(HttpStatus.CONFLICT, "conflict", Said.of("conflict"), request);
    }

    /**
     * The last resort: says nothing of the inside to the caller, everything to the log. What was asked of a database that is
     * away may be asked again.
     */
    @ExceptionHandler
    ResponseEntity<Object> broken(RuntimeException accident, WebRequest request) {
        if (DatabaseAway.isTold(accident)) {
            LOG.warn(
                    "the database is away: {}",
                    NestedExceptionUtils.getMostSpecificCause(accident).getMessage());
            return refused(Problem.unavailable(DatabaseAway.SLUG).retryAfter(DatabaseAway.ASK_AGAIN), request);
        }
        LOG.error("request failed", accident);
        return told(HttpStatus.INTERNAL_SERVER_ERROR, "internal", Said.of("internal"), request);
    }

    private static ResponseEntity<Object> badParameter(String name, String came, WebRequest request) {
        return told(
                HttpStatus.BAD_REQUEST,
                "bad-parameter",
                Said.of("bad-parameter", name, Problem.clipped(came)),
                request);
    }

    private static ResponseEntity<Object> told(HttpStatus status, String slug, Said said, WebRequest request) {
        var language = language(request);
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .body(detail(status, slug, said, language));
    }

    private static Language language(WebRequest request) {
        return LanguageArguments.asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static String state(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    }
}
