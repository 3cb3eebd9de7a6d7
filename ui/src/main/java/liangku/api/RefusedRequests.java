package liangku.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a request ends that a filter, the firewall or the container refused before any controller saw it. */
@Controller
class RefusedRequests implements ErrorController {

    private final WrittenProblem problem;

    RefusedRequests(WrittenProblem problem) {
        this.problem = problem;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Whoever asks for this address itself finds nothing here.
        var code = Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE), 404);
        var known = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        problem.write(request, response, status, Unexplained.of(status));
    }
}
