package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Incoming;
import liangku.questionbank.IncomingTest;
import liangku.questionbank.Intake;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PictureKeeping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to keep a pattern busy for hours, or to exhaust its stack, are read or refused like any other. */
class HostilePatternTest {

    private static final int MANY = 400_000;

    /** Far more than any of them takes, far less than the ones they were before. */
    private static <T> T soon(Supplier<T> work) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), work::get);
    }

    private static String html(String html, List<Fault> faults) {
        return soon(() -> HtmlText.read(
                html,
                src -> new PictureKeeping.Refused(Fault.of(Fault.Code.UNKNOWN_PICTURE, src)),
                faults,
                new ArrayList<>()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text-decoration", "text-decoration:", ";", ":", "a:b;", "text-decoration:x"})
    void aStyleIsReadOnce(String stretch) {
        List<Fault> faults = new ArrayList<>();

        assertThat(html("<span style='" + stretch.repeat(MANY) + "'>词</span>", faults))
                .isEqualTo("词");
        assertThat(faults).isEmpty();
    }

    @Test
    void underlinesAroundUnderlinesAreReadOnce() {
        assertThat(html("<u>".repeat(150) + "词".repeat(1_000_000), new ArrayList<>()))
                .hasSize(1_000_000);
    }

    @Test
    void aCommentOfGiftMayHoldAnyMark() {
        var gift = new Gathered();
        read(gift, "// [id:" + "a".repeat(MANY) + "] [id:H-1] [tag:锅\\]盖] [tag:开" + "\\a".repeat(MANY) + "\n刮鳞 {T}\n");

        assertThat(gift.items).hasSize(1);
        var form = ((Incoming.Item) gift.items.getFirst()).form();
        assertThat(form.identifier()).isEqualTo("H-1");
        assertThat(form.more().tags().orElseThrow()).containsExactly("锅]盖");
    }

    @Test
    void marksThatAreNeverClosedAreLookedForOnce() {
        var gift = new Gathered();
        read(gift, "// " + "[id:".repeat(MANY) + "\n刮鳞 {T}\n");

        assertThat(gift.items).hasSize(1);
    }

    private static void read(Gathered gift, String text) {
        soon(() -> {
            try {
                new GiftReader(new CategoryPaths(new ForeignFiles().bank.taxonomy()), gift)
                        .read(new TextLines(new StringReader(text)));
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            return gift;
        });
    }

    @Test
    void tagsWithoutAQuestionAreNotHoarded() {
        assertThat(code("// [tag:锅]\n".repeat(20_000) + "刮鳞 {T}\n", Optional.of(FileFormat.GIFT)))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void linesBehindTheOptionsOfAikenAreNotHoarded() {
        assertThat(code("题目\nA) 甲\nB) 乙\n" + "废话\n".repeat(20_000) + "ANSWER: A\n", Optional.of(FileFormat.AIKEN)))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!---->", "<!-- a -->\n", "\n", " ", "<!--", "A)", "[", "{ ", "ANSWER:", "题干"})
    void theFormatOfAFileIsFoundOutAtOnce(String stretch) {
        // As many as fit into what is looked at, with the end of the file behind it.
        assertThat(code(stretch.repeat((1 << 16) / stretch.length()), Optional.empty()))
                .isIn((Object[]) FileFault.Code.values());
    }

    @Test
    void aQuizBehindAThousandCommentsIsAQuiz() throws IOException {
        var quiz = "<?xml version='1.0'?>\n" + "<!---->\n<!-- a -->".repeat(2_000) + "<quiz></quiz>";
        try (var upload = upload(quiz)) {
            assertThat(new MoodleFormat(new ForeignFiles().bank.taxonomy()).recognises(upload))
                    .isTrue();
        }
        try (var upload = upload("<!-- <quiz> --><no/><quiz/>")) {
            assertThat(new MoodleFormat(new ForeignFiles().bank.taxonomy()).recognises(upload))
                    .isFalse();
        }
    }

    private static Upload upload(String text) throws IOException {
        return Upload.receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "quiz.xml");
    }

    @Test
    void aLineOfAikenIsReadOnce() {
        var text = "题目\nA) " + " ".repeat(MANY) + "x".repeat(MANY) + "\u2028甲\nANSWER: A\n";

        var result = soon(() -> new ForeignFiles().read(text.getBytes(StandardCharsets.UTF_8), FileFormat.AIKEN));

        assertThat(result).isInstanceOf(ImportResult.Complete.class);
    }

    @Test
    void aHeadingOfBracketsNamesNoColumn() {
        assertThat(code("题号,题型,知识点,难度,题干," + "(".repeat(MANY) + "\n", Optional.of(FileFormat.CSV)))
                .isEqualTo(FileFault.Code.NO_HEADER);
    }

    @Test
    void aFormatOfNumbersIsNoLongerThanExcelHasThem() {
        var formats = new NumberFormats();
        formats.define("200", "[".repeat(MANY));
        formats.style("200");

        assertThat(soon(() -> formats.shown("7", 0))).isEmpty();
    }

    @Test
    void anAddressIsReadOnce() {
        assertThat(soon(() -> QtiPackage.resolve("items/one.xml", "a.png" + "?".repeat(MANY) + "\nb")))
                .contains("items/a.png");
    }

    @Test
    void aTextInMarkdownIsReadOnce() {
        var draft = new Draft(1);
        var text = "甲" + "\n".repeat(MANY) + "乙";

        assertThat(soon(() -> Dressed.read(
                        "markdown",
                        text,
                        src -> new PictureKeeping.Refused(Fault.of(Fault.Code.UNKNOWN_PICTURE, src)),
                        draft)))
                .isEqualTo(text);
    }

    private static FileFault.Code code(String text, Optional<FileFormat> format) {
        var result = soon(() -> new ForeignFiles()
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), OnDuplicate.ADD, format));
        return ((ImportResult.Unreadable) result).fault().code();
    }

    /** Keeps what is read. */
    private static final class Gathered implements Intake.Sink {

        final List<Incoming> items = new ArrayList<>();

        @Override
        public void accept(Incoming item) {
            items.add(item);
        }

        @Override
        public void test(IncomingTest test) {
            throw new AssertionError("no tests here");
        }

        @Override
        public void ignored(String column) {
            throw new AssertionError("no columns here");
        }

        @Override
        public void note(Fault note) {
            throw new AssertionError("nothing to say about the file");
        }

        @Override
        public PictureKeeping picture(byte[] bytes, String name) {
            throw new AssertionError("no pictures here");
        }
    }
}
