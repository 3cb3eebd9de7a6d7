package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a problem is called in the sources has its sentence in both bundles. */
class ProblemWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/liangku/api");

    /** A key of the bundle, unless what follows brings the sentence itself. */
    private static final Pattern PROBLEM = Pattern.compile(
            "Problem\\s*\\.(badRequest|unauthorized|forbidden|notFound|conflict|locked|tooMany|unavailable)\\(\\s*"
                    + "\"([a-z-]+(?:\\.[a-z-]+)?)\"(?!\\s*,\\s*(?:new Said|Said\\.|why\\b))(?!\\s*\\+)");

    private static final Pattern SAID = Pattern.compile("Said\\.(?:of|english)\\(\\s*\"([a-z.-]+)\"");

    private static final Path BACKEND = Path.of("../backend/src/main/java/liangku");
    private static final Pattern REFUSAL = Pattern.compile("(?:new Refusal|invalid|refused)\\(\\s*\"([a-z-]+)\"");

    @Test
    void everyProblemHasItsSentences() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                var source = Files.readString(file);
                PROBLEM.matcher(source)
                        .results()
                        .forEach(found ->
                                keys.add((found.group(1).equals("notFound") ? "not-found." : "") + found.group(2)));
                SAID.matcher(source).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        keys.remove("title.");

        assertThat(keys)
                .hasSizeGreaterThan(100)
                .allSatisfy(key -> assertThat(Said.of(key, "0", "1", "2"))
                        .satisfies(
                                said -> assertThat(said.zh())
                                        .containsPattern("\\p{IsHan}")
                                        .doesNotContain("{"),
                                said -> assertThat(said.en())
                                        .doesNotContainPattern("\\p{IsHan}")
                                        .doesNotContain("{", "''")));
    }

    @Test
    void everyRefusalOfTheArchiveHasItsWords() throws IOException {
        var words = ResourceBundle.getBundle("messages/refusal", Locale.ENGLISH);
        for (var module : List.of("employer", "people")) {
            var codes = new TreeSet<String>();
            try (var files = Files.list(BACKEND.resolve(module))) {
                for (var file : files.toList()) {
                    REFUSAL.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
                }
            }
            assertThat(codes)
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(words.getString("refusal." + code))
                            .isNotBlank()
                            .doesNotContainPattern("\\p{IsHan}"));
        }
    }
}
