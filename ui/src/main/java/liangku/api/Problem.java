package liangku.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import liangku.employer.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller can do something about; {@link ProblemAdvice} turns it into an RFC 9457 document.
 *
 * <p>The slug is stable and part of the contract ({@code https://liangku.example/problems/<slug>}); the detail is a
 * sentence that says what came and what was wanted, in the language that was asked for. A key names both: it is the
 * slug, and a dot and one more word where several sentences share it.
 */
class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of what came, so much is repeated to say what is meant. */
    private static final int ECHO_MAX = 40;

    /** No sentence of ours is as long: what is longer repeats what came, and nobody wants that back. */
    private static final int DETAIL_MAX = 1_000;

    private final HttpStatus status;
    private final String slug;
    private final transient Said said;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable Duration pause;

    private Problem(HttpStatus status, String slug, Said said) {
        super(clipped(said.en(), DETAIL_MAX));
        this.status = status;
        this.slug = slug;
        this.said = new Said(clipped(said.zh(), DETAIL_MAX), clipped(said.en(), DETAIL_MAX));
    }

    private static Problem of(HttpStatus status, String key, Object... arguments) {
        return new Problem(status, key.replaceFirst("\\..*", ""), Said.of(key, arguments));
    }

    /** {@return what came, or its first 40 characters} */
    static String clipped(String came) {
        return clipped(came, ECHO_MAX);
    }

    private static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    static Problem badRequest(String key, Object... arguments) {
        return of(HttpStatus.BAD_REQUEST, key, arguments);
    }

    static Problem badRequest(String slug, Said said) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, said);
    }

    static Problem badRequest(String slug, Refusal why) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, Said.of(why));
    }

    static Problem unauthorized(String key, Object... arguments) {
        return of(HttpStatus.UNAUTHORIZED, key, arguments);
    }

    static Problem forbidden(String key, Object... arguments) {
        return of(HttpStatus.FORBIDDEN, key, arguments);
    }

    static Problem forbidden(String slug, Refusal why) {
        return new Problem(HttpStatus.FORBIDDEN, slug, Said.of(why));
    }

    /**
     * Also for what exists but is not the caller's to see: existence is not told.
     *
     * @param what is not there, as the bundle calls it
     */
    static Problem notFound(String what, Object... arguments) {
        return of(HttpStatus.NOT_FOUND, "not-found." + what, arguments);
    }

    static Problem conflict(String key, Object... arguments) {
        return of(HttpStatus.CONFLICT, key, arguments);
    }

    static Problem conflict(String slug, Refusal why) {
        return new Problem(HttpStatus.CONFLICT, slug, Said.of(why));
    }

    static Problem tooLarge(int bytesMax) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "too-large", bytesMax);
    }

    static Problem locked(String key, Object... arguments) {
        return of(HttpStatus.LOCKED, key, arguments);
    }

    static Problem tooMany(String key, Object... arguments) {
        return of(HttpStatus.TOO_MANY_REQUESTS, key, arguments);
    }

    static Problem unavailable(String key, Object... arguments) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, key, arguments);
    }

    static Problem unavailable(String slug, Said said) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, slug, said);
    }

    /** Adds a member to the problem document, e.g. {@code savedSeq}. */
    Problem with(String name, Object value) {
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
        return Optional.ofNullable(pause)
                .map(time -> Long.toString(Math.max(1, time.plusMillis(999).toSeconds())));
    }

    HttpStatus status() {
        return status;
    }

    String slug() {
        return slug;
    }

    Said said() {
        return said;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
