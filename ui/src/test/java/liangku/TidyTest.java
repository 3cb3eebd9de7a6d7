package liangku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signs of decay that fail the build. Each rule names what to do instead. */
class TidyTest {

    /** They speak to a person on the console: the first start and the build of the phone client. Everything else logs. */
    private static final List<String> SPEAKERS = List.of("DemoGreeting.java", "FirstStart.java", "Bundle.java");

    private static final int METHOD_LINES_MAX = 70;

    static Stream<Arguments> mainRules() {
        return Stream.of(
                arguments("@SuppressWarnings\\(.*NullAway", "Nulls are designed away, not silenced"),
                arguments(
                        "catch \\((final )?(Exception|Throwable)\\b",
                        "Catch what can be handled; the rest flies to the one handler"),
                arguments("@Value\\(", "Configuration is one record per module"),
                arguments("(TODO|FIXME|XXX)(?!\\(#\\d)", "What is left to do is an issue, not a comment"),
                arguments("\\.printStackTrace\\(", "Log or throw"),
                arguments("System\\.(out|err)\\.", "Log, except where the first start speaks to a person"),
                arguments("(?i)select \\*", "Name the columns"),
                arguments("@author", "Git knows"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mainRules")
    void mainCodeHasNone(String pattern, String instead) {
        var found = Sources.lines(Sources.main(".java"), pattern).stream()
                .filter(finding -> SPEAKERS.stream().noneMatch(finding.file()::endsWith))
                .toList();

        assertThat(found).as(instead).isEmpty();
    }

    static Stream<Arguments> testRules() {
        return Stream.of(
                arguments("@Disabled", "A test that does not run proves nothing"),
                arguments("Thread\\.sleep\\(", "Wait for the event, not for the clock"),
                arguments("\\bMockito\\b", "Real things, or real little classes"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("testRules")
    void testsHaveNone(String pattern, String instead) {
        var found = Sources.lines(Sources.test(".java"), pattern).stream()
                .filter(finding -> !finding.file().endsWith("TidyTest.java"))
                .toList();

        assertThat(found).as(instead).isEmpty();
    }

    @Test
    void filesAreNamedAfterThingsNotRoles() {
        var rolelike = Pattern.compile(
                "(Util|Utils|Utility|Utilities|Helper|Manager|Processor|Common|Base|Impl|Dto|DTO|VO)s?\\.java$");

        var found = Sources.main(".java").stream()
                .filter(file -> rolelike.matcher(file.getFileName().toString()).find())
                .toList();

        assertThat(found).isEmpty();
    }

    /**
     * The formatter puts a method's end under its beginning, its body four columns to the right of them, and what does not
     * fit on the line of its name eight.
     */
    @Test
    void aMethodFitsOnAScreen() {
        var name = "^( +)(?!.*\\b(?:record|class|enum|interface)\\b)[^/*\\s@][^\\n;=]*\\([^\\n;]*";
        var more = "(?:\\n\\1 {8}[^\\n;]*)*?";
        var method = Pattern.compile("(?m)" + name + more + "\\{\\n((?:(?:\\1 .*)?\\n)*+)\\1}$");
        var found = new ArrayList<String>();
        for (var file : Sources.main(".java")) {
            var methods = method.matcher(Sources.read(file));
            while (methods.find()) {
                var lines = methods.group(2).lines().count();
                if (lines > METHOD_LINES_MAX) {
                    found.add("%s: %d lines from %s"
                            .formatted(
                                    Sources.ROOT.relativize(file),
                                    lines,
                                    methods.group().lines().findFirst().orElse("")));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    /** Null checks are of marked packages alone: one that is not marked is not looked at, and nobody is told. */
    @Test
    void everyPackageIsNullMarked() {
        var marked = Sources.main("package-info.java").stream()
                .filter(file -> Pattern.compile("(?m)^@NullMarked$")
                        .matcher(Sources.read(file))
                        .find())
                .map(Path::getParent)
                .collect(Collectors.toSet());

        var packages = Sources.main(".java").stream()
                .map(Path::getParent)
                .filter(folder -> folder.toString().contains("/src/main/java/"))
                .collect(Collectors.toSet());

        assertThat(packages)
                .hasSizeGreaterThan(20)
                .as("Add a package-info.java with @NullMarked")
                .isSubsetOf(marked);
    }

    @Test
    void viewsHoldNoSql() {
        var views = Sources.main(".java").stream()
                .filter(file -> file.toString().contains("/liangku/ui/"))
                .toList();

        assertThat(Sources.lines(views, "import (java\\.sql|org\\.springframework\\.jdbc)"))
                .isEmpty();
    }

    @Test
    void aModuleWritesOnlyItsOwnSchema() {
        var write = Pattern.compile(
                "(?i)\\b(?:insert\\s+into|update|delete\\s+from|truncate|merge\\s+into)\\s+" + "([a-z_]+)\\.[a-z_]+");
        var found = new ArrayList<String>();

        for (var file : Sources.main(".java")) {
            var path = file.toString().replace('\\', '/');
            var module = path.replaceFirst(".*/java/liangku/([a-z]+)/.*", "$1");
            var writes = write.matcher(Sources.read(file));
            while (writes.find()) {
                if (!writes.group(1).equals(module)) {
                    found.add(Sources.ROOT.relativize(file) + " writes " + writes.group(1));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void bothLanguagesSayEveryWord() {
        var folder = Sources.ROOT.resolve("ui/src/main/resources/messages");
        var bundles = Sources.main("_zh.properties").stream()
                .filter(file -> file.startsWith(folder))
                .toList();

        assertThat(bundles).isNotEmpty();
        for (var chinese : bundles) {
            var english =
                    chinese.resolveSibling(chinese.getFileName().toString().replace("_zh.", "_en."));
            assertThat(keys(Sources.read(english))).as("%s", english).isEqualTo(keys(Sources.read(chinese)));
        }
    }

    private static Set<String> keys(String properties) {
        var keys = new TreeSet<String>();
        properties
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && line.contains("="))
                .forEach(line -> keys.add(line.substring(0, line.indexOf('=')).strip()));
        return keys;
    }
}
