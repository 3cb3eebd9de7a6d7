package liangku.journey;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** The workbook an author brings: three good questions, and one under a knowledge point that does not exist. */
final class QuestionFile {

    static final List<String> GOOD = List.of("旅程-01", "旅程-02", "旅程-03");
    static final String BAD = "旅程-04";
    static final int BAD_ROW = 5;

    private static final String NORM = "《餐饮服务食品安全操作规范》（2018年第12号）";

    private static final List<List<String>> ROWS = List.of(
            List.of("题号", "题型", "知识点", "难度", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "依据"),
            List.of(
                    GOOD.get(0),
                    "单选",
                    "0303",
                    "2",
                    "切完生鱼要去摆凉菜，双手应当怎样处理",
                    "在围裙上擦干即可",
                    "用清水冲一下",
                    "用洗手液洗净并消毒",
                    "换一把刀就行",
                    "C",
                    "从生食转到直接入口食品之前，手要洗净并消毒，否则会把细菌带到凉菜上。",
                    NORM),
            List.of(
                    GOOD.get(1),
                    "多选",
                    "0504",
                    "3",
                    "冷藏柜里存放食品，哪些做法是对的",
                    "生熟分开存放",
                    "熟食放在生食上层",
                    "塞满以节省空间",
                    "定期除霜清洁",
                    "ABD",
                    "塞得太满冷气不流通，温度降不下来。",
                    NORM),
            List.of(
                    GOOD.get(2),
                    "判断",
                    "0704",
                    "1",
                    "留样的菜每样不少于125克，冷藏保存48小时。",
                    "",
                    "",
                    "",
                    "",
                    "对",
                    "出了问题要靠留样查找原因。",
                    NORM),
            List.of(BAD, "判断", "0699", "1", "抹布可以不分生熟使用。", "", "", "", "", "错", "抹布会传播细菌。", NORM));

    private QuestionFile() {}

    static FilePayload payload() {
        return workbook("十一月新题.xlsx", ROWS);
    }

    /** {@return a workbook of one sheet} */
    static FilePayload workbook(String name, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "journey", "1.0")) {
            var sheet = workbook.newWorksheet("题目");
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new FilePayload(
                name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", out.toByteArray());
    }
}
