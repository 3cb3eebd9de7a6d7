package liangku.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    String text(HttpStatus status, String slug, String sentence) {
        return json.writeValueAsString(ProblemAdvice.detail(status, slug, sentence));
    }

    void write(HttpServletResponse response, HttpStatus status, String slug, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        json.writeValue(response.getOutputStream(), ProblemAdvice.detail(status, slug, sentence));
    }
}
