package liangku.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** The question bank with 100,000 questions in it. */
final class BankGroup implements Group {

    private static final int CALLERS = 4;

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public String how() {
        return """
                Two workbooks of 50,000 invented questions each, no two of which share more than two of six phrases, are \
                uploaded to an application whose heap is limited to 512 MB; rows per second are those of the whole request. \
                Beside it stands one thread that only reads every cell of the same workbooks. Then pages of 50 questions \
                are asked for, filtered by knowledge point, kind and difficulty, from the start of the list and from its \
                middle, and two-word keyword searches, by 4 callers; CPU is that of application and database together.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        try (var stack = Stack.start(plan, new Stack.Start("bank", "small", 512));
                var rest = new Rest(stack.base(), CALLERS)) {
            var bank = new QuestionBank(rest);
            var figures = new ArrayList<Figure>();
            stack.awaitQuiet();
            figures.addAll(imports(plan, stack, bank));
            stack.awaitQuiet();
            figures.addAll(pages(plan, stack, rest, bank.author()));
            figures.addAll(searches(plan, stack, rest, bank.author()));
            return figures;
        }
    }

    private static List<Figure> imports(Plan plan, Stack stack, QuestionBank bank) throws IOException {
        var half = plan.count(50_000, 100);
        var questions = InventedQuestions.read();
        var workbooks = List.of(questions.workbook(0, half), questions.workbook(half, 2 * half));
        var cpu = stack.cpuMillis();
        var from = System.nanoTime();
        for (var workbook : workbooks) {
            bank.imported(workbook, half);
        }
        var seconds = (System.nanoTime() - from) / 1e9;
        var cpuEach = (stack.cpuMillis() - cpu) / (2 * half);
        var readFrom = System.nanoTime();
        for (var workbook : workbooks) {
            cells(workbook);
        }
        var reading = (System.nanoTime() - readFrom) / 1e9;
        return List.of(
                Figure.atLeast("import questions from XLSX", 2 * half / seconds, "rows per s", 3_000)
                        .beside("reading the cells alone", 2 * half / reading),
                Figure.stated("import questions from XLSX, each", cpuEach, "CPU ms"));
    }

    private static List<Figure> pages(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        var paths = Stream.of("topic=06&kind=SINGLE&difficulty=3", "topic=0603", "kind=MULTIPLE&difficulty=2", "")
                .flatMap(filter -> Stream.of("", "B050000").map(after -> filter + "&after=" + after))
                .map(query -> "/api/v1/question-bank/questions?limit=50&" + query)
                .toList();
        return figures(plan, stack, rest, author, "page of the question list", paths, new Goals(3, 10));
    }

    private static List<Figure> searches(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        var paths = Stream.of("四季豆", "消毒柜", "老鼠啃咬", "湖畔小学", "紫外灯照射", "保质期被涂改", "不存在的词", "零下五摄氏度")
                .map(words -> "/api/v1/question-bank/questions?limit=50&q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .toList();
        return figures(plan, stack, rest, author, "keyword search", paths, new Goals(Double.NaN, 30));
    }

    /** @param cpuMillis NaN for none */
    private record Goals(double cpuMillis, double millis) {}

    private static List<Figure> figures(
            Plan plan, Stack stack, Rest rest, String author, String what, List<String> paths, Goals goals)
            throws IOException, InterruptedException {
        var asked = IntStream.range(0, plan.count(800, 8))
                .mapToObj(i -> paths.get(i % paths.size()))
                .toList();
        Load.Work<String> page = path -> rest.get(path, author).orThrow();
        var load = new Load(stack);
        load.closed(CALLERS, asked, 30, page).orThrow();
        stack.awaitQuiet();
        var outcome = load.closed(CALLERS, asked, 60, page).orThrow();
        var latency =
                load.closed(1, asked.subList(0, asked.size() / 4), 60, page).orThrow();
        return List.of(
                Double.isNaN(goals.cpuMillis())
                        ? Figure.stated(what, outcome.cpuMillisEach(), "CPU ms")
                        : Figure.atMost(what, outcome.cpuMillisEach(), "CPU ms", goals.cpuMillis()),
                Figure.stated(what + ", p50 of one caller", latency.percentileMillis(0.5), "ms"),
                Figure.atMost(what + ", p95 of one caller", latency.percentileMillis(0.95), "ms", goals.millis()));
    }

    private static long cells(byte[] content) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                var rows = workbook.getFirstSheet().openStream()) {
            return rows.mapToLong(row -> row.stream()
                            .filter(cell -> cell != null && !cell.getText().isEmpty())
                            .count())
                    .sum();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
