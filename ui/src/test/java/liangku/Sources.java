package liangku;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository as text, for rules that no compiler knows. */
final class Sources {

    private static final List<String> MODULES = List.of("question-bank", "courseware", "backend", "ui");
    static final Path ROOT = root();

    /** One line that breaks a rule. */
    record Finding(String file, int line, String text) {
        @Override
        public String toString() {
            return file + ":" + line + "  " + text.strip();
        }
    }

    private Sources() {}

    static List<Path> main(String ending) {
        return files("src/main", ending);
    }

    static List<Path> test(String ending) {
        return files("src/test", ending);
    }

    /** {@return every line of the files in which the pattern is found} */
    static List<Finding> lines(List<Path> files, String pattern) {
        var compiled = Pattern.compile(pattern);
        return files.stream()
                .flatMap(file -> {
                    var lines = read(file).lines().toList();
                    return Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                            .filter(line -> compiled.matcher(lines.get(line)).find())
                            .map(line -> new Finding(ROOT.relativize(file).toString(), line + 1, lines.get(line)));
                })
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> files(String part, String ending) {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve(part))
                .filter(Files::isDirectory)
                .flatMap(folder -> {
                    try (var walk = Files.walk(folder)) {
                        return walk
                                .filter(file -> file.toString().endsWith(ending)
                                        && !file.toString().contains("node_modules"))
                                .sorted()
                                .toList()
                                .stream();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                })
                .toList();
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("question-bank"))) {
            var parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "not inside the repository: " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }
}
