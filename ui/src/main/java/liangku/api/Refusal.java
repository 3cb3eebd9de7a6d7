package liangku.api;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** What is said where the framework or the container refuses, which name no reason of ours. */
record Refusal(String slug, String sentence) {

    static Refusal of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> new Refusal("bad-request", "the request is not one that can be understood");
            case UNAUTHORIZED -> new Refusal("no-token", "this needs a valid bearer token");
            case FORBIDDEN -> new Refusal("forbidden", "your role may not do this");
            case NOT_FOUND -> new Refusal("not-found", "there is nothing here");
            case METHOD_NOT_ALLOWED -> new Refusal("method-not-allowed", "this cannot be done here");
            case NOT_ACCEPTABLE -> new Refusal("not-acceptable", "answers are application/json here");
            case CONTENT_TOO_LARGE -> new Refusal("too-large", "what was sent is too large");
            case UNSUPPORTED_MEDIA_TYPE ->
                new Refusal(
                        "unsupported-media-type",
                        "bodies are application/json, or multipart/form-data where a file is taken");
            default ->
                status.is4xxClientError()
                        ? new Refusal("bad-request", "the request cannot be carried out as it is")
                        : new Refusal("internal", "the request could not be carried out");
        };
    }

    URI type() {
        return ProblemAdvice.type(slug);
    }
}
