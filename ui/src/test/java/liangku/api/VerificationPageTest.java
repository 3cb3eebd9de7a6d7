package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import liangku.api.PublicPage.Setting;
import liangku.certificate.CertificateNumber;
import liangku.certificate.CertificateStatus;
import liangku.certificate.Verification;
import liangku.people.Post;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationPageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final CertificateNumber NUMBER = new CertificateNumber("371502", 2026, 123);

    @ParameterizedTest
    @EnumSource
    void everyStateSaysItsWordInBothLanguages(CertificateStatus status) throws IOException {
        var chinese = page(Locale.CHINESE).known(certificate(status, "单位"));
        var english = page(Locale.ENGLISH).known(certificate(status, "单位"));

        assertThat(chinese).contains("<h1>" + status.zh() + "</h1>", "2026年11月23日", NUMBER.toString(), "王*");
        assertThat(english).contains("<h1>" + status.en() + "</h1>", "23 November 2026", "Kitchen");
        var folder = Files.createDirectories(Path.of("target/verify"));
        Files.writeString(folder.resolve(status + ".html"), chinese);
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() {
        var evil = "\"><script>alert(1)</script>";

        assertThat(page(Locale.CHINESE).unknown(evil)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(page(Locale.CHINESE).known(certificate(CertificateStatus.VALID, evil)))
                .doesNotContain("<script");
    }

    @Test
    void aDemoSaysSo() {
        assertThat(new VerificationPage(new Words("verify", Locale.CHINESE), TODAY, Setting.DEMO).ask())
                .contains("证书无效");
        assertThat(page(Locale.CHINESE).ask()).doesNotContain("证书无效").contains("name=\"number\"");
    }

    private static VerificationPage page(Locale language) {
        return new VerificationPage(new Words("verify", language), TODAY, Setting.REAL);
    }

    private static Verification certificate(CertificateStatus status, String employer) {
        return new Verification(
                NUMBER,
                status,
                "王*",
                employer,
                Post.KEY_OPERATOR,
                "从业人员食品安全培训",
                "Kitchen workers",
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2027, 5, 22),
                status == CertificateStatus.REVOKED ? Optional.of(TODAY) : Optional.empty(),
                status == CertificateStatus.SUPERSEDED ? Optional.of(NUMBER) : Optional.empty(),
                Optional.of("ab".repeat(32)));
    }
}
