package liangku.journey;

import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;

/** The workbook an author brings twice: first with four mistakes, then mended. */
final class BankFile {

    static final String NAME = "冷库新题.xlsx";

    private static final List<String> HEAD = List.of("题号", "题型", "知识点", "难度", "题干", "选项A", "选项B", "选项C", "答案", "解析");

    private final String identifiers;
    private final String run;

    /**
     * @param identifiers what every identifier begins with
     * @param run what every sentence ends with
     */
    BankFile(String identifiers, String run) {
        this.identifiers = identifiers;
        this.run = run;
    }

    /** A letter there is no option for, a topic there is not, a difficulty off the scale, and no words at all. */
    FilePayload withMistakes() {
        return file("E", "0699", "9", "");
    }

    FilePayload mended() {
        return file("B", "0504", "4", "冷库的门开着也没关系。");
    }

    private FilePayload file(String answer, String topic, String difficulty, String statement) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        rows.add(row(1, "单选", "0504", "2", "冷冻肉应当怎样解冻？", "泡在热水里", "放进冷藏柜", "放在灶台边", "B", "慢慢化，不离开低温。"));
        rows.add(row(2, "单选", "0504", "2", "冷库温度计应当多久看一次？", "每周", "每天", "坏了再看", answer, "每天记录，坏了马上知道。"));
        rows.add(row(3, "判断", topic, "1", "冷冻食品可以反复解冻。", "", "", "", "错", "反复解冻，细菌越来越多。"));
        rows.add(row(4, "多选", "0504", difficulty, "冷库里应当怎样摆放？", "离地", "离墙", "挡住风口", "AB", "冷气要流得过来。"));
        rows.add(row(5, "判断", "0504", "1", statement, "", "", "", "错", "门一开，温度就上去。"));
        return QuestionFile.workbook(NAME, rows);
    }

    private List<String> row(int number, String kind, String topic, String difficulty, String stem, String... rest) {
        List<String> row = new ArrayList<>();
        row.addAll(List.of(identifiers + "文件-" + number, kind, topic, difficulty, stem.isEmpty() ? "" : stem + run));
        row.addAll(List.of(rest));
        return row;
    }
}
