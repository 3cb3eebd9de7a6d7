package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import liangku.employer.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SentenceTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path BACKEND = Path.of("../backend/src/main/java/liangku");
    private static final Pattern REFUSAL = Pattern.compile("(?:new Refusal|invalid|refused)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern SENTENCE = Pattern.compile("Sentence\\.of\\(\\s*\"([a-z-]+)\"");

    @Test
    void aBusinessOutsideTheScopeIsToldInTheReadersLanguage() {
        var problem = Problem.of(HttpStatus.NOT_FOUND, "not-found", Sentence.of("business-outside-scope"));

        assertThat(problem.detail(Locale.ENGLISH))
                .isEqualTo("the business, or the region or category it is to have, is not in your scope");
        assertThat(problem.detail(Locale.SIMPLIFIED_CHINESE)).isEqualTo("该单位（或其新的区划、业态）不在您的管辖范围内");
        assertThat(problem.detail(Locale.FRENCH)).isEqualTo(problem.detail(Locale.CHINESE));
    }

    @Test
    void aRefusalIsToldInTheReadersLanguage() {
        var problem = Problem.of(HttpStatus.CONFLICT, new Refusal("too-young", "入职时未满16周岁"));

        assertThat(problem.slug()).isEqualTo("too-young");
        assertThat(problem.detail(Locale.CHINESE)).isEqualTo("入职时未满16周岁");
        assertThat(problem.detail(Locale.ENGLISH)).isEqualTo("Under 16: may not be employed");
    }

    @Test
    void parametersStandAsTheyAre() {
        assertThat(Sentence.of("nobody-to-check", 1_500, 2_000).in(Locale.ENGLISH))
                .isEqualTo("1 to 1500 people can be ordered, 2000 came");
        assertThat(Sentence.of("missing-field", "{0}").in(Locale.ENGLISH)).isEqualTo("{0} is missing");
    }

    @Test
    void noSentenceMixesTheLanguages() throws IOException {
        assertThat(bundle("problem_en").values()).allMatch(sentence -> !hasHan(sentence));
        assertThat(bundle("refusal_en").values()).allMatch(sentence -> !hasHan(sentence));
        assertThat(bundle("problem_zh").values()).allMatch(SentenceTest::hasHan);
        assertThat(bundle("problem_zh").stringPropertyNames())
                .isEqualTo(bundle("problem_en").stringPropertyNames());
    }

    @Test
    void everySentenceAndEveryRefusalOfTheArchiveHasItsWords() throws IOException {
        var sentences = bundle("problem_en").stringPropertyNames();
        assertThat(found(Path.of("src/main/java/liangku/api"), SENTENCE))
                .hasSizeGreaterThan(15)
                .allMatch(key -> sentences.contains("problem." + key));
        var refusals = bundle("refusal_en").stringPropertyNames();
        for (var module : List.of("employer", "people")) {
            assertThat(found(BACKEND.resolve(module), REFUSAL))
                    .isNotEmpty()
                    .allMatch(code -> refusals.contains("refusal." + code));
        }
    }

    private static TreeSet<String> found(Path root, Pattern what) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                what.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    private static boolean hasHan(Object text) {
        return text.toString().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Properties bundle(String name) throws IOException {
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(name + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
