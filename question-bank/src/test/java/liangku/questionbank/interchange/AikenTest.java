package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportResult;
import liangku.questionbank.RowOutcome;
import org.junit.jupiter.api.Test;

/** Aiken files, as strict as their author and as loose as people are. */
class AikenTest {

    private final ForeignFiles files = new ForeignFiles();

    private Stream<String> withoutIdentifiers() {
        return files.questions().stream().map(line -> line.replaceFirst("^AIKEN-[0-9a-f]{12} ", ""));
    }

    @Test
    void theStrictFormIsRead() {
        var result = files.read("aiken/good.txt");

        assertThat(((ImportResult.Complete) result).report().format()).isEqualTo(FileFormat.AIKEN);
        assertThat(withoutIdentifiers())
                .containsExactlyInAnyOrder(
                        "9900 SINGLE | What core temperature must hot food reach? | 60 °C / 70 °C / 80 °C | B",
                        "9900 SINGLE | 冷藏温度应为多少？ | 0-8 ℃ / 10-15 ℃ | A");
    }

    @Test
    void whatChineseAuthorsTypeIsRead() {
        files.read("aiken/chinese.txt");

        assertThat(withoutIdentifiers())
                .containsExactly("9900 SINGLE | A、B两个冰箱哪个可以放留样？\n请选一个。 | 专用的 / 放生肉的 / 随便哪个 | A");
    }

    @Test
    void marksAndLineEndsAndOldEncodingsMakeNoDifference() {
        files.read("aiken/bom-crlf.txt");
        files.read("aiken/gbk.txt");

        assertThat(withoutIdentifiers())
                .containsExactlyInAnyOrder(
                        "9900 SINGLE | 专间紫外线灯何时开？ | 无人时 / 加工时 | A", "9900 SINGLE | 餐具消毒温度？ | 100 ℃ / 60 ℃ | A");
    }

    @Test
    void aBrokenQuestionIsRefusedAndTheNextIsRead() {
        var outcomes = ForeignFiles.outcomes(files.read("aiken/bad.txt")).stream()
                .map(line -> line.replaceFirst("^AIKEN-[0-9a-f]{12} ", ""))
                .toList();

        assertThat(outcomes)
                .containsExactly(
                        "REJECTED answer is missing",
                        "REJECTED Single choice came with 2 right options, 1 were wanted",
                        "REJECTED option C is empty, but options follow it",
                        "REJECTED this bank cannot hold '接着写'",
                        "REJECTED answer 'F' was not understood, A–B was wanted",
                        "REJECTED a choice came with 1 options, at least 2 were wanted",
                        "ACCEPTED");
    }

    @Test
    void thatItHasNoNamesIsToldOnceForTheFile() {
        var report = ((ImportResult.Complete) files.read("aiken/good.txt")).report();

        assertThat(report.outcomes()).allSatisfy(row -> assertThat(row.faults()).isEmpty());
        assertThat(report.notes()).extracting(Fault::zh).containsExactly("有2道题在文件里没有题号，题号由题目内容得出");
    }

    @Test
    void readingAgainChangesNothing() {
        files.read("aiken/good.txt");

        assertThat(ForeignFiles.became(files.read("aiken/good.txt"))).containsOnly(RowOutcome.Outcome.UNCHANGED);
    }
}
