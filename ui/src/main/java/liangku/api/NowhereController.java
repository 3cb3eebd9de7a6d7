package liangku.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever under {@code /api} nobody else answers: a problem like every other, not the container's page. A known address
 * that is asked for with another method or another kind of body says so.
 */
@RestController
@Hidden
class NowhereController {

    private static final String EVERYWHERE = "/api/**";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    NowhereController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @RequestMapping(EVERYWHERE)
    ResponseEntity<Void> nowhere(HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException, HttpMediaTypeNotSupportedException {
        var known = known(request);
        if (known.isEmpty()) {
            throw Problem.notFound("address", request.getMethod(), Problem.clipped(request.getRequestURI()));
        }
        var allowed = allowed(known);
        if (allowed.contains(request.getMethod())) {
            throw new HttpMediaTypeNotSupportedException("another kind of body is wanted");
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS.name())) {
            return ResponseEntity.noContent()
                    .header(HttpHeaders.ALLOW, String.join(", ", allowed))
                    .build();
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
    }

    /** {@return what there is at the address of the request, of the pattern that fits best} */
    private List<RequestMappingInfo> known(HttpServletRequest request) {
        var fitting = mappings.getObject().getHandlerMethods().keySet().stream()
                .filter(info -> !info.getPatternValues().contains(EVERYWHERE))
                .filter(info -> fit(info, request) != null)
                .toList();
        Comparator<RequestMappingInfo> byPattern = (one, other) -> {
            var first = fit(one, request);
            var second = fit(other, request);
            return first == null || second == null ? 0 : first.compareTo(second, request);
        };
        return fitting.stream()
                .min(byPattern)
                .map(best -> fitting.stream()
                        .filter(info -> byPattern.compare(info, best) == 0)
                        .toList())
                .orElse(List.of());
    }

    private static @Nullable PathPatternsRequestCondition fit(RequestMappingInfo info, HttpServletRequest request) {
        var paths = info.getPathPatternsCondition();
        return paths == null ? null : paths.getMatchingCondition(request);
    }

    private static Set<String> allowed(List<RequestMappingInfo> known) {
        var allowed = new TreeSet<String>();
        for (var info : known) {
            info.getMethodsCondition().getMethods().stream()
                    .map(RequestMethod::name)
                    .forEach(allowed::add);
        }
        if (allowed.contains(HttpMethod.GET.name())) {
            allowed.add(HttpMethod.HEAD.name());
        }
        allowed.add(HttpMethod.OPTIONS.name());
        return allowed;
    }
}
