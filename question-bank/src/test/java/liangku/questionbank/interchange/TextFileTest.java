package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import liangku.questionbank.FileFault;
import liangku.questionbank.UnreadableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is read as it was written, or refused: never as other characters. */
class TextFileTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @TempDir
    private Path folder;

    private TextFile file(byte[] bytes, Charset... claimed) throws IOException {
        return TextFile.of(Files.write(folder.resolve("text"), bytes), List.of(claimed));
    }

    /** {@return the text, or nothing if it is refused} */
    private Optional<String> read(byte[] bytes, Charset... claimed) throws IOException {
        try (var text = file(bytes, claimed).reader()) {
            return Optional.of(text.readAllAsString());
        } catch (UnreadableFile refused) {
            return Optional.empty();
        }
    }

    static Stream<String> samples() {
        return Stream.of(
                "熟食的中心温度应达到70度",
                "生熟食品应分开存放；A) 对 B) 错 ANSWER: A",
                "题号,题型,题干\r\nQ-1,判断,冷藏温度应为0℃–8℃（含）\r\n",
                "::Q-1:: 留样食品应保存 {=48 小时 =四十八小时} // 𠮷野家 😀");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEncodingOfChineseWindowsIsReadAsItWasWritten(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).contains(text);
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).contains(text);
        assertThat(read(text.getBytes(GB18030))).contains(text);
        assertThat(read(text.getBytes(StandardCharsets.UTF_16))).contains(text);
        assertThat(read(text.getBytes(GB18030), GB18030)).contains(text);
    }

    /** Cut anywhere, it is what was left, without the piece of a character, or refused. */
    @ParameterizedTest
    @MethodSource("samples")
    void aTextCutAnywhereIsNeverOtherCharacters(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int length = bytes.length; length >= 0; length--) {
            var cut = Arrays.copyOf(bytes, length);
            var left = new String(cut, StandardCharsets.UTF_8);
            var expected = Optional.of(left).filter(TextFileTest::isUnbroken);

            assertThat(read(marked(cut))).isEqualTo(expected);
            // With a single Chinese character before the cut, what is left could as well be GB18030.
            boolean tellable =
                    left.codePoints().filter(c -> c > 127 && c != 0xFFFD).count() >= 2;
            if (tellable || expected.isPresent()) assertThat(read(cut)).isEqualTo(expected);
        }
    }

    /** With any bit of it turned over, it is refused, or one sign of UTF-8 became another, which nobody can tell. */
    @ParameterizedTest
    @MethodSource("samples")
    void aTextWithAChangedByteIsNeverOtherCharacters(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                var changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                var utf8 = new String(changed, StandardCharsets.UTF_8);

                assertThat(read(changed))
                        .isIn(Optional.empty(), Optional.of(utf8).filter(TextFileTest::isUnbroken));
                assertThat(read(marked(changed)))
                        .isIn(Optional.empty(), Optional.of(utf8).filter(TextFileTest::isUnbroken));
            }
        }
    }

    private static boolean isUnbroken(String text) {
        return !text.contains("\uFFFD");
    }

    private static byte[] marked(byte[] text) {
        var marked = Arrays.copyOf(MARK, MARK.length + text.length);
        System.arraycopy(text, 0, marked, MARK.length, text.length);
        return marked;
    }

    @Test
    void whatSaysItIsUtf8IsBelievedToTheLetter() {
        var broken = new byte[] {'a', (byte) 0xD6, (byte) 0xD0};

        assertThatThrownBy(() -> file(marked(broken)))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refused -> assertThat(refused.fault())
                                .isEqualTo(FileFault.of(FileFault.Code.BROKEN, "UTF-8, byte 5")));
        assertThatThrownBy(() -> file(broken, StandardCharsets.UTF_8)).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void halfACharacterOfUtf16IsRefused() throws IOException {
        var bytes = "刮鳞😀".getBytes(StandardCharsets.UTF_16);

        assertThat(read(Arrays.copyOf(bytes, bytes.length - 2))).isEmpty();
        assertThat(read(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
    }

    /** By chance bytes of GB18030 are UTF-8 now and then; our own questions show how often. */
    @Test
    void textsInGb18030AreNotTakenForBrokenUtf8() throws IOException {
        for (int group = 1; group <= 10; group++) {
            for (var line : lines("/bank/kp%02d.csv".formatted(group))) {
                assertThat(read(line.getBytes(GB18030))).contains(line);
            }
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (var bytes = TextFile.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
