package liangku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured last of each group, as a page of the documentation. */
final class Report {

    private static final String SECTION = "\n## ";

    private Report() {}

    /**
     * Writes the page anew.
     *
     * @param before the page as it is; groups without new results stay as they were measured then
     * @param groups all there are, in the page's order
     * @param results what this run measured so far
     * @param loadBefore load average of the machine before the run
     */
    static String of(
            String before, List<Group> groups, Map<Group, List<Figure>> results, LocalDate day, double loadBefore) {
        var kept = sections(before);
        var page = new StringBuilder("""
                # How fast

                What `./bench` measured last, each group with its day.

                Machine: %s. Load, application and database share its cores, so the wall-clock figures are what they are when all \
                three fight for them. The CPU figures are the ones to compare; on a machine that is busy with other things they \
                rise too, up to twice, because caches stay cold and compiled code comes late.
                """.formatted(machine()));
        for (var group : groups) {
            if (results.containsKey(group)) {
                page.append(SECTION).append(section(group, results.get(group), day, loadBefore));
            } else if (kept.containsKey(group.name())) {
                page.append(SECTION).append(kept.get(group.name()));
            }
        }
        return page.toString();
    }

    private static String section(Group group, List<Figure> figures, LocalDate day, double loadBefore) {
        return """
                %s

                %s

                Measured on %s, load average before the run %s. %s

                %s
                """.formatted(
                        group.name(),
                        group.how().replace("\n", " ").strip(),
                        day,
                        Table.number(loadBefore),
                        summary(figures),
                        String.join("\n", Table.of(figures)));
    }

    /** {@return the sections of a page by their headings, each from its heading on and without the marks before it} */
    private static Map<String, String> sections(String page) {
        Map<String, String> sections = new HashMap<>();
        var parts = page.split(SECTION, -1);
        for (var part : List.of(parts).subList(1, parts.length)) {
            sections.put(part.lines().findFirst().orElse(""), part.stripTrailing() + "\n");
        }
        return sections;
    }

    /** {@return how many goals were kept, and the names of those that were not} */
    static String summary(List<Figure> figures) {
        var goals = figures.stream()
                .filter(figure -> !(figure.goal() instanceof Goal.Stated))
                .toList();
        var missed = figures.stream()
                .filter(figure -> !figure.met())
                .map(Figure::name)
                .toList();
        var kept = "%d of %d goals met".formatted(goals.size() - missed.size(), goals.size());
        return missed.isEmpty() ? kept + "." : kept + "; not met: " + String.join("; ", missed) + ".";
    }

    private static String machine() {
        return "%s, %d cores, %d GB of memory, %s, Java %s"
                .formatted(
                        valueOf("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        memoryGigabytes(),
                        System.getProperty("os.name"),
                        Runtime.version().feature());
    }

    private static long memoryGigabytes() {
        var kilobytes =
                valueOf("/proc/meminfo", "MemTotal").toLowerCase(Locale.ROOT).replaceAll("\\D", "");
        return Math.round(Double.parseDouble(kilobytes) / (1 << 20));
    }

    private static String valueOf(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
