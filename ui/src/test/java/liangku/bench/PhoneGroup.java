package liangku.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a phone has to load. */
final class PhoneGroup implements Group {

    /** What a page names: scripts, styles, pictures, the manifest, and what scripts import, at once or later. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:src|href)=\"([^\"]+\\.(?:js|css|svg|webmanifest))\"|(?:import\\(?|from)\\s*\"(\\.[^\"]+\\.js)\"");

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public String how() {
        return """
                The phone client's page is asked for as a browser does, compressed; all that it and its scripts name (every \
                screen, both languages, styles, logo, manifest) is asked for too, and the bytes of all bodies on the wire are \
                added up. The \
                exam paper is that of a start by a worker of the demo, together with the lists seen on the way to it.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (var stack = Stack.start(plan, new Stack.Start("phone", "small", 1_024));
                var rest = new Rest(stack.base(), 1)) {
            var files = firstLoad(rest);
            var load = files.values().stream().mapToInt(Integer::intValue).sum() / 1_000.0;
            var worker = rest.signIn(Map.of("phone", "13900000001", "code", "246810"));
            var home = rest.get("/api/v1/home", worker).orThrow().bytesOnTheWire();
            var exams = rest.get("/api/v1/exams", worker).orThrow();
            var exam = exams.json().get("exams").get(0).get("id").asString();
            var paper = rest.send("POST", "/api/v1/exams/" + exam + "/attempts", worker, "")
                            .orThrow()
                            .bytesOnTheWire()
                    / 1_000.0;
            return List.of(
                    Figure.atMost("first load, %d files".formatted(files.size()), load, "kB", 60),
                    Figure.stated("home screen", home / 1_000.0, "kB"),
                    Figure.atMost("exam paper of 50 questions", paper, "kB", 8),
                    Figure.atMost(
                            "exam page, cold", load + (home + exams.bytesOnTheWire()) / 1_000.0 + paper, "kB", 70));
        }
    }

    private static Map<String, Integer> firstLoad(Rest rest) throws IOException {
        var sizes = new LinkedHashMap<String, Integer>();
        var waiting = new ArrayDeque<String>();
        waiting.add("/m/");
        while (!waiting.isEmpty()) {
            var path = waiting.pop();
            if (sizes.containsKey(path)) {
                continue;
            }
            var reply = rest.get(path, "").orThrow();
            sizes.put(path, reply.bytesOnTheWire());
            var references = REFERENCE.matcher(reply.text());
            while (references.find()) {
                var reference = references.group(1) == null ? references.group(2) : references.group(1);
                waiting.add(URI.create(path).resolve(reference).getPath());
            }
        }
        return sizes;
    }
}
