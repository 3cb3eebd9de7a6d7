import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mvnpm.esbuild.install.WebDepsInstaller;
import io.mvnpm.esbuild.model.WebDependency;
import io.mvnpm.esbuild.model.WebDependency.WebDependencyType;
import io.mvnpm.esbuild.resolve.Resolver;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * Bundles the phone client without Node: esbuild's binary and Lit come from Maven artifacts on the class path.
 *
 * <p>Run by Maven as {@code java -cp … Bundle.java <phone folder> <output folder> <work folder>}. Writes index.html with
 * hashed names, the service worker with the list of files it keeps, and beside every text file a {@code .br}, which browsers
 * take over TLS and from this machine only, and a {@code .gz}. Prints the size of the first load, with gzip, and fails when it is
 * over the limit: a worker's first load is paid by the byte.
 */
class Bundle {

    private static final int FIRST_LOAD_LIMIT = 60 * 1024;
    private static final Encoder.Parameters TIGHTEST = new Encoder.Parameters().setQuality(11);

    private final Path phone;
    private final Path out;
    private final Path work;
    private final Path esbuild;

    Bundle(Path phone, Path out, Path work) throws IOException {
        this.phone = phone;
        this.out = out;
        this.work = work;
        this.esbuild = Resolver.create().resolve(bundledVersion());
    }

    static void main(String[] args) throws IOException, InterruptedException {
        var bundle = new Bundle(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        bundle.write();
    }

    private void write() throws IOException, InterruptedException {
        delete(out);
        Files.createDirectories(out);
        Files.createDirectories(work);
        installLit();

        var metafile = work.resolve("meta.json");
        run(List.of(
                "src/main.ts",
                "--bundle",
                "--splitting",
                "--format=esm",
                "--minify",
                "--target=chrome80",
                "--charset=utf8",
                "--legal-comments=none",
                "--alias:lit=" + work.resolve("node_modules/lit"),
                "--entry-names=assets/[name]-[hash]",
                "--chunk-names=assets/[name]-[hash]",
                "--metafile=" + metafile,
                "--outdir=" + out));
        copyStaticFiles();

        var entry = entryOf(metafile);
        writeIndex(entry);
        writeServiceWorker();
        compress();
        report(entry);
    }

    /** What the first page loads: one stylesheet, one script, and the chunks that script imports at once. */
    private record Entry(String script, String style, Set<String> chunks) {
        List<String> files() {
            return Stream.concat(Stream.of(script, style), chunks.stream()).toList();
        }
    }

    private Entry entryOf(Path metafile) throws IOException {
        var outputs = new ObjectMapper().readTree(metafile.toFile()).get("outputs");
        for (var output : outputs.properties()) {
            if (output.getValue().path("entryPoint").asText().equals("src/main.ts")) {
                var chunks = new LinkedHashSet<String>();
                collectImports(outputs, output.getKey(), chunks);
                var style = output.getValue().get("cssBundle").asText();
                return new Entry(
                        served(output.getKey()),
                        served(style),
                        chunks.stream().map(this::served).collect(Collectors.toCollection(LinkedHashSet::new)));
            }
        }
        throw new IllegalStateException("esbuild wrote no output for src/main.ts; see " + metafile);
    }

    private static void collectImports(JsonNode outputs, String output, Set<String> found) {
        for (var imported : outputs.get(output).get("imports")) {
            var path = imported.get("path").asText();
            if (imported.get("kind").asText().equals("import-statement") && found.add(path)) {
                collectImports(outputs, path, found);
            }
        }
    }

    /** {@return the path below /m/ of an output, which esbuild names relative to the phone folder} */
    private String served(String output) {
        return slashed(out.relativize(phone.resolve(output).normalize()));
    }

    private void writeIndex(Entry entry) throws IOException {
        var preloads = entry.chunks().stream()
                .map(chunk -> "<link rel=\"modulepreload\" href=\"/m/" + chunk + "\">")
                .collect(Collectors.joining());
        Files.writeString(
                out.resolve("index.html"),
                Files.readString(phone.resolve("src/index.html"))
                        .replace("{{style}}", "/m/" + entry.style())
                        .replace("{{script}}", "/m/" + entry.script())
                        .replace("{{preloads}}", preloads));
    }

    private void writeServiceWorker() throws IOException, InterruptedException {
        var kept = filesBelow(out).stream()
                .map(file -> slashed(out.relativize(file)))
                .sorted()
                .toList();
        var fingerprint = new CRC32();
        for (var file : kept) {
            fingerprint.update(Files.readAllBytes(out.resolve(file)));
        }
        var urls = kept.stream().map(file -> "\"/m/" + file + "\"").collect(Collectors.joining(",", "[", "]"));
        run(List.of(
                "src/service-worker.ts",
                "--bundle",
                "--format=iife",
                "--minify",
                "--target=chrome80",
                "--define:SHELL_FILES=" + urls,
                "--define:SHELL_VERSION=\"" + Long.toHexString(fingerprint.getValue()) + "\"",
                "--outfile=" + out.resolve("service-worker.js")));
    }

    private void report(Entry entry) throws IOException {
        var files = new ArrayList<>(entry.files());
        files.add("index.html");
        var total = 0;
        for (var file : files) {
            var size = gzip(Files.readAllBytes(out.resolve(file))).length;
            System.out.printf("  %6d B  /m/%s%n", size, file);
            total += size;
        }
        System.out.printf("Phone client: first load %.1f KB compressed (limit %d KB)%n", total / 1024.0, FIRST_LOAD_LIMIT / 1024);
        if (total > FIRST_LOAD_LIMIT) {
            System.err.printf("The first load is %d bytes over its limit.%n", total - FIRST_LOAD_LIMIT);
            System.exit(1);
        }
    }

    private void compress() throws IOException {
        var brotli = Brotli4jLoader.isAvailable();
        if (!brotli) {
            System.err.println("Phone client: no Brotli for this platform, so phones load an eighth more: "
                    + Brotli4jLoader.getUnavailabilityCause());
        }
        for (var file : filesBelow(out)) {
            if (file.toString().matches(".*\\.(js|css|html|svg|webmanifest)")) {
                var plain = Files.readAllBytes(file);
                Files.write(Path.of(file + ".gz"), gzip(plain));
                if (brotli) {
                    Files.write(Path.of(file + ".br"), Encoder.compress(plain, TIGHTEST));
                }
            }
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    private void copyStaticFiles() throws IOException {
        var files = phone.resolve("static");
        for (var file : filesBelow(files)) {
            var target = out.resolve(files.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void installLit() throws IOException {
        var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> slashed(Path.of(jar)).contains("/org/mvnpm/"))
                .map(jar -> WebDependency.of(Path.of(jar), WebDependencyType.MVNPM))
                .toList();
        WebDepsInstaller.install(work.resolve("node_modules"), jars);
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(esbuild.toString());
        command.addAll(arguments);
        command.add("--log-level=warning");
        var exit = new ProcessBuilder(command)
                .directory(phone.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("esbuild left with " + exit + " on " + arguments.getFirst());
        }
    }

    private static String bundledVersion() throws IOException {
        var properties = new Properties();
        try (var in = Bundle.class.getResourceAsStream("/esbuild-java-version.properties")) {
            properties.load(in);
        }
        return properties.getProperty("esbuild.version");
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
