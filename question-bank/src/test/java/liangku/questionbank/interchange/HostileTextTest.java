package liangku.questionbank.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.ImportResult;
import liangku.questionbank.Incoming;
import liangku.questionbank.IncomingTest;
import liangku.questionbank.Intake;
import liangku.questionbank.OnDuplicate;
import liangku.questionbank.PictureKeeping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is sent as GIFT, Aiken or Moodle XML, the answer is a sentence and nothing of a refused file is stored. */
class HostileTextTest {

    private static final String STATEMENT =
            "<question type=\"truefalse\"><questiontext><text>%s</text>%s</questiontext>"
                    + "<idnumber>H-%d</idnumber><answer fraction=\"100\"><text>true</text></answer>"
                    + "<answer fraction=\"0\"><text>false</text></answer></question>\n";

    private final ForeignFiles files = new ForeignFiles();

    @AfterEach
    void nothingOfARefusedFileIsStored() {
        assertThat(files.all()).allMatch(question -> question.identifier().startsWith("H-OK"));
    }

    private FileFault.Code refused(byte[] content, FileFormat format) {
        return ((ImportResult.Unreadable) files.read(content, format)).fault().code();
    }

    private FileFault.Code refusedXml(String... parts) {
        return refused(bytes(String.join("", parts)), FileFormat.MOODLE_XML);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String statement(String text) {
        return STATEMENT.formatted(text, "", 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"GIFT", "AIKEN", "MOODLE_XML"})
    void zeroBytesAndWhatNoEncodingExplainsAreNoText(FileFormat format) {
        assertThat(refused(bytes("<quiz>\0</quiz> {T}"), format)).isEqualTo(FileFault.Code.UNKNOWN_FORMAT);
        assertThat(refused(new byte[] {'<', 'q', (byte) 0xFF, (byte) 0xFF, 'z'}, format))
                .isEqualTo(FileFault.Code.UNKNOWN_FORMAT);
        assertThat(refused(new byte[] {'{', 'T', '}', (byte) 0xC3}, format)).isEqualTo(FileFault.Code.UNKNOWN_FORMAT);
    }

    @ParameterizedTest
    @EnumSource(names = {"GIFT", "AIKEN", "MOODLE_XML"})
    void anEmptyFileIsNone(FileFormat format) {
        assertThat(refused(new byte[0], format)).isIn(FileFault.Code.UNKNOWN_FORMAT, FileFault.Code.BROKEN);
    }

    /** Before anybody asks for its format: once is enough. */
    @Test
    void moreThanAHundredMegabytesAreRefusedWithoutReadingThemAll() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return '~';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) '~');
                return length;
            }
        };

        var result = files.read(endless, OnDuplicate.ADD, Optional.of(FileFormat.GIFT));

        assertThat(((ImportResult.Unreadable) result).fault().code()).isEqualTo(FileFault.Code.TOO_LARGE);
    }

    @Test
    void aLineWithoutEndIsRefused() {
        var endless = bytes("x".repeat(HtmlText.HTML_MAX + 1));

        assertThat(refused(endless, FileFormat.GIFT)).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(endless, FileFormat.AIKEN)).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(bytes("x\n".repeat(HtmlText.HTML_MAX / 2 + 1)), FileFormat.GIFT))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refused(bytes("x\n".repeat(1_000)), FileFormat.AIKEN)).isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void textsSectionsCommentsTagsAndInstructionsOfAbsurdLengthAreRefused() {
        var long17 = "x".repeat(GuardedXml.STRETCH_MAX + 1);

        assertThat(refusedXml("<quiz>", statement(long17))).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refusedXml("<quiz>", statement("<![CDATA[<" + long17))).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refusedXml("<quiz>", statement("<![CDATA[" + "<".repeat(GuardedXml.STRETCH_MAX + 1))))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refusedXml("<quiz><!-- <", long17)).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refusedXml("<quiz><?php ", long17)).isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refusedXml("<quiz><question type=\"", long17)).isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void manyLongTextsInOneQuestionAreRefused() {
        var nine = "<x>" + "y".repeat(9 << 20) + "</x>";

        assertThat(refusedXml("<quiz><question type=\"essay\">", nine.repeat(4), "</question></quiz>"))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void elementsNestedOrRepeatedWithoutEndAreRefused() {
        assertThat(refusedXml("<quiz>", "<a>".repeat(50_000))).isIn(FileFault.Code.HOSTILE, FileFault.Code.BROKEN);
        assertThat(refusedXml("<quiz><question>", "<a/>".repeat(50_000), "</question></quiz>"))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void declarationsAreRefusedWhereverTheyHide() {
        assertThat(refusedXml("<!DOCTYPE quiz SYSTEM \"http://example.org/x.dtd\"><quiz/>"))
                .isEqualTo(FileFault.Code.HOSTILE);
        assertThat(refusedXml("<!-- <!DOCTYPE harmless> --><quiz>", statement("<!ENTITY a 'b'>"), "</quiz>"))
                .isEqualTo(FileFault.Code.HOSTILE);
    }

    @Test
    void whatOnlyLooksLikeADeclarationIsText() {
        var text = "<!-- <!DOCTYPE x> ]]> --><![CDATA[<!DOCTYPE x [<!ENTITY e \"e\">]> 一 ]] > ]]]]><![CDATA[>]]>";
        var xml = "<quiz>"
                + STATEMENT
                        .formatted(text, "", 1)
                        .replace("H-1", "H-OK")
                        .replace("<questiontext>", "<questiontext format=\"plain_text\">")
                + "</quiz>";

        files.read(bytes(xml), FileFormat.MOODLE_XML);

        assertThat(files.all())
                .singleElement()
                .extracting(question -> question.body().stem())
                .isEqualTo("<!DOCTYPE x [<!ENTITY e \"e\">]> 一 ]] > ]]>");
    }

    @Test
    void aPictureThatUnpacksToMoreThanAnyoneMayShowIsRefusedWithItsQuestion() {
        var bomb = Base64.getEncoder().encodeToString(new byte[3 << 20]);
        var file = "<file name=\"a.png\" path=\"/\" encoding=\"base64\">" + bomb + "</file>";
        var embedded = STATEMENT.formatted("&lt;img src=\"@@PLUGINFILE@@/a.png\"&gt;", file, 1);
        var written = STATEMENT.formatted("&lt;img src=\"data:image/png;base64," + bomb + "\"&gt;", "", 2);

        var outcomes = ForeignFiles.outcomes(
                files.read(bytes("<quiz>" + embedded + written + "</quiz>"), FileFormat.MOODLE_XML));

        assertThat(outcomes).hasSize(2).allMatch(line -> line.contains("REJECTED picture"));
    }

    @Test
    void whatIsNotOursUnderOurNameIsRefused() {
        for (var json : new String[] {"no json", "[1]", "{".repeat(3_000), "[".repeat(100_000), " ".repeat(2 << 20)}) {
            var base64 = Base64.getEncoder().encodeToString(bytes(json));
            var question = STATEMENT.formatted("一", besideTheFeedback(base64), 1);

            assertThat(ForeignFiles.outcomes(files.read(bytes("<quiz>" + question + "</quiz>"), FileFormat.MOODLE_XML)))
                    .containsExactly("H-1 REJECTED this bank cannot hold 'liangku.json'");
        }
    }

    /** Counts what it is given and keeps nothing. */
    private static final class Counter implements Intake.Sink {
        private int items;
        private int refused;

        @Override
        public void accept(Incoming item) {
            switch (item) {
                case Incoming.Item _ -> items++;
                case Incoming.Refused _ -> refused++;
            }
        }

        @Override
        public PictureKeeping picture(byte[] bytes, String name) {
            throw new AssertionError("there are no pictures in it");
        }

        @Override
        public void test(IncomingTest test) {
            throw new AssertionError("there are no tests in it");
        }

        @Override
        public void ignored(String column) {
            throw new AssertionError("there are no columns in it");
        }

        @Override
        public void note(Fault note) {
            throw new AssertionError(note);
        }
    }

    @Test
    void aLargeFileStreamsThrough() throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes("<quiz>"));
        for (int i = 0; i < 60_000; i++) {
            out.writeBytes(bytes(STATEMENT.formatted("&lt;p&gt;第" + i + "题，" + "中".repeat(100) + "&lt;/p&gt;", "", i)));
        }
        out.writeBytes(bytes("</quiz>"));
        var counter = new Counter();

        try (var upload = Upload.receive(new ByteArrayInputStream(out.toByteArray()), "large.xml")) {
            assertThat(new MoodleFormat(files.bank.taxonomy()).recognises(upload))
                    .isTrue();
            new MoodleFormat(files.bank.taxonomy()).read(upload, counter);
        }

        assertThat(counter.items).isEqualTo(60_000);
        assertThat(counter.refused).isZero();
    }

    @Test
    void storiesThatWaitInVainAreGivenUpNotHoarded() throws IOException {
        var xml = new StringBuilder("<quiz>");
        for (int i = 0; i < 5_000; i++) {
            var json = "{\"story\":\"S-%d\",\"part\":1}".formatted(i);
            xml.append(STATEMENT.formatted(
                    "一", besideTheFeedback(Base64.getEncoder().encodeToString(bytes(json))), i));
        }
        var counter = new Counter();

        try (var upload = Upload.receive(new ByteArrayInputStream(bytes(xml + "</quiz>")), "stories.xml")) {
            new MoodleFormat(files.bank.taxonomy()).read(upload, counter);
        }

        assertThat(counter.refused).isEqualTo(5_000);
        assertThat(counter.items).isZero();
    }

    /** A question's text that goes over into a file of ours beside its general feedback. */
    private static String besideTheFeedback(String base64) {
        return "</questiontext><generalfeedback><text></text><file name=\"liangku.json\" path=\"/\" encoding=\"base64\">"
                + base64 + "</file></generalfeedback><questiontext>";
    }
}
