package liangku.ui.shell;

import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import liangku.identity.CallerAuthentication;
import liangku.identity.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A desk's session ends with what it was given for: whoever was disabled, or given another role, scope or password, is sent
 * to the door by whatever they do next. A page goes there itself; what a page asks for beside is answered as to nobody.
 */
class EndedSessions extends OncePerRequestFilter {

    /** Where a tab is sent, with the reason in the address. */
    static final String DOOR = "login?" + LoginView.ENDED;

    private final Callers callers;
    private final SecurityContextLogoutHandler leaving = new SecurityContextLogoutHandler();

    EndedSessions(Callers callers) {
        this.callers = callers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication session
                && callers.stillIn(session).isEmpty()) {
            leaving.logout(request, response, session);
            var door = request.getContextPath() + "/" + DOOR;
            if (isDeed(request)) {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getWriter().write(VaadinService.createCriticalNotificationJSON(null, null, null, door));
                return;
            }
            if (isPage(request)) {
                response.sendRedirect(door);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Something was pressed or filled in on a page that stands. */
    private static boolean isDeed(HttpServletRequest request) {
        return HandlerHelper.RequestType.UIDL
                .getIdentifier()
                .equals(request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER));
    }

    private static boolean isPage(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) == null
                && !request.getRequestURI().equals(request.getContextPath() + "/login")
                && asksForHtml(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean asksForHtml(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
