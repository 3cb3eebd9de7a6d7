package liangku.questionbank;

import java.util.Arrays;
import java.util.List;

/** Why a file as a whole cannot be imported. Nothing of it is stored. */
public record FileFault(Code code, List<Phrase> details) {

    /** What can be wrong with a file. */
    public enum Code {
        TOO_LARGE("文件过大（%s），上限是%s", "the file is too large (%s), at most %s is taken"),
        TOO_MANY_ROWS("文件里的题目（行）过多，一次最多%s，请拆成几个文件", "the file has too many items (rows), at most %s at once; split it"),
        OLD_EXCEL("这是旧版Excel文件（.xls），请另存为.xlsx", "this is an old Excel file (.xls); save it as .xlsx"),
        UNKNOWN_FORMAT(
                "无法识别文件格式，应为：Excel（.xlsx）、CSV、GIFT、Aiken、Moodle XML、QTI",
                "the file is none of Excel (.xlsx), CSV, GIFT, Aiken, Moodle XML, QTI"),
        BROKEN("文件已损坏，读不完整（%s）", "the file is broken and cannot be read to its end (%s)"),
        HOSTILE("文件含有题目文件里不该有的内容：%s", "the file has what no file of questions has: %s"),
        NO_HEADER("前%s行里没有表头，需要的列：%s", "no header in the first %s rows; wanted columns: %s"),
        REPEATED_COLUMN("表头里“%s”出现了两次", "column %s stands in the header twice");

        private final String zh;
        private final String en;

        Code(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    public FileFault {
        details = List.copyOf(details);
    }

    /**
     * {@return a fault with what came and what was wanted}
     *
     * @param details what is {@link Named} is told in the language of the sentence, all else as it came
     */
    public static FileFault of(Code code, Object... details) {
        return new FileFault(code, Arrays.stream(details).map(Phrase::of).toList());
    }

    /** {@return the sentence for people, in Chinese} */
    public String zh() {
        return code.zh.formatted(details.stream().map(Phrase::zh).toArray());
    }

    /** {@return the sentence for people, in English} */
    public String en() {
        return code.en.formatted(details.stream().map(Phrase::en).toArray());
    }
}
