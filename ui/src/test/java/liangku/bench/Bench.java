package liangku.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import liangku.employer.Employers;

/**
 * Measures the platform: {@code ./bench} all of it, {@code ./bench exam} a group. What was
 * measured last of each group is kept in {@code docs/benchmarks.md}.
 */
final class Bench {

    private static final List<Group> GROUPS = List.of(
            new BankGroup(),
            new DrawGroup(),
            new StatisticsGroup(),
            new ExamGroup(),
            new CertificateGroup(),
            new StartGroup(),
            new PhoneGroup(),
            new PeopleGroup(),
            new CityGroup());

    private Bench() {}

    /**
     * Runs the groups that are asked for.
     *
     * @param arguments the names of groups; none for all
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var wanted = List.of(arguments);
        var groups = GROUPS.stream()
                .filter(group -> wanted.isEmpty() || wanted.contains(group.name()))
                .toList();
        if (groups.size() < wanted.size()) {
            System.err.println("Groups are " + GROUPS.stream().map(Group::name).toList());
            System.exit(2);
        }
        var loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.println("Load average before: " + Table.number(loadBefore));
        var scratch = Files.createTempDirectory("liangku-bench");
        try {
            var application = List.of(
                    "-XX:AOTCache=" + System.getProperty("liangku.bench.learned"),
                    "-jar",
                    System.getProperty("liangku.bench.application"));
            var plan = new Plan(options(), application, scratch, scale());
            measure(groups, plan, loadBefore);
        } finally {
            delete(scratch);
        }
    }

    /** Tiny counts prove that the harness runs; what they measure is worth nothing and is kept nowhere. */
    private static Plan.Scale scale() {
        return "tiny".equals(System.getenv("LIANGKU_BENCH_SCALE")) ? Plan.Scale.TINY : Plan.Scale.FULL;
    }

    private static List<String> options() {
        var options = System.getenv("LIANGKU_BENCH_JVM");
        return options == null || options.isBlank()
                ? List.of()
                : List.of(options.strip().split("\\s+", -1));
    }

    /** The page is written after each group: a run that is cut off leaves what it measured. */
    private static void measure(List<Group> groups, Plan plan, double loadBefore)
            throws IOException, InterruptedException {
        var results = new LinkedHashMap<Group, List<Figure>>();
        var page = Path.of(System.getProperty("liangku.bench.report"));
        for (var group : groups) {
            System.out.println("Measuring " + group.name() + " ...");
            var from = System.nanoTime();
            var figures = group.measure(plan);
            results.put(group, figures);
            if (plan.scale() == Plan.Scale.FULL) {
                var before = Files.exists(page) ? Files.readString(page) : "";
                var today = LocalDate.now(Employers.ZONE);
                Files.writeString(page, Report.of(before, GROUPS, results, today, loadBefore));
            }
            Table.of(figures).forEach(System.out::println);
            System.out.printf("%s: %d s%n%n", group.name(), (System.nanoTime() - from) / 1_000_000_000);
        }
        List<Figure> all = new ArrayList<>();
        results.values().forEach(all::addAll);
        System.out.println(Report.summary(all));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
