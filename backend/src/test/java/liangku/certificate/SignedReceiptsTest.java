package liangku.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import liangku.exam.AttemptId;
import liangku.exam.Receipt;
import liangku.testing.House;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed receipts are in people's hands for years: what is signed can never be written another way. */
class SignedReceiptsTest {

    private static final Receipt RECEIPT = new Receipt(
            new AttemptId(UUID.fromString("01890000-0000-7000-8000-000000000001")),
            Instant.parse("2026-03-02T06:41:12.345678Z"),
            50,
            "ccda62a74364c4f9e0c9faa87cdedb2f9932b30e6ec4ef913dd40d877d0f36f3");

    /** A key of another tool, its certificate, and what that tool signed with it. */
    private static final String GOLDEN_KEY = "b1b3d2ba";

    private static final String GOLDEN_CERTIFICATE =
            "MIIBdzCCAR2gAwIBAgIUKoCcsrU1DWEdCpXXP5ukRGhNVS0wCgYIKoZIzj0EAwIwETEPMA0GA1UECgwGR29sZGVuMB4XDTI2"
                    + "MTEyODAxMzEwMloXDTQ2MTEyMzAxMzEwMlowETEPMA0GA1UECgwGR29sZGVuMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE"
                    + "WAFpL++ZzSvBZbaX531lCxQxZSp6ETB4jstWtfeKTgwsOzwCr6sKWIZ9kZoLdnBSnFlW9t8JlKVeEXuuhw5AMqNTMFEwHQYD"
                    + "VR0OBBYEFIbznA+6Z0Jg6QNv7eBLHacpSsHYMB8GA1UdIwQYMBaAFIbznA+6Z0Jg6QNv7eBLHacpSsHYMA8GA1UdEwEB/wQF"
                    + "MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgMsHyajmsEhMWpiIsnUZYsSZxNhgJ40noQCA9opmLgVECIQDLDVt3PL7t1xc+5hRu"
                    + "rVAoFPI/KPqX2V2YWMkrQhVG4Q==";

    private static final String GOLDEN_SIGNATURE =
            "MEQCIExbywhBAjuGyiv41K1FMlY_eEqNN3MSuE_pvdyrm1C3AiBPYGmQpgY7ObBRa9ROurWgSZ9pDJDaeIr-si7M6BgrGQ";

    @TempDir
    private static Path folder;

    private static final House HOUSE = new House(TestDatabase.of(Office.MODULES));

    @Test
    void whatIsSignedHasOneForm() {
        assertThat(SignedReceipts.text(RECEIPT))
                .isEqualTo("{\"at\":\"2026-03-02T06:41:12.345678Z\",\"digest\":"
                        + "\"ccda62a74364c4f9e0c9faa87cdedb2f9932b30e6ec4ef913dd40d877d0f36f3\",\"lines\":50,"
                        + "\"number\":\"01890000-0000-7000-8000-000000000001\",\"schema\":\"liangku.receipt/1\"}");
    }

    @Test
    void whatAnotherToolSignedWithAKeyOfOursIsOurs() {
        var receipts = office("golden");
        assertThat(receipts.isOurs(RECEIPT, GOLDEN_SIGNATURE)).isFalse();

        HOUSE.db
                .sql("insert into certificate.signing_key (id, certificate, since) values (:id, :certificate, now())")
                .param("id", GOLDEN_KEY.repeat(8))
                .param("certificate", Base64.getDecoder().decode(GOLDEN_CERTIFICATE))
                .update();

        assertThat(receipts.isOurs(RECEIPT, GOLDEN_SIGNATURE)).isTrue();
    }

    @Test
    void aSignatureHoldsAfterTheKeyHasBeenReplaced() {
        var signature = office("first").sign(RECEIPT);

        assertThat(office("second").isOurs(RECEIPT, signature)).isTrue();
    }

    @Test
    void anotherWordOnTheReceiptIsRefused() {
        var receipts = office("words");
        var signature = receipts.sign(RECEIPT);
        var other = new AttemptId(UUID.fromString("01890000-0000-7000-8000-000000000002"));

        assertThat(receipts.isOurs(RECEIPT, signature)).isTrue();
        assertThat(List.of(
                        new Receipt(other, RECEIPT.at(), 50, RECEIPT.digest()),
                        new Receipt(RECEIPT.number(), RECEIPT.at().plusNanos(1_000), 50, RECEIPT.digest()),
                        new Receipt(RECEIPT.number(), RECEIPT.at(), 51, RECEIPT.digest()),
                        new Receipt(
                                RECEIPT.number(),
                                RECEIPT.at(),
                                50,
                                RECEIPT.digest().replace("ccda62", "ccda63"))))
                .noneMatch(changed -> receipts.isOurs(changed, signature));
    }

    @Test
    void aSignatureWithAChangedByteIsRefused() {
        var receipts = office("bytes");
        var signature = Base64.getUrlDecoder().decode(receipts.sign(RECEIPT));
        for (var at = 0; at < signature.length; at++) {
            var changed = signature.clone();
            changed[at] ^= 1;
            assertThat(receipts.isOurs(
                            RECEIPT, Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("byte %d", at)
                    .isFalse();
        }
        assertThat(receipts.isOurs(RECEIPT, "")).isFalse();
        assertThat(receipts.isOurs(RECEIPT, "not base64 at all!")).isFalse();
        assertThat(receipts.isOurs(RECEIPT, "A".repeat(100_000))).isFalse();
    }

    private static SignedReceipts office(String keys) {
        var settings = Samples.settings(folder.resolve(keys), "none");
        var signing = new Signing(HOUSE.db, new SigningKeyFile(settings).load(Samples.NOON), Samples.NOON);
        signing.afterSingletonsInstantiated();
        return new SignedReceipts(signing);
    }
}
