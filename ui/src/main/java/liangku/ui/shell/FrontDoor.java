package liangku.ui.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code /} is the workers' door on a phone and the desks' door elsewhere; a manager's phone reaches the desks by /login. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FrontDoor extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("GET".equals(request.getMethod())
                && "/".equals(request.getRequestURI())
                && request.getQueryString() == null
                && request.getSession(false) == null
                && phone(request.getHeader("User-Agent"))) {
            response.sendRedirect("/m/");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean phone(@Nullable String agent) {
        return agent != null
                && (agent.contains("Mobile") || agent.contains("MicroMessenger"))
                && !agent.contains("iPad");
    }
}
