package liangku.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is asked: in filters, and for what the container or the firewall refused. */
@Component
class WrittenProblem {

    private final JsonMapper json;

    WrittenProblem(JsonMapper json) {
        this.json = json;
    }

    /** {@return the document, for who writes it himself} */
    String text(HttpServletRequest request, HttpStatus status, Unexplained why) {
        var language = LanguageArguments.asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return json.writeValueAsString(ProblemAdvice.detail(status, why.slug(), why.said(), language));
    }

    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Unexplained why)
            throws IOException {
        var language = LanguageArguments.asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        json.writeValue(response.getOutputStream(), ProblemAdvice.detail(status, why.slug(), why.said(), language));
    }
}
