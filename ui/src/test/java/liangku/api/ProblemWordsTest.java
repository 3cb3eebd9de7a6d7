package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
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
    private static final String TEXT = ",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"";

    /** A code with its two sentences. */
    private static final Pattern REFUSAL =
            Pattern.compile("(?:Refusal\\.of|invalid|refused|bad)\\(\\s*\"([a-z-]+)\"" + TEXT + TEXT);

    /** What is put into a sentence: the next detail, or the one of a number. */
    private static final Pattern DETAIL = Pattern.compile("%(?:(\\d)\\$)?s");

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
    void everyRefusalTellsTheSameInBothLanguages() throws IOException {
        for (var module : List.of("employer", "people", "identity")) {
            var refusals = new ArrayList<MatchResult>();
            try (var files = Files.list(BACKEND.resolve(module))) {
                for (var file : files.toList()) {
                    REFUSAL.matcher(Files.readString(file)).results().forEach(refusals::add);
                }
            }
            assertThat(refusals).hasSizeGreaterThan(10).allSatisfy(refusal -> {
                assertThat(refusal.group(2)).containsPattern("\\p{IsHan}");
                assertThat(refusal.group(3)).isNotBlank().doesNotContainPattern("\\p{IsHan}");
                assertThat(details(refusal.group(3))).as(refusal.group(1)).isEqualTo(details(refusal.group(2)));
            });
        }
    }

    /** {@return the numbers of the details a sentence tells} */
    private static Set<Integer> details(String sentence) {
        var details = new TreeSet<Integer>();
        var next = new AtomicInteger();
        DETAIL.matcher(sentence)
                .results()
                .forEach(found -> details.add(
                        found.group(1) == null ? next.incrementAndGet() : Integer.parseInt(found.group(1))));
        return details;
    }
}
