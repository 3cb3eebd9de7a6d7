package liangku.journey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked of the platform over HTTP, as {@code GET /api/v1/people/{id}}. */
final class Endpoints {

    /** Answers 404 to whatever nobody else answers. */
    private static final String NOWHERE = "/api/**";

    private Endpoints() {}

    /** {@return every mapping of every controller on the class path, hidden ones too} */
    static Set<String> ofTheCode() throws IOException {
        var found = new TreeSet<String>();
        for (var controller : controllers()) {
            var base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
            for (var method : controller.getDeclaredMethods()) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    paths(base == null ? new String[0] : base.path())
                            .flatMap(start -> paths(mapping.path()).map(start::concat))
                            .filter(path -> !path.equals(NOWHERE))
                            .flatMap(path -> methods(mapping).map(verb -> verb + " " + path))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    /** {@return every operation of the contract that the running platform publishes} */
    static Set<String> ofTheContract(Api api) throws IOException, InterruptedException {
        var found = new TreeSet<String>();
        for (var path : api.get("/v3/api-docs").json().get("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(verb -> found.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return found;
    }

    /**
     * Reads the class files itself: a scan by conditions would pass over what exists in a demo only. Controllers that
     * tests bring along are no part of the platform.
     */
    private static List<Class<?>> controllers() throws IOException {
        var readers = new SimpleMetadataReaderFactory();
        var found = new ArrayList<Class<?>>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:liangku/**/*.class")) {
            var type = readers.getMetadataReader(file);
            if (!file.getURL().getPath().contains("/test-classes/")
                    && type.getAnnotationMetadata().hasAnnotation(RestController.class.getName())) {
                found.add(ClassUtils.resolveClassName(type.getClassMetadata().getClassName(), null));
            }
        }
        return found;
    }

    private static Stream<String> paths(String[] declared) {
        return declared.length == 0 ? Stream.of("") : Arrays.stream(declared);
    }

    private static Stream<RequestMethod> methods(RequestMapping mapping) {
        return mapping.method().length == 0
                ? List.of(RequestMethod.values()).stream()
                : Arrays.stream(mapping.method());
    }
}
