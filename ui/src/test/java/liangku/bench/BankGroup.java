package liangku.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liangku.testing.ElasticsearchServer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** The question bank with 100,000 questions in it. */
final class BankGroup implements Group {

    private static final int CALLERS = 4;

    /** How many times all of a kind is asked before it is measured. */
    private static final int WARMING = 10;

    private static final int HEAP_MB = 512;
    private static final int XLSX_PER_S = 3_000;
    private static final int QTI_PER_S = 1_000;
    private static final int LIKENESS_MS = 5;
    private static final String LIST = "/api/v1/question-bank/questions?limit=50&";
    private static final List<String> WORDS =
            List.of("四季豆", "消毒柜", "老鼠啃咬", "湖畔小学", "紫外灯照射", "保质期被涂改", "不存在的词", "零下五摄氏度");

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public String how() {
        return """
                Two workbooks of 50,000 invented questions each, no two of which share more than two of six phrases, are \
                uploaded to an application whose heap is limited to 512 MB (-Xmx512m); rows per second are those of the whole \
                request, which looks each row up by identifier, by body and by likeness. How much heap was in \
                use, and how much was kept, its log of collections says; its largest resident memory, heap and all else, is \
                the operating system's. Then the second workbook comes once more and changes nothing. \
                Beside it stands one thread that only reads every cell of the same workbooks. All of it is then downloaded, \
                as XLSX and as a package of QTI 3.0, and a package with what is left of the invented questions comes in. \
                Whether the bank has something like a question is asked for questions not in it. Then pages of 50 questions \
                are asked for, filtered by knowledge point, kind and difficulty and sorted by identifier, change, difficulty and knowledge \
                point, from the start of the list and further on, each page forty times; all of the bank, page by page; pages \
                sorted by facility, which three quarters of the questions then have; and two-word keyword searches, by 4 \
                callers, each kind after ten times as many to warm up; CPU is that of application and database together. The search box asks the search engine: Lucene \
                in the application, then a real Elasticsearch beside it that was filled anew by one command.""";
    }

