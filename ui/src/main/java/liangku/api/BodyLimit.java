package liangku.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * How much may be sent to the API, before anyone asks who sends it: 256 KB, 2 MB of answers or of questions, and a file
 * where a file is taken. What says its length is refused unread; what says none is refused where it goes over.
 */
class BodyLimit extends OncePerRequestFilter {

    static final int BYTES_MAX = 256 * 1024;
    static final int LONG_BYTES_MAX = 2 * 1024 * 1024;

    private final WrittenProblem problem;

    private BodyLimit(WrittenProblem problem) {
        this.problem = problem;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = path(request);
        return !path.startsWith("/api/") || isFile(request, path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = most(request);
        if (request.getContentLengthLong() > most) {
            problem.write(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Unexplained("too-large", Said.of("too-large", most)));
        } else {
            chain.doFilter(new LimitedRequest(request, most), response);
        }
    }

    private static int most(HttpServletRequest request) {
        var path = path(request);
        var isLong = path.startsWith("/api/v1/question-bank/")
                || (path.startsWith("/api/v1/attempts/") && path.endsWith("/answers"));
        return isLong ? LONG_BYTES_MAX : BYTES_MAX;
    }

    /** Files have a limit of their own, which the container keeps. */
    private static boolean isFile(HttpServletRequest request, String path) {
        var type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && (path.endsWith("/imports") || path.endsWith("/pictures"));
    }

    /** Decoded, so that no other spelling of a path has another limit. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    @Configuration
    static class Registration {

        /** Before the security chains, which stand at -100. */
        private static final int ORDER = -110;

        @Bean
        FilterRegistrationBean<BodyLimit> bodyLimit(WrittenProblem problem) {
            var registration = new FilterRegistrationBean<>(new BodyLimit(problem));
            registration.setOrder(ORDER);
            return registration;
        }
    }
}
