package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Topic;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The workbook authors fill in: a sheet for questions with drop-downs, one with examples, one with what may be chosen. */
final class QuestionTemplate {

    private static final int ROWS = 2_000;
    private static final List<ImportColumn> COLUMNS = List.of(ImportColumn.values());
    private static final List<String> KINDS = List.of("单选", "多选", "判断");
    private static final List<List<String>> EXAMPLES = List.of(
            List.of(
                    "示例-01",
                    "单选",
                    "0603",
                    "2",
                    "烹饪肉类时，食物的中心温度至少应达到",
                    "50℃",
                    "60℃",
                    "70℃",
                    "90℃",
                    "",
                    "",
                    "C",
                    "中心温度达到70℃以上才能杀灭常见致病菌。",
                    "《餐饮服务食品安全操作规范》（2018年第12号）"),
            List.of(
                    "示例-02",
                    "多选",
                    "0303",
                    "2",
                    "下列情形之后，应当重新洗手的有",
                    "上完厕所",
                    "处理完生肉",
                    "倒完垃圾",
                    "看了一眼挂钟",
                    "",
                    "",
                    "ABC",
                    "手沾上污物后，会把细菌带到食品上。",
                    "《餐饮服务食品安全操作规范》（2018年第12号）"),
            List.of(
                    "示例-03",
                    "判断",
                    "0704",
                    "1",
                    "留样食品可以和待售食品放在同一个容器里。",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "错",
                    "留样食品应当用专用容器分别存放，以免互相污染。",
                    "《餐饮服务食品安全操作规范》（2018年第12号）"));

    private QuestionTemplate() {}

    static void write(Taxonomy taxonomy, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "Liangku", "1.0")) {
            var questions = workbook.newWorksheet("题目");
            var examples = workbook.newWorksheet("示例");
            var choices = workbook.newWorksheet("知识点");
            header(questions);
            header(examples);
            for (int row = 0; row < EXAMPLES.size(); row++) {
                for (int column = 0; column < EXAMPLES.get(row).size(); column++) {
                    examples.value(row + 1, column, EXAMPLES.get(row).get(column));
                }
            }
            choices(questions, choices, taxonomy);
        }
    }

    private static void header(Worksheet sheet) {
        for (int place = 0; place < COLUMNS.size(); place++) {
            var column = COLUMNS.get(place);
            // As text, or Excel takes 0603 for 603 and 50% for 0.5.
            sheet.style(place).format("@").set();
            sheet.value(0, place, column.zh());
            sheet.style(0, place).bold().fillColor("E7F0EA").set();
            sheet.width(place, width(column));
        }
        sheet.freezePane(0, 1);
    }

    private static double width(ImportColumn column) {
        return switch (column) {
            case STEM, EXPLANATION, SOURCE -> 50;
            case OPTION_A, OPTION_B, OPTION_C, OPTION_D, OPTION_E, OPTION_F, TOPIC -> 22;
            case IDENTIFIER -> 16;
            case KIND, DIFFICULTY, ANSWER, SCORING, PINNED, IN_FORCE_FROM, EXPIRES_ON -> 10;
            case ALSO_ABOUT, POSTS, TAGS, ENEMIES -> 16;
        };
    }

    private static void choices(Worksheet questions, Worksheet choices, Taxonomy taxonomy) {
        var leaves = taxonomy.all().stream().filter(Topic::leaf).toList();
        for (int i = 0; i < leaves.size(); i++) {
            choices.value(i, 0, leaves.get(i).code() + " " + leaves.get(i).zh());
        }
        for (int i = 0; i < KINDS.size(); i++) choices.value(i, 1, KINDS.get(i));
        for (int i = 0; i < 5; i++) choices.value(i, 2, String.valueOf(i + 1));
        choices.width(0, 40);
        offer(questions, ImportColumn.TOPIC, choices, 0, leaves.size());
        offer(questions, ImportColumn.KIND, choices, 1, KINDS.size());
        offer(questions, ImportColumn.DIFFICULTY, choices, 2, 5);
    }

    private static void offer(Worksheet questions, ImportColumn column, Worksheet choices, int from, int count) {
        int place = COLUMNS.indexOf(column);
        questions.range(1, place, ROWS, place).validateWithList(choices.range(0, from, count - 1, from));
    }
}
