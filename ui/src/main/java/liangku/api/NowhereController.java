package liangku.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever under {@code /api} is nobody's: a problem like every other, not the container's page. */
@RestController
@Hidden
class NowhereController {

    @RequestMapping("/api/**")
    void nowhere(HttpServletRequest request) {
        throw Problem.notFound("there is nothing at %s %s".formatted(request.getMethod(), request.getRequestURI()));
    }
}
