package liangku.api;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** What is said where the framework or the container refuses, which name no reason of ours. */
record Unexplained(String slug, Said said) {

    static Unexplained of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> same("bad-request");
            case UNAUTHORIZED -> same("no-token");
            case FORBIDDEN -> same("forbidden");
            case NOT_FOUND -> same("not-found");
            case METHOD_NOT_ALLOWED -> same("method-not-allowed");
            case NOT_ACCEPTABLE -> same("not-acceptable");
            case CONTENT_TOO_LARGE -> new Unexplained("too-large", Said.of("too-large.some"));
            case UNSUPPORTED_MEDIA_TYPE -> same("unsupported-media-type");
            default ->
                status.is4xxClientError()
                        ? new Unexplained("bad-request", Said.of("bad-request.as-it-is"))
                        : same("internal");
        };
    }

    URI type() {
        return ProblemAdvice.type(slug);
    }

    private static Unexplained same(String slug) {
        return new Unexplained(slug, Said.of(slug));
    }
}
