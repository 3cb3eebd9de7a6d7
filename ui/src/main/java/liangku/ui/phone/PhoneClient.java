package liangku.ui.phone;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the phone client below {@code /m/}: files whose names carry their digest for ever, the others checked each
 * time, all as compressed by the build. Every other address is one of the client's own and gets its page.
 */
@Configuration
class PhoneClient implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/m/";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/m", "/m/");
        registry.addViewController("/m/").setViewName("forward:/m/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/m/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new BrotliFirst())
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/m/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new BrotliFirst())
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PageOrFile());
    }

    /** An address without a dot is a screen of the client, and the client's page shows it. */
    private static class PageOrFile extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            return super.getResource(path.contains(".") ? path : "index.html", location);
        }
    }

    /** Whoever takes Brotli, over TLS, gets it, an eighth smaller, though browsers name gzip before it. */
    private static class BrotliFirst extends AbstractResourceResolver {

        private static final String CODINGS = HttpHeaders.ACCEPT_ENCODING;

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            var taken = request == null ? null : request.getHeader(CODINGS);
            var asked =
                    request != null && taken != null && takesBrotli(taken) ? first(request, "br, " + taken) : request;
            return chain.resolveResource(asked, path, locations);
        }

        private static boolean takesBrotli(String codings) {
            return Arrays.stream(codings.split(",", -1)).map(String::strip).anyMatch("br"::equals);
        }

        private static HttpServletRequest first(HttpServletRequest request, String codings) {
            return new HttpServletRequestWrapper(request) {
                @Override
                public @Nullable String getHeader(String name) {
                    return CODINGS.equalsIgnoreCase(name) ? codings : super.getHeader(name);
                }
            };
        }

        @Override
        protected @Nullable String resolveUrlPathInternal(
                String path, List<? extends Resource> locations, ResourceResolverChain chain) {
            return chain.resolveUrlPath(path, locations);
        }
    }
}
