package liangku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The latest run as a page of the documentation. */
final class Report {

    private Report() {}

    /** @param loadBefore load average of the machine before the run */
    static String of(Map<Group, List<Figure>> results, LocalDate day, double loadBefore) {
        List<Figure> all = new ArrayList<>();
        results.values().forEach(all::addAll);
        var page = new StringBuilder("""
                # How fast

                What the latest run of `./bench` measured, on %s; groups that are not here were not part of it.

                Machine: %s. Load, application and database share its cores, so the wall-clock figures are what they are when all \
                three fight for them. The CPU figures are the ones to compare; on a machine that is busy with other things they \
                rise too, up to twice, because caches stay cold and compiled code comes late. Load average before the run: %s.

                %s
                """.formatted(day, machine(), Table.number(loadBefore), summary(all)));
        results.forEach((group, figures) -> page.append("\n## ")
                .append(group.name())
                .append("\n\n")
                .append(group.how().replace("\n", " ").strip())
                .append("\n\n")
                .append(String.join("\n", Table.of(figures)))
                .append('\n'));
        return page.toString();
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
