package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import liangku.api.PublicPage.Setting;
import liangku.exam.AttemptId;
import liangku.exam.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptPageTest {

    private static final Receipt RECEIPT = new Receipt(
            new AttemptId(UUID.fromString("01890000-0000-7000-8000-000000000001")),
            Instant.parse("2026-03-02T06:41:12.345678Z"),
            50,
            "ccda62a74364c4f9e0c9faa87cdedb2f9932b30e6ec4ef913dd40d877d0f36f3");

    @ParameterizedTest
    @CsvSource({
        "true, true, 回执真实, Genuine",
        "true, false, 核对不一致, Does not hold",
        "false, true, 不是真实回执, Not genuine",
        "false, false, 不是真实回执, Not genuine",
        ", true, 有此回执, On record",
        ", false, 核对不一致, Does not hold"
    })
    void whatAReceiptIsWorthIsSaidInBothLanguages(@Nullable Boolean signed, boolean held, String zh, String en) {
        var known = new ReceiptQuestions.Finding.Known(RECEIPT, Optional.ofNullable(signed), held);

        assertThat(page(Locale.CHINESE).known(known, Optional.of("abc")))
                .contains("<h1>" + zh + "</h1>", "2026年3月2日 14:41:12", RECEIPT.digest(), ">50<");
        assertThat(page(Locale.ENGLISH).known(known, Optional.of("abc")))
                .contains("<h1>" + en + "</h1>", "2 March 2026, 14:41:12");
    }

    @Test
    void theOtherLanguageIsAskedAboutTheSameReceipt() {
        var known = new ReceiptQuestions.Finding.Known(RECEIPT, Optional.of(true), true);

        assertThat(page(Locale.CHINESE).known(known, Optional.of("a-_b")))
                .contains("/verify/receipt/" + RECEIPT.number()
                        + "?at=2026-03-02T06%3A41%3A12.345678Z&amp;lines=50&amp;digest=" + RECEIPT.digest()
                        + "&amp;signature=a-_b&amp;lang=en");
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() {
        var evil = "\"><script>alert(1)</script>";
        var known = new ReceiptQuestions.Finding.Known(
                new Receipt(RECEIPT.number(), RECEIPT.at(), 50, evil), Optional.of(false), false);

        assertThat(page(Locale.CHINESE).unknown(evil)).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(page(Locale.CHINESE).known(known, Optional.of(evil))).doesNotContain("<script");
    }

    @Test
    void aTimeThatIsInNoCalendarIsNone() {
        assertThat(shown(Instant.MAX).says()).isEmpty();
        assertThat(shown(Instant.MIN).says()).isEmpty();
        assertThat(shown(RECEIPT.at()).says()).isPresent();
    }

    private static ReceiptQuestions.Shown shown(Instant at) {
        return ReceiptQuestions.Shown.of(
                RECEIPT.number().toString(),
                Optional.of(at),
                Optional.of(RECEIPT.lines()),
                Optional.of(RECEIPT.digest()),
                Optional.empty());
    }

    private static ReceiptPage page(Locale language) {
        return new ReceiptPage(new Words("verify", language), Setting.REAL);
    }
}