    @Override
    public List<Figure> measure(Plan plan) throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        try (var stack = Stack.start(plan, new Stack.Start("bank", "small", HEAP_MB));
                var rest = new Rest(stack.base(), CALLERS)) {
            var bank = new QuestionBank(rest);
            stack.awaitQuiet();
            figures.addAll(imports(plan, stack, bank));
            stack.awaitQuiet();
            figures.addAll(exports(plan, rest, bank.author()));
            figures.add(packages(plan, bank));
            stack.awaitQuiet();
            figures.addAll(likenesses(plan, stack, rest, bank.author()));
            figures.addAll(pages(plan, stack, rest, bank.author()));
            figures.add(unseen(plan, stack, rest, bank.author()));
            figures.addAll(byFigures(plan, stack, rest, bank.author()));
            figures.addAll(searches(plan, stack, rest, bank.author()));
            figures.addAll(found(plan, stack, rest, bank.author(), "search box, Lucene"));
        }
        figures.addAll(elasticsearch(plan));
        return figures;
    }

    /** The same data once more, this time beside an engine of its own. */
    private static List<Figure> elasticsearch(Plan plan) throws IOException, InterruptedException {
        try (var engine = ElasticsearchServer.start()) {
            var settings = Map.of(
                    "LIANGKU_SEARCH",
                    "elasticsearch",
                    "LIANGKU_SEARCH_URL",
                    engine.url().toString());
            try (var stack = Stack.start(plan, new Stack.Start("bank", "small", HEAP_MB, settings));
                    var rest = new Rest(stack.base(), CALLERS)) {
                rest.send("POST", "/api/v1/search/rebuilding", rest.demo("system"), "")
                        .orThrow();
                stack.awaitQuiet();
                return found(plan, stack, rest, rest.demo("author"), "search box, Elasticsearch");
            }
        }
    }

    private static List<Figure> exports(Plan plan, Rest rest, String author) throws IOException {
        var figures = new ArrayList<Figure>();
        int count = plan.count(100_000, 200);
        for (var format : List.of("XLSX", "QTI-3.0")) {
            var from = System.nanoTime();
            rest.get("/api/v1/question-bank/exports?format=" + format, author).orThrow();
            var seconds = (System.nanoTime() - from) / 1e9;
            var goal = format.equals("XLSX") ? XLSX_PER_S : QTI_PER_S;
            figures.add(Figure.atLeast("export questions as " + format, count / seconds, "questions per s", goal));
        }
        return figures;
    }

    private static Figure packages(Plan plan, QuestionBank bank) throws IOException {
        int count = plan.count(InventedQuestions.MOST - 100_000, 20);
        var file = InventedPackage.of(InventedQuestions.read(), InventedQuestions.MOST - count, InventedQuestions.MOST);
        var from = System.nanoTime();
        bank.imported(file, count);
        var seconds = (System.nanoTime() - from) / 1e9;
        return Figure.atLeast("import questions from QTI 3.0", count / seconds, "questions per s", QTI_PER_S);
    }

    /** Each is asked about once: the words of two questions make one the bank does not have. */
    private static List<Figure> likenesses(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        var questions = InventedQuestions.read();
        int measured = plan.count(400, 4);
        int warming = plan.count(WARMING * 400, 4);
        var drafts = IntStream.range(0, warming + measured)
                .mapToObj(i -> {
                    var one = questions.question(i * 97 % 100_000);
                    var other = questions.question((i * 61 + 5_000) % 100_000);
                    return Rest.json(Map.of(
                            "identifier",
                            "NEW-" + i,
                            "kind",
                            "TRUE_FALSE",
                            "topic",
                            one.topic(),
                            "difficulty",
                            3,
                            "stem",
                            one.stem() + other.stem(),
                            "answer",
                            "T"));
                })
                .toList();
        Load.Work<String> check = draft -> rest.send("POST", "/api/v1/question-bank/similar", author, draft)
                .orThrow();
        var load = new Load(stack);
        load.closed(1, drafts.subList(0, warming), 30, check).orThrow();
        stack.awaitQuiet();
        var outcome = load.closed(1, drafts.subList(warming, drafts.size()), 30, check)
                .orThrow();
        return List.of(
                Figure.stated("near-duplicate check of one question", outcome.cpuMillisEach(), "CPU ms"),
                Figure.atMost(
                        "near-duplicate check of one question, p50", outcome.percentileMillis(0.5), "ms", LIKENESS_MS),
                Figure.stated("near-duplicate check of one question, p95", outcome.percentileMillis(0.95), "ms"));
    }

    private static List<Figure> found(Plan plan, Stack stack, Rest rest, String author, String what)
            throws IOException, InterruptedException {
        var paths = WORDS.stream()
                .map(words -> "/api/v1/search?kind=QUESTION&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .toList();
        return figures(plan, stack, rest, author, what, paths, new Goals(Double.NaN, 30));
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
        var memory = stack.residentMegabytesMost();
        var heap = stack.heapMegabytes();
        var againFrom = System.nanoTime();
        bank.importedAgain(workbooks.getLast(), half);
        var again = (System.nanoTime() - againFrom) / 1e9;
        return List.of(
                Figure.atLeast("import questions from XLSX", 2 * half / seconds, "rows per s", XLSX_PER_S)
                        .beside("reading the cells alone", 2 * half / reading),
                Figure.stated("import questions from XLSX, each", cpuEach, "CPU ms"),
                Figure.atMost("heap limit meanwhile", HEAP_MB, "MB", 512),
                Figure.atMost("heap in use so far, at most", heap.most(), "MB", HEAP_MB),
                Figure.stated("heap kept after a collection so far, at most", heap.kept(), "MB"),
                Figure.stated("largest resident memory meanwhile", memory, "MB"),
                Figure.stated("import the same XLSX again, nothing changes", half / again, "rows per s"));
    }

    private static List<Figure> pages(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        Stream.of("topic=06&kind=SINGLE&difficulty=3", "topic=0603", "kind=MULTIPLE&difficulty=2", "")
                .flatMap(filter -> Stream.of("", "B050000").map(after -> LIST + filter + "&after=" + after))
                .forEach(paths::add);
        for (var sort : List.of("-changed", "difficulty", "topic")) {
            for (var filter : List.of("topic=06&kind=SINGLE", "")) {
                var first = LIST + filter + "&sort=" + sort;
                var next = rest.get(first, author).orThrow().json().path("next").asString("");
                paths.add(first);
                paths.add(first + "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            }
        }
        return figures(plan, stack, rest, author, "page of the question list", paths, new Goals(3, 10));
    }

    /** All of the bank is gone through: of what a page shows, next to nothing was shown before. */
    private static Figure unseen(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        var paths = IntStream.range(0, plan.count(1_600, 8))
                .mapToObj(i -> LIST + "after=B%06d".formatted(i * 50 % 80_000))
                .toList();
        Load.Work<String> page = path -> rest.get(path, author).orThrow();
        var outcome = new Load(stack).closed(CALLERS, paths, 60, page).orThrow();
        return Figure.stated("page of questions not shown of late", outcome.cpuMillisEach(), "CPU ms");
    }

    private static List<Figure> byFigures(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        measured(stack);
        List<String> paths = new ArrayList<>();
        for (var sort : List.of("facility", "-facility")) {
            for (var filter : List.of("topic=06&kind=SINGLE", "facilityTo=0.5", "")) {
                var first = LIST + filter + "&sort=" + sort;
                var next = rest.get(first, author).orThrow().json().path("next").asString("");
                paths.add(first);
                paths.add(first + "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            }
        }
        return figures(plan, stack, rest, author, "page sorted by facility", paths, new Goals(3, 10));
    }

    /** Three quarters of all, as if enough candidates had sat: what a list by figures reads is the questions' own rows. */
    private static void measured(Stack stack) throws IOException {
        try (var connection = stack.connect("liangku");
                var statement = connection.createStatement()) {
            statement.execute("""
                    update questionbank.question
                    set measured_difficulty = random() * 6 - 3, facility = random(), discrimination = random() - 0.2,
                        shown = 100
                    where random() < 0.75
                    """);
            // As autovacuum does soon after such a change.
            statement.execute("vacuum analyze questionbank.question");
        } catch (SQLException failed) {
            throw new IOException("no figures could be written", failed);
        }
    }

    private static List<Figure> searches(Plan plan, Stack stack, Rest rest, String author)
            throws IOException, InterruptedException {
        var paths = WORDS.stream()
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
        // What is asked often is compiled after a minute or two; until then its compiling would be half of what is
        // measured.
        for (var warming = 0; warming < WARMING; warming++) {
            load.closed(CALLERS, asked, 30, page).orThrow();
        }
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
