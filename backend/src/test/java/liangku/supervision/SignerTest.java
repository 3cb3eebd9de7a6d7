package liangku.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import liangku.privacy.KeyRing;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignerTest {

    /** 00, 01, … 1f. */
    static byte[] secret() {
        var secret = new byte[32];
        for (var i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        return secret;
    }

    /** Key number n is 32 bytes of n, but for the first, which is {@link #secret}. */
    static FeedKeys keys(SignType type, int... numbers) {
        var lines = Arrays.stream(numbers)
                .mapToObj(number -> {
                    var secret = secret();
                    if (number > 1) {
                        Arrays.fill(secret, (byte) number);
                    }
                    return number + ":" + Base64.getEncoder().encodeToString(secret);
                })
                .collect(Collectors.joining(","));
        return new FeedKeys(type, KeyRing.load(Path.of("unused"), "supervision.key", lines));
    }

    @Test
    void whoHasThePublicKeyAloneVerifiesSm2() throws Exception {
        var signer = new Signer(SignType.SM2_SM3, "1", secret());
        var pem = signer.publicKey().orElseThrow();
        var encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var provider = new BouncyCastleProvider();
        var key = KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(encoded));

        // The provider's signature takes the user id of GB/T 35276 unless it is told another.
        var verifier = Signature.getInstance("SM3withSM2", provider);
        verifier.initVerify(key);
        verifier.update("培训合格".getBytes(UTF_8));

        assertThat(verifier.verify(Base64.getDecoder().decode(signer.sign("培训合格"))))
                .isTrue();
        assertThat(pem).doesNotContain(Base64.getEncoder().encodeToString(secret()));
        assertThat(new Signer(SignType.HMAC_SM3, "1", secret()).publicKey()).isEmpty();
    }

    @Test
    void sm3IsTheStandards() {
        assertThat(new Signer(SignType.HMAC_SM3, "1", secret()).digest("abc".getBytes(UTF_8)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void theSha256TypeDigestsWithSha256() {
        assertThat(new Signer(SignType.HMAC_SHA256, "1", secret()).digest("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void hmacsAreWhatOpensslMakesOfThem() {
        assertThat(new Signer(SignType.HMAC_SM3, "1", secret()).sign("hello"))
                .isEqualTo("6004aa01dfe9ddb3d5faadedc3306310bc8e7b80aba8419f0e9c3735b9da8cbf");
        assertThat(new Signer(SignType.HMAC_SHA256, "1", secret()).sign("hello"))
                .isEqualTo("53c40272a70c15ca4ee0af4df1f155fd6c41e00ce2307d8987ecd4bb36a7e990");
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureHoldsForItsTextAndKeyOnly(SignType type) {
        var signer = new Signer(type, "1", secret());
        var signature = signer.sign("培训合格");
        var other = secret();
        other[0] = 9;

        assertThat(signer.verify("培训合格", signature)).isTrue();
        assertThat(signer.verify("培训不合格", signature)).isFalse();
        assertThat(new Signer(type, "1", other).verify("培训合格", signature)).isFalse();
        assertThat(signer.verify("培训合格", "not a signature")).isFalse();
        assertThat(signer.verify("培训合格", "")).isFalse();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Signer(SignType.HMAC_SM3, "1", new byte[8]))
                .withMessageContaining("8 bytes, 32 wanted");
    }

    @Test
    void canonicalJsonSortsItsKeysAndWritesNumbersOneWay() {
        var json = CanonicalJson.of(Map.of(
                "b",
                new BigDecimal("100.00"),
                "a",
                List.of("王", Map.of("y", new BigDecimal("85.70"), "x", new BigDecimal("0.00"))),
                "c",
                7));

        assertThat(json).isEqualTo("{\"a\":[\"王\",{\"x\":0,\"y\":85.7}],\"b\":100,\"c\":7}");
    }
}
