package liangku.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import liangku.employer.Employers;

/** A chain's headquarters brings its whole roster in one file. */
final class PeopleGroup implements Group {

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String how() {
        return """
                One employer uploads a roster of 20,000 people as CSV, after one of 1,000 to warm up; every name, number and \
                phone is checked, sealed and indexed. Beside it stands one thread that only splits the same file into \
                cells.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (var stack = Stack.start(plan, new Stack.Start("people", "small", 2_048));
                var rest = new Rest(stack.base(), 1)) {
            var crowd = new Crowd(rest, LocalDate.now(Employers.ZONE));
            var employer = rest.demo("employer");
            var warming = plan.count(1_000, 10);
            var rows = plan.count(20_000, 20);
            upload(rest, employer, crowd.roster(0, warming));
            var roster = crowd.roster(warming, warming + rows);
            stack.awaitQuiet();

            var cpu = stack.cpuMillis();
            var from = System.nanoTime();
            var accepted = upload(rest, employer, roster);
            var seconds = (System.nanoTime() - from) / 1e9;
            var cpuEach = (stack.cpuMillis() - cpu) / rows;
            if (accepted != rows) {
                throw new IOException("of %d rows %d were accepted".formatted(rows, accepted));
            }

            var splitFrom = System.nanoTime();
            var cells =
                    roster.lines().mapToInt(line -> line.split(",", -1).length).sum();
            var splitting = (System.nanoTime() - splitFrom) / 1e9;
            return List.of(
                    Figure.atLeast("import people from CSV", rows / seconds, "rows per s", 2_000)
                            .beside(
                                    "splitting the file alone, " + cells / (rows + 1) + " cells a row",
                                    rows / splitting),
                    Figure.stated("import people from CSV, each", cpuEach, "CPU ms"));
        }
    }

    private static int upload(Rest rest, String employer, String roster) throws IOException {
        return rest.upload("/api/v1/people/imports", employer, "roster.csv", roster.getBytes(StandardCharsets.UTF_8))
                .orThrow()
                .json()
                .get("accepted")
                .asInt();
    }
}
