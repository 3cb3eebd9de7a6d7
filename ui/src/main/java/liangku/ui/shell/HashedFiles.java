package liangku.ui.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The desks' scripts carry a hash of their content in their name: what a browser has of them never grows old. The servlet
 * that hands them out would have them asked for anew every hour.
 */
@Component
class HashedFiles extends OncePerRequestFilter {

    private static final Pattern HASHED = Pattern.compile(".*/VAADIN/build/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HASHED.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Lasting(response));
    }

    /** Says longer where it was said how long; a refusal, which is not to be kept, stays one. */
    private static final class Lasting extends HttpServletResponseWrapper {

        Lasting(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, lasting(name, value));
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, lasting(name, value));
        }

        private static String lasting(String name, String value) {
            return name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) && value.startsWith("max-age=") ? FOR_EVER : value;
        }
    }
}
