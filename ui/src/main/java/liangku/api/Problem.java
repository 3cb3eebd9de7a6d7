package liangku.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller can do something about; {@link ProblemAdvice} turns it into an RFC 9457 document.
 *
 * <p>{@code slug} is stable and part of the contract ({@code https://liangku.example/problems/<slug>}); the detail is a
 * sentence that says what came and what was wanted.
 */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of what came, so much is repeated to say what is meant. */
    private static final int ECHO_MAX = 40;

    /** No sentence of ours is as long: what is longer repeats what came, and nobody wants that back. */
    private static final int DETAIL_MAX = 1_000;

    private final HttpStatus status;
    private final String slug;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable Duration pause;

    private Problem(HttpStatus status, String slug, String detail) {
        super(clipped(detail, DETAIL_MAX));
        this.status = status;
        this.slug = slug;
    }

    /** {@return what came, or its first 40 characters} */
    static String clipped(String came) {
        return clipped(came, ECHO_MAX);
    }

    private static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    public static Problem badRequest(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }

    public static Problem unauthorized(String slug, String detail) {
        return new Problem(HttpStatus.UNAUTHORIZED, slug, detail);
    }

    public static Problem forbidden(String slug, String detail) {
        return new Problem(HttpStatus.FORBIDDEN, slug, detail);
    }

    /** Also for what exists but is not the caller's to see: existence is not told. */
    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    public static Problem conflict(String slug, String detail) {
        return new Problem(HttpStatus.CONFLICT, slug, detail);
    }

    static Problem tooLarge(String detail) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", detail);
    }

    public static Problem locked(String slug, String detail) {
        return new Problem(HttpStatus.LOCKED, slug, detail);
    }

    public static Problem tooMany(String slug, String detail) {
        return new Problem(HttpStatus.TOO_MANY_REQUESTS, slug, detail);
    }

    public static Problem unavailable(String slug, String detail) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, slug, detail);
    }

    /** Adds a member to the problem document, e.g. {@code savedSeq}. */
    public Problem with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Adds {@code Retry-After}: when it is worth to ask again, in whole seconds and not before. */
    Problem retryAfter(Duration time) {
        pause = time;
        return this;
    }

    /** {@return the value of {@code Retry-After}} */
    Optional<String> retryAfter() {
        return Optional.ofNullable(pause).map(time -> Long.toString(Math.max(1, time.plusMillis(999).toSeconds())));
    }

    HttpStatus status() {
        return status;
    }

    String slug() {
        return slug;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
