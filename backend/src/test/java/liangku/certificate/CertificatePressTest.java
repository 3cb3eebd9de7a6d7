package liangku.certificate;

import static liangku.certificate.Samples.NOON;
import static liangku.certificate.Samples.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.signatures.SignatureUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePressTest {

    @TempDir
    static Path folder;

    private static final int CHANGED = 60;

    private static SigningKey key;

    @BeforeAll
    static void makeAKey() {
        key = new SigningKeyFile(Samples.settings(folder, "none")).load(NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"王㛃", "李𬭎", "张䶮", "欧阳𠅤〇", "𬱖建国", "阿卜杜热合曼·买买提艾力", "Anna-Maria O'Neill", "王小芳"})
    void aNameIsOnThePageAsItIsWritten(String name) throws IOException {
        var text = text(print(name, SCHOOL));

        assertThat(text).contains(name, SCHOOL, "从业人员食品安全培训", "关键环节操作人员", "3715**********1234");
        assertThat(text).contains("371502-2026-0000123-", "二〇二六年十一月二十三日", "2027年5月22日", "22 May 2027");
    }

    @Test
    void aCharacterThatNoFontHasIsRefusedAndNeverABox() {
        assertThatThrownBy(() -> print("王" + Character.toString(0x20001), SCHOOL))
                .isInstanceOf(Unprintable.class)
                .hasMessageContaining("U+20001")
                .hasMessageNotContaining("王");
        assertThatThrownBy(() -> print("王\uE123", SCHOOL)).isInstanceOf(Unprintable.class);
    }

    @Test
    void itIsOnePageWithAllFontsInIt() throws IOException {
        var pdf = print("王㛃", SCHOOL);

        try (var document = open(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var fonts = document.getPage(1).getResources().getResource(PdfName.Font);
            assertThat(fonts.size()).isEqualTo(2);
            for (var name : fonts.keySet()) {
                var font = fonts.getAsDictionary(name)
                        .getAsArray(PdfName.DescendantFonts)
                        .getAsDictionary(0);
                assertThat(font.getAsName(PdfName.BaseFont).getValue()).matches("[A-Z]{6}\\+Liangku.*");
                assertThat(font.getAsDictionary(PdfName.FontDescriptor).getAsStream(PdfName.FontFile2))
                        .isNotNull();
            }
        }
        assertThat(pdf.length).isLessThan(180_000);
    }

    @Test
    void theSignatureIsWholeAndCoversEverything() throws IOException, GeneralSecurityException {
        try (var document = open(print("王小芳", SCHOOL))) {
            var signatures = new SignatureUtil(document);

            assertThat(signatures.getSignatureNames()).containsExactly("LiangkuSignature");
            assertThat(signatures.signatureCoversWholeDocument("LiangkuSignature"))
                    .isTrue();
            assertThat(signatures.getSignature("LiangkuSignature").getSubFilter())
                    .isEqualTo(PdfName.ETSI_CAdES_DETACHED);
            var signature = signatures.readSignatureData("LiangkuSignature");
            assertThat(signature.verifySignatureIntegrityAndAuthenticity()).isTrue();
            assertThat(signature.getSigningCertificate()).isEqualTo(key.certificate());
        }
    }

    /** The one that a reader would not notice, and many others from the first to the last that is signed. */
    @Test
    void oneChangedByteBreaksTheSignature() throws IOException {
        var pdf = print("王小芳", SCHOOL);
        long[] signed;
        try (var document = open(pdf)) {
            signed = new SignatureUtil(document)
                    .getSignature("LiangkuSignature")
                    .getByteRange()
                    .toLongArray();
        }
        assertThat(signed).hasSize(4).startsWith(0);
        assertThat(signed[2] + signed[3]).isEqualTo(pdf.length);
        var chance = new SplittableRandom(20_261_127);
        var places = LongStream.concat(
                LongStream.of(new String(pdf, StandardCharsets.ISO_8859_1).indexOf("/Creator") + 12, 0, pdf.length - 1),
                chance.longs(CHANGED, 0, signed[1] + signed[3])
                        .map(nth -> nth < signed[1] ? nth : nth - signed[1] + signed[2]));

        assertThat(isGood(pdf)).isTrue();
        assertThat(places.filter(at -> isGood(changed(pdf, (int) at, 1 << chance.nextInt(8)))))
                .isEmpty();
    }

    private static byte[] changed(byte[] pdf, int at, int bits) {
        var other = pdf.clone();
        other[at] ^= (byte) bits;
        return other;
    }

    /** What cannot even be opened any more is not good either. */
    private static boolean isGood(byte[] pdf) {
        try (var document = open(pdf)) {
            var signatures = new SignatureUtil(document);
            return signatures.signatureCoversWholeDocument("LiangkuSignature")
                    && signatures.readSignatureData("LiangkuSignature").verifySignatureIntegrityAndAuthenticity();
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            return false;
        }
    }

    @Test
    void anotherProgramCallsTheSignatureValid() throws IOException, InterruptedException {
        var good = Files.write(folder.resolve("good.pdf"), print("王小芳", SCHOOL));
        var bytes = Files.readAllBytes(good);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("/Creator") + 12] ^= 1;
        var bad = Files.write(folder.resolve("bad.pdf"), bytes);

        assertThat(run("pdfsig", "-nocert", good.toString()))
                .contains("Signature is Valid.", "ETSI.CAdES.detached", "Total document signed");
        assertThat(run("pdfsig", "-nocert", bad.toString())).doesNotContain("Signature is Valid.");
    }

    @Test
    void theQrCodeOnThePaperLeadsToTheVerificationPage() throws Exception {
        var pdf = Files.write(folder.resolve("qr.pdf"), print("王小芳", SCHOOL));
        run(
                "pdftoppm",
                "-png",
                "-r",
                "110",
                pdf.toString(),
                folder.resolve("qr").toString());
        var image = ImageIO.read(folder.resolve("qr-1.png").toFile());
        var lowerLeft = image.getSubimage(
                image.getWidth() / 10, image.getHeight() * 3 / 4, image.getWidth() * 3 / 10, image.getHeight() / 5);

        var code = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(lowerLeft))));

        assertThat(code.getText())
                .isEqualTo("https://liangku.example/verify/"
                        + Samples.certificate("王小芳", SCHOOL).number());
    }

    @Test
    void aDemoSaysThatItIsInvalid() throws IOException {
        var pdf = new CertificatePress(Samples.settings(folder, "small"), key)
                .print(Samples.certificate("王小芳", SCHOOL), NOON);

        assertThat(text(pdf)).contains("演示 DEMO — 无效 NOT VALID", "DEMO – NOT VALID");
        assertThat(text(print("王小芳", SCHOOL))).doesNotContain("DEMO");
    }

    @Test
    void theLongestNamesStayOnThePage() throws IOException {
        var employer = "聊城市东昌府区".repeat(28) + "食堂";

        assertThat(text(print("阿".repeat(60), employer)).replace("\n", "")).contains(employer, "阿".repeat(60));
    }

    private static byte[] print(String holder, String employer) {
        return new CertificatePress(Samples.settings(folder, "none"), key)
                .print(Samples.certificate(holder, employer), NOON);
    }

    private static PdfDocument open(byte[] pdf) throws IOException {
        return new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = open(pdf)) {
            return PdfTextExtractor.getTextFromPage(document.getPage(1));
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        // Looked for on the PATH; where it is not, nothing is proved and this fails.
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
