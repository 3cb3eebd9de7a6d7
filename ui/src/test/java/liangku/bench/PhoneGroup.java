package liangku.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a phone has to load. */
final class PhoneGroup implements Group {

    /** What is asked for as soon as it is read: scripts, styles, pictures, the manifest, and what scripts import. */
    private static final Pattern AT_ONCE = Pattern.compile(
            "(?:src|href)=\"([^\"]+\\.(?:js|css|svg|webmanifest))\"|(?:import|from)\\s*\"(\\.[^\"]+\\.js)\"");

    /** What a script asks for once somebody goes there: a screen, the other language. */
    private static final Pattern LATER = Pattern.compile("import\\(\\s*\"(\\.[^\"]+\\.js)\"");

    /** The screens on the way to a paper and the paper itself, as the build names them. */
    private static final Predicate<String> EXAM =
            path -> path.matches(".*/(exams-page|exam-rules|exam-page)-[^/]*\\.js");

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public String how() {
        return """
                The phone client's page is asked for as a browser does over TLS, with Brotli, and all that it, its styles and its scripts \
                ask for at once; the bytes of all bodies on the wire are added up. What is made for each request comes with gzip. To the exam page belong the screens on \
                the way to it and the lists they show, and the paper, which is that of a start by a worker of the demo; the result has a screen of its own. The \
                whole client, every screen in both languages, is fetched when there is time, to be there without a network.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (var stack = Stack.start(plan, new Stack.Start("phone", "small", 1_024));
                var rest = new Rest(stack.base(), 1)) {
            var first = load(rest, path -> false);
            var exam = kilobytes(load(rest, EXAM));
            var whole = load(rest, path -> true);
            var worker = rest.signIn(Map.of("phone", "13900000001", "code", "246810"));
            var home = rest.get("/api/v1/home", worker).orThrow().bytesOnTheWire();
            var exams = rest.get("/api/v1/exams", worker).orThrow();
            var id = exams.json().get("exams").get(0).get("id").asString();
            var paper = rest.send("POST", "/api/v1/exams/" + id + "/attempts", worker, "")
                            .orThrow()
                            .bytesOnTheWire()
                    / 1_000.0;
            return List.of(
                    Figure.atMost("first load, %d files".formatted(first.size()), kilobytes(first), "kB", 60),
                    Figure.stated("home screen", home / 1_000.0, "kB"),
                    Figure.atMost("exam paper of 50 questions", paper, "kB", 8),
                    Figure.atMost(
                            "exam page, cold", exam + (home + exams.bytesOnTheWire()) / 1_000.0 + paper, "kB", 70),
                    Figure.stated("whole client, %d files".formatted(whole.size()), kilobytes(whole), "kB"));
        }
    }

    /** {@return bytes on the wire of the page and of all that follows from it, and from the later parts that are wanted} */
    private static Map<String, Integer> load(Rest rest, Predicate<String> wanted) throws IOException {
        var sizes = new LinkedHashMap<String, Integer>();
        var waiting = new ArrayDeque<>(List.of("/m/"));
        while (!waiting.isEmpty()) {
            var path = waiting.pop();
            if (sizes.containsKey(path)) {
                continue;
            }
            var reply = rest.get(path, "").orThrow();
            sizes.put(path, reply.bytesOnTheWire());
            named(AT_ONCE, path, reply.text()).forEach(waiting::add);
            named(LATER, path, reply.text()).filter(wanted).forEach(waiting::add);
        }
        return sizes;
    }

    private static Stream<String> named(Pattern reference, String path, String text) {
        return reference
                .matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(name -> URI.create(path).resolve(name).getPath());
    }

    private static double kilobytes(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToInt(Integer::intValue).sum() / 1_000.0;
    }
}
