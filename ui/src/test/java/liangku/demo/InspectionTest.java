package liangku.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import liangku.privacy.KeyRing;
import liangku.supervision.FeedKeys;
import liangku.supervision.SignType;
import liangku.supervision.SignedRequest;
import liangku.supervision.Signer;
import org.junit.jupiter.api.Test;

class InspectionTest {

    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Inspection inspection = new Inspection(keys(2), "app");
    private int nonces;

    /** Key number n is 32 bytes of n. */
    static FeedKeys keys(int last) {
        var lines = IntStream.rangeClosed(1, last)
                .mapToObj(number -> number + ":" + Base64.getEncoder().encodeToString(filled(number)))
                .collect(Collectors.joining(","));
        return new FeedKeys(SignType.HMAC_SM3, KeyRing.load(Path.of("unused"), "supervision.key", lines));
    }

    private static byte[] filled(int number) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) number);
        return secret;
    }

    @Test
    void whoSignsWithTheKeyTheyNameComesIn() {
        assertThat(refusal(new Signer(SignType.HMAC_SM3, "1", filled(1)), "1"))
                .as("a node that does not have the new key yet")
                .isEmpty();
        assertThat(refusal(new Signer(SignType.HMAC_SM3, "2", filled(2)), "2")).isEmpty();
        assertThat(refusal(new Signer(SignType.HMAC_SM3, "2", filled(2)), "")).isEmpty();
    }

    @Test
    void whoNamesAnotherKeyDoesNot() {
        assertThat(refusal(new Signer(SignType.HMAC_SM3, "1", filled(1)), "2"))
                .contains(Inspection.Refusal.WRONG_SIGNATURE);
        assertThat(refusal(new Signer(SignType.HMAC_SM3, "3", filled(3)), "3"))
                .contains(Inspection.Refusal.UNKNOWN_KEY);
    }

    private Optional<Inspection.Refusal> refusal(Signer signer, String keyId) {
        var nonce = "0123456789abcdef" + nonces++;
        var request = new SignedRequest("POST", "/report/X", "", "app", NOW.toEpochMilli(), nonce, signer.digest(BODY));
        Map<String, String> headers = new HashMap<>(Map.of(
                SignedRequest.APP_ID,
                "app",
                SignedRequest.TIMESTAMP,
                Long.toString(NOW.toEpochMilli()),
                SignedRequest.NONCE,
                nonce,
                SignedRequest.SIGN_TYPE,
                "HMAC-SM3",
                SignedRequest.DIGEST,
                request.digest(),
                SignedRequest.SIGNATURE,
                signer.sign(request.text())));
        if (!keyId.isEmpty()) {
            headers.put(SignedRequest.KEY_ID, keyId);
        }
        return inspection.refusal("POST", "/report/X", "", headers::get, BODY, NOW);
    }
}
