package liangku.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import liangku.employer.Employers;

/** The regulator's dashboards over a whole city. */
final class CityGroup implements Group {

    private static final int CALLERS = 2;

    @Override
    public String name() {
        return "city";
    }

    @Override
    public String how() {
        return """
                The demo city of 44,548 businesses and 53,500 people, 30,000 of them trained, is founded; then a regulator of the whole city asks for \
                rates, their parts by region and category, businesses and the trend, as of today and as of past days that \
                differ from question to question, by 2 callers. Latency is theirs, CPU that of application and database \
                together.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        var city = plan.scale() == Plan.Scale.FULL ? "city" : "small";
        try (var stack = Stack.start(plan, new Stack.Start("city", city, 2_048));
                var rest = new Rest(stack.base(), CALLERS)) {
            stack.awaitQuiet();
            var founding = Figure.stated("founding of the demo city", stack.startSeconds(), "s");
            var regulator = rest.demo("regulator");
            List<Figure> figures = new ArrayList<>(List.of(founding));
            for (var path : List.of("", "/regions", "/categories", "/employers", "/trend")) {
                figures.addAll(dashboard(plan, stack, rest, regulator, path));
            }
            return figures;
        }
    }

    private static List<Figure> dashboard(Plan plan, Stack stack, Rest rest, String regulator, String path)
            throws IOException, InterruptedException {
        var load = new Load(stack);
        var today = LocalDate.now(Employers.ZONE);
        var days = IntStream.range(0, plan.count(120, 4)).boxed().toList();
        Load.Work<Integer> now =
                day -> rest.get("/api/v1/compliance" + path, regulator).orThrow();
        Load.Work<Integer> past =
                day -> rest.get("/api/v1/compliance" + path + "?asOf=" + today.minusDays(5 + day * 3L % 360), regulator)
                        .orThrow();
        var name = "compliance" + path.replace("/", ", by ").replace("by trend", "trend");
        load.closed(CALLERS, days, 20, now).orThrow();
        var outcome = load.closed(CALLERS, days, 60, now).orThrow();
        var earlier = load.closed(CALLERS, days, 60, past).orThrow();
        return List.of(
                Figure.atMost(name + ", now, p95", outcome.percentileMillis(0.95), "ms", 100),
                Figure.stated(name + ", now", outcome.cpuMillisEach(), "CPU ms"),
                Figure.atMost(name + ", as of a past day, p95", earlier.percentileMillis(0.95), "ms", 300));
    }
}
