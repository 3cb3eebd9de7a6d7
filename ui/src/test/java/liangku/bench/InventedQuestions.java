package liangku.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;

/**
 * Believable questions in any number up to 103,823, the same every time, none a near-duplicate of another.
 *
 * <p>Six phrases make a stem. Which of 47 stands at place x is a + bx + cx² modulo 47 for question (a, b, c): a
 * Reed-Solomon code, so two questions share at most two of the six.
 */
public final class InventedQuestions {

    /** How many there are. */
    public static final int MOST = 47 * 47 * 47;

    private static final int PRIME = 47;
    private static final List<String> STEM = List.of("place", "time", "person", "food", "finding", "question");
    private static final List<String> HEADER =
            List.of("题号", "题型", "知识点", "难度", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "依据");
    private static final int[] LEAVES = {8, 3, 5, 5, 6, 6, 4, 4, 6, 5};
    private static final Pattern BAR = Pattern.compile("\\|");

    private final Map<String, List<String>> phrases;
    private final List<String> topics;

    private InventedQuestions(Map<String, List<String>> phrases) {
        this.phrases = phrases;
        this.topics = IntStream.rangeClosed(1, LEAVES.length)
                .boxed()
                .flatMap(group ->
                        IntStream.rangeClosed(1, LEAVES[group - 1]).mapToObj(leaf -> "%02d%02d".formatted(group, leaf)))
                .toList();
    }

    /** {@return all of them, ready to be made} */
    public static InventedQuestions read() {
        try (var in = InventedQuestions.class.getResourceAsStream("/bench/phrases.txt")) {
            if (in == null) {
                throw new IllegalStateException("the phrases are not on the class path");
            }
            Map<String, List<String>> phrases = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(BAR.split(line, -1)))
                    .forEach(cells -> phrases.put(cells.getFirst(), cells.subList(1, cells.size())));
            return new InventedQuestions(Map.copyOf(phrases));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * One question as a row of a workbook.
     *
     * @param answer letters, or 对 and 错; {@code options} are empty with these
     */
    public record Made(
            String identifier,
            String kind,
            String topic,
            int difficulty,
            String stem,
            List<String> options,
            String answer) {}

    /** {@return the question of this number, which is below {@link #MOST}; the first is 0} */
    public Made question(int number) {
        var kind = number % 5 < 2 ? "判断" : number % 5 < 4 ? "单选" : "多选";
        var stem = "%s%s，%s发现%s%s，".formatted((Object[])
                IntStream.range(0, 5).mapToObj(x -> phrase(number, x)).toArray(String[]::new));
        var options = kind.equals("判断") ? List.<String>of() : options(number);
        return new Made(
                "B%06d".formatted(number + 1),
                kind,
                topics.get(number / 5 % topics.size()),
                1 + number / 260 % 5,
                kind.equals("判断") ? stem + "这时应当" + options(number).getFirst() + "。" : stem + phrase(number, 5),
                options,
                answer(kind, number));
    }

    /** {@return questions {@code from} (inclusive) to {@code to} as the workbook an author would upload} */
    byte[] workbook(int from, int to) throws IOException {
        var out = new ByteArrayOutputStream(1 << 20);
        try (var workbook = new Workbook(out, "Liangku bench", "1.0")) {
            var sheet = workbook.newWorksheet("题目");
            for (var column = 0; column < HEADER.size(); column++) {
                sheet.value(0, column, HEADER.get(column));
            }
            for (var number = from; number < to; number++) {
                var row = number - from + 1;
                var question = question(number);
                sheet.value(row, 0, question.identifier());
                sheet.value(row, 1, question.kind());
                sheet.value(row, 2, question.topic());
                sheet.value(row, 3, question.difficulty());
                sheet.value(row, 4, question.stem());
                for (var option = 0; option < question.options().size(); option++) {
                    sheet.value(row, 5 + option, question.options().get(option));
                }
                sheet.value(row, 9, question.answer());
                sheet.value(
                        row,
                        10,
                        "依据操作规范，" + options(number).getLast() + "不能代替"
                                + options(number).getFirst() + "。");
                sheet.value(row, 11, "《餐饮服务食品安全操作规范》（2018年第12号）");
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return out.toByteArray();
    }

    private String phrase(int number, int place) {
        return phrases.get(STEM.get(place)).get(symbol(number, place + 1));
    }

    /** Four that differ: a step that is not a multiple of a prime comes back to its start only after 47 steps. */
    private List<String> options(int number) {
        var actions = phrases.get("action");
        var step = 1 + symbol(number, 8) % (PRIME - 1);
        return IntStream.range(0, 4)
                .mapToObj(i -> actions.get((symbol(number, 7) + i * step) % PRIME))
                .toList();
    }

    private static String answer(String kind, int number) {
        return switch (kind) {
            case "判断" -> number % 3 == 0 ? "对" : "错";
            case "单选" -> String.valueOf((char) ('A' + number / 5 % 4));
            default -> List.of("AB", "ACD", "BD", "ABC").get(number / 5 % 4);
        };
    }

    private static int symbol(int number, int x) {
        var a = number % PRIME;
        var b = number / PRIME % PRIME;
        var c = number / PRIME / PRIME;
        return (a + b * x + c * x * x) % PRIME;
    }
}
