package liangku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every word on a desk stands in both languages, and none of them in the source. */
class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java/liangku/ui");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9]*(?:\\.[A-Za-z0-9_-]+)+)\"");
    private static final Pattern FAMILY = Pattern.compile("\"([a-z][a-z0-9]*(?:\\.[a-z0-9-]+)*\\.)\" ?\\+");
    /** A call of the audit log: its deed, unless that is a variable, and its kind of object. */
    private static final Pattern DEED = Pattern.compile(
            "audit\\.record\\(\\s*(?:\"\\w+:\\w+\"|[^\"]*?),\\s*(?:\"([a-z-]+)\"|\\w+),\\s*\"([a-z-]+)\",");

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        for (var area : areas()) {
            assertThat(bundle(area, "en").stringPropertyNames())
                    .as("keys of %s", area)
                    .isEqualTo(bundle(area, "zh").stringPropertyNames());
        }
    }

    @Test
    void bothLanguagesSayWhatTheyAreGiven() throws IOException {
        for (var area : areas()) {
            var chinese = bundle(area, "zh");
            var english = bundle(area, "en");
            for (var key : chinese.stringPropertyNames()) {
                assertThat(arguments(english.getProperty(key)))
                        .as("what is put into %s", key)
                        .isEqualTo(arguments(chinese.getProperty(key)));
            }
        }
    }

    private static SortedSet<String> arguments(String words) {
        return ARGUMENT.matcher(words)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyUsedInASourceIsThere() throws IOException {
        var areas = areas();
        var known = new TreeSet<String>();
        for (var area : areas) known.addAll(bundle(area, "zh").stringPropertyNames());
        var missing = new ArrayList<String>();
        for (var file : sources()) {
            var text = Files.readString(file);
            KEY.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> areas.contains(key.substring(0, key.indexOf('.'))))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.add(file.getFileName() + ": " + key));
            FAMILY.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(prefix -> areas.contains(prefix.substring(0, prefix.indexOf('.'))))
                    .filter(prefix -> known.stream().noneMatch(key -> key.startsWith(prefix)))
                    .forEach(prefix -> missing.add(file.getFileName() + ": " + prefix + "…"));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyDeedInTheAuditLogHasAWord() throws IOException {
        var known = bundle("admin", "zh").stringPropertyNames();
        var deeds = new TreeSet<String>();
        var things = new TreeSet<String>();
        for (var root : List.of(Path.of("src/main/java"), Path.of("../backend/src/main/java"))) {
            for (var file : sources(root)) {
                DEED.matcher(Files.readString(file)).results().forEach(found -> {
                    if (found.group(1) != null) deeds.add(found.group(1));
                    things.add(found.group(2));
                });
            }
        }
        // Signing in is an account's deed, and an account is named by its user name.
        things.remove("account");

        assertThat(deeds).hasSizeGreaterThan(20).allMatch(deed -> known.contains("admin.deed." + deed));
        assertThat(things).hasSizeGreaterThan(5).allMatch(thing -> known.contains("admin.thing." + thing));
    }

    @Test
    void noViewHoldsTextForPeople() throws IOException {
        var literal = new ArrayList<String>();
        for (var file : sources()) {
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                var code = line.strip();
                if (code.startsWith("*")
                        || code.startsWith("//")
                        || code.startsWith("/*")
                        || code.contains("throw ")
                        || code.contains("Exception(")) {
                    continue;
                }
                var at = file.getFileName() + ":" + number + " ";
                STRING.matcher(code)
                        .results()
                        .map(found -> found.group(1))
                        .filter(text -> isChinese(text) || isSentence(text))
                        .forEach(text -> literal.add(at + text));
            }
        }
        assertThat(literal).isEmpty();
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** Two words of letters, the first with a capital: nothing a machine wants to read looks like that. */
    private static boolean isSentence(String text) {
        return text.matches("[A-Z][a-z]+ [A-Za-z]+.*");
    }

    private static List<Path> sources() throws IOException {
        return sources(SOURCES);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static SortedSet<String> areas() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_zh.properties"))
                    .map(name -> name.substring(0, name.length() - "_zh.properties".length()))
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        }
    }

    private static Properties bundle(String area, String language) throws IOException {
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(area + "_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
